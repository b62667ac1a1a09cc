package nianbao.work;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;
import nianbao.lake.RunLock;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "quarantine",
    description = {
      "Lists what is held back, and keeps what people decide about it.",
      "waive: does not count for exit code 4 until a day. withdraw: never served, whatever it says.",
      "replay: read anew with the next run; earlier decisions about it end."
    })
final class QuarantineCommand implements Callable<Integer> {
  enum Verb {
    list,
    waive,
    replay,
    withdraw
  }

  private static final String HASH = "[0-9a-f]{8,64}";

  @Mixin Options options;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(names = "--author", paramLabel = "NAME", description = "Who decides.")
  String author;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why.")
  String reason;

  @Option(names = "--until", paramLabel = "DAY", description = "Last day of a waiver: 2027-03-31.")
  String until;

  @Parameters(index = "0", paramLabel = "list|waive|replay|withdraw", description = "What to do.")
  Verb verb;

  @Parameters(
      index = "1..*",
      paramLabel = "DOCUMENT",
      description = "source_uri, or the first eight or more digits of source_sha256.")
  List<String> documents = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Map<String, String> given = new HashMap<>();
    given.put("lake", lake);
    Settings settings = options.settings(given);
    settings.required("lake");
    Instant end = verb == Verb.list ? null : checked();
    try (SparkSession spark = options.spark(settings, null)) {
      Lake there = options.existing(spark, settings);
      if (verb == Verb.list) {
        list(there, System.out);
        return Exit.DONE;
      }
      decide(there, end, System.out);
      return Exit.DONE;
    }
  }

  /** Checks what a decision needs; returns the end of a waiver. */
  private Instant checked() {
    if (documents.isEmpty() || isBlank(author) || isBlank(reason)) {
      throw new Exit(Exit.USAGE, verb + " needs a document, --author and --reason");
    }
    if (verb != Verb.waive) {
      if (until != null) {
        throw new Exit(Exit.USAGE, "--until belongs to waive alone");
      }
      return null;
    }
    try {
      return LocalDate.parse(String.valueOf(until))
          .plusDays(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeParseException e) {
      throw new Exit(Exit.USAGE, "waive needs --until with a day such as 2027-03-31");
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  static void list(Lake lake, PrintStream out) throws IOException {
    lake.registerRelease(lake.release().orElseThrow());
    Decisions.current(lake).createOrReplaceTempView("decided");
    new ResultWriter(ResultWriter.Format.table, out).write(lake.spark().sql(LIST));
  }

  private static final String LIST =
      """
      SELECT f.state, f.reason, f.source_uri, substring(f.source_sha256, 1, 12) AS sha256, d.action AS decided,
        d.author, date_format(d.expires_at - INTERVAL 1 SECOND, 'yyyy-MM-dd') AS expires, d.reason AS because
      FROM files f LEFT JOIN decided d ON f.source_sha256 = d.source_sha256
      WHERE f.state IN ('quarantined', 'unreadable', 'needs_ocr') OR d.action IS NOT NULL
      ORDER BY f.state, f.reason, f.source_uri
      """;

  private void decide(Lake lake, Instant end, PrintStream out) throws IOException {
    var lock = RunLock.take(lake, "decision of " + author);
    if (lock.isEmpty()) {
      throw new Exit(Exit.LOCKED, "a run holds the lock of %s".formatted(lake.root()));
    }
    try (RunLock held = lock.get()) {
      lake.registerRelease(lake.release().orElseThrow());
      var decisions = new ArrayList<Decisions.Decision>();
      for (String document : documents) {
        decisions.addAll(decisions(lake, document, end));
      }
      Decisions.add(lake, decisions);
      decisions.forEach(d -> out.printf("%s  %.12s  %s%n", verb, d.sha256(), d.uri()));
      out.println("In force with the next run.");
    }
  }

  private List<Decisions.Decision> decisions(Lake lake, String document, Instant end) {
    var files = lake.spark().table("files");
    var path = files.col("source_uri").equalTo(document);
    boolean hash = document.matches(HASH);
    List<Row> found =
        files
            .where(hash ? path.or(files.col("source_sha256").startsWith(document)) : path)
            .selectExpr(
                "source_sha256", "min(source_uri) OVER (PARTITION BY source_sha256)", "state")
            .distinct()
            .orderBy("source_sha256")
            .collectAsList();
    if (found.isEmpty()) {
      throw new Exit(Exit.USAGE, "the release knows no document " + document);
    }
    if (hash && found.stream().map(row -> row.getString(0)).distinct().count() > 1) {
      throw new Exit(Exit.USAGE, document + " is the beginning of several documents' hashes");
    }
    var decisions = new java.util.TreeMap<String, Decisions.Decision>();
    var action = Decisions.Action.valueOf(verb.name().toUpperCase(Locale.ROOT));
    for (Row row : found) {
      if (verb == Verb.waive && !Decisions.HELD.contains(row.getString(2))) {
        throw new Exit(Exit.USAGE, document + " is not held back");
      }
      decisions.put(
          row.getString(0),
          new Decisions.Decision(
              Instant.now(), author, action, row.getString(0), row.getString(1), reason, end));
    }
    return List.copyOf(decisions.values());
  }
}
