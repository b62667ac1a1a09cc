package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nianbao.Notice;
import nianbao.entity.Identity;
import nianbao.fact.Fact;
import nianbao.fact.ReportReader;
import nianbao.fact.ReportReading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder, one case, named for what is odd about it: {@code source.*} goes in; {@code
 * identity.txt}, {@code facts.txt} and {@code notices.txt} must come out. All documents are made
 * up. A folder may hold {@code source.ref}, the path of a document that stands elsewhere among the
 * test resources, and {@code truth.csv} and {@code reports.csv}, which are scored.
 */
class GoldenReportsTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path CASES = RESOURCES.resolve("golden");
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  @TestFactory
  Stream<DynamicTest> readsEveryCaseAsRecorded() throws IOException {
    return cases().stream()
        .map(dir -> dynamicTest(dir.getFileName().toString(), () -> readsAsRecorded(dir)));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> entries = Files.list(CASES)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void readsAsRecorded(Path dir) throws IOException {
    var identity = new ArrayList<String>();
    var facts = new ArrayList<String>();
    var notices = new ArrayList<String>();
    for (ReportReader.Read read : read(dir)) {
      identity.addAll(identity(read.landed().uri(), read.reading()));
      read.reading().facts().forEach(fact -> facts.add(line(fact)));
      read.reading().notices().forEach(notice -> notices.add(line(notice)));
    }
    check(dir.resolve("identity.txt"), identity);
    check(dir.resolve("facts.txt"), facts);
    check(dir.resolve("notices.txt"), notices);
  }

  private static List<ReportReader.Read> read(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      Path source =
          files
              .filter(file -> file.getFileName().toString().startsWith("source."))
              .filter(file -> !file.toString().endsWith(".meta.json"))
              .findFirst()
              .orElseThrow();
      Path content =
          source.endsWith("source.ref")
              ? RESOURCES.resolve(Files.readString(source).strip())
              : source;
      var readings = new ArrayList<ReportReader.Read>();
      ReportReader.readLanded(
          content.getFileName().toString(),
          Files.readAllBytes(content),
          LandingFiles.sidecar(source),
          readings::add);
      return readings;
    }
  }

  private static List<String> identity(String uri, ReportReading reading) {
    var lines = new ArrayList<String>();
    lines.add("uri       " + uri);
    lines.add(
        "document  %s %s %s"
            .formatted(
                reading.document().outcome(),
                reading.document().mediaType(),
                reading.document().charset()));
    Identity who = reading.identity();
    if (who == null) {
      lines.add("reason    " + reading.document().reason());
      return lines;
    }
    lines.add(
        "kind      %s %s".formatted(who.kind(), Objects.toString(who.kindReason(), "")).strip());
    lines.add("agency    %s %s".formatted(who.agencyId(), who.agencyName()));
    lines.add("sector    %s %s".formatted(who.sector(), who.agencyLevel()));
    lines.add("division  %s %s".formatted(who.divisionCode(), who.divisionName()));
    lines.add(
        "year      %s (%s to %s)".formatted(who.reportYear(), who.periodStart(), who.periodEnd()));
    lines.add("scope     " + who.scope());
    lines.add("title     " + who.title());
    lines.add("form      " + reading.form().form());
    return lines;
  }

  private static String line(Fact fact) {
    return String.join(
        " | ",
        fact.indicator(),
        Objects.toString(fact.applicantType(), "-"),
        Objects.toString(fact.reviewStage(), "-"),
        fact.periodBasis(),
        fact.value().stripTrailingZeros().toPlainString() + Objects.toString(fact.bound(), ""),
        fact.unit(),
        fact.status().code() + " " + fact.obsStatus(),
        fact.place().toString(),
        fact.sourceText());
  }

  private static String line(Notice notice) {
    return "%s %s %s %s"
        .formatted(notice.severity(), notice.rule(), notice.places(), notice.figures());
  }

  @Test
  void theScoreboardOverAllCasesIsTheAcceptedOne() throws IOException {
    var board = new Scoreboard();
    for (Path dir : cases()) {
      if (!Files.exists(dir.resolve("truth.csv"))) {
        continue;
      }
      var known = new TruthFiles();
      known.truth(dir.resolve("truth.csv"));
      known.reports(dir.resolve("reports.csv"));
      for (ReportReader.Read read : read(dir)) {
        Expected expected = known.of(read.landed().uri());
        assertTrue(expected != null, dir + " knows nothing of " + read.landed().uri());
        board.add(expected, read.reading());
      }
    }
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    board.printFailures(out);
    board.print(out);
    check(
        CASES.resolve("scoreboard.txt"), printed.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private static void check(Path golden, List<String> lines) throws IOException {
    if (REWRITE) {
      Files.write(golden, lines);
    }
    String recorded = Files.exists(golden) ? Files.readString(golden) : "";
    assertEquals(
        recorded.lines().toList(),
        String.join("\n", lines).lines().toList(),
        () -> golden + " differs; if it is right so, accept it with -Dgolden.rewrite=true");
  }
}
