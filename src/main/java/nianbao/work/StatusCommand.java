package nianbao.work;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Last runs, what is served, what is held back and why.")
final class StatusCommand implements Callable<Integer> {
  @Mixin Options options;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(
      names = "--runs",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many runs; default 5.")
  int runs;

  @Option(names = "--verify", description = "Reads every row again and compares the lake hash.")
  boolean verify;

  @Override
  public Integer call() throws Exception {
    Map<String, String> given = new HashMap<>();
    given.put("lake", lake);
    Settings settings = options.settings(given);
    settings.required("lake");
    try (SparkSession spark = options.spark(settings, null)) {
      Lake there = Lake.at(spark, settings.required("lake"));
      Options.readable(there);
      if (!there.exists("runs")) {
        throw new Exit(
            Exit.INPUT_MISSING,
            "%s was never filled: run jobs/nightly first".formatted(there.root()));
      }
      report(there, System.out);
      return verify ? verified(there, System.out) : Exit.DONE;
    }
  }

  private static int verified(Lake there, PrintStream out) throws java.io.IOException {
    Release release = there.release().orElse(null);
    if (release == null) {
      return Exit.DONE;
    }
    String hash = there.recomputedHash(release);
    boolean same = hash.equals(release.hash());
    out.printf("%nEvery row read again: %s, %s%n", hash, same ? "the same" : "ANOTHER");
    return same ? Exit.DONE : Exit.AUDIT_FAILED;
  }

  private void report(Lake there, PrintStream out) throws Exception {
    SparkSession spark = there.spark();
    there.newest("runs").createOrReplaceTempView("runs");
    Row last = there.newest("runs").orderBy(col("run_id").desc()).head();
    String outcome = last.getAs("outcome");
    out.printf(
        "%s  %s%n", outcome.replace('_', ' ').toUpperCase(Locale.ROOT), RunSummary.advice(outcome));
    // A killed run got its row from the next one, and has no page.
    if (last.getAs("finished_at") != null) {
      out.printf("Report: %s/%s.html%n", there.path(RunReport.FOLDER), last.getAs("run_id"));
    }
    out.println();
    out.println("Runs, newest first");
    print(
        spark,
        out,
        "SELECT run_id, command, outcome, round(unix_timestamp(finished_at) - unix_timestamp(started_at), 0) AS seconds, message FROM runs ORDER BY run_id DESC LIMIT "
            + runs);
    Release release = there.release().orElse(null);
    if (release == null) {
      out.println("\nNothing is served yet.");
      return;
    }
    there.registerRelease(release);
    out.printf("%nServed: release %s%nLake hash: %s%n", release.id(), release.hash());
    out.println("\nDocuments by state");
    print(
        spark,
        out,
        "SELECT state, count(*) AS documents, count(DISTINCT report_id) AS reports, min(report_year) AS from_year, max(report_year) AS to_year FROM files GROUP BY state ORDER BY documents DESC, state");
    out.println("\nFreshest report by publication");
    print(
        spark,
        out,
        "SELECT max(report_year) AS report_year, max(published_on) AS published_on, count(*) AS reports FROM reports");
    List<Row> held = spark.sql(HELD).limit(1).collectAsList();
    if (!held.isEmpty()) {
      out.println("\nHeld back, and why");
      print(spark, out, HELD);
    }
  }

  private static final String HELD =
      "SELECT state, reason, source_uri FROM files WHERE state IN ('quarantined', 'unreadable', 'needs_ocr') ORDER BY state, reason, source_uri";

  private static void print(SparkSession spark, PrintStream out, String sql) throws Exception {
    new ResultWriter(ResultWriter.Format.table, out).write(spark.sql(sql));
  }
}
