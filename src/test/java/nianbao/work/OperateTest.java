package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nianbao.SparkTest;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;
import nianbao.lake.Plan;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the operator has besides the nightly itself; few runs, many looks. */
class OperateTest extends SparkTest {
  private static final Set<Night.Stage> TO_LAKE = EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE);

  private static final String KILLED = "20010301T023000.000Z";

  @TempDir static Path folder;

  private static Lake bad;
  private static Halves halves;

  /**
   * A lake whose documents came in two nights, one of the first withdrawn before the second, which
   * also cleaned up without any retention.
   *
   * @param facts how many there were after each night
   * @param then as of a moment between the nights, asked before and after the clean-up
   */
  private record Halves(Lake lake, Path landing, long[] facts, long[] then, JsonNode report) {}

  /**
   * One lake of bad files for several tests: a night costs Spark many seconds, whatever its size.
   */
  private Lake bad() throws IOException {
    if (bad == null) {
      Path landing = Files.createDirectories(folder.resolve("bad"));
      Files.write(landing.resolve("empty.html"), new byte[0]);
      Files.write(landing.resolve("half.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
      Files.writeString(landing.resolve("a.html"), "<p>一页</p>", StandardCharsets.UTF_8);
      bad = lake("bad-lake");
      Files.createDirectories(folder.resolve("bad-lake"));
      Files.writeString(folder.resolve("bad-lake/run.lock"), "run " + KILLED + " nightly");
      night(bad, landing, Map.of("quarantine.share", "1"));
    }
    return bad;
  }

  private Halves halves() throws IOException {
    if (halves == null) {
      Path all = sample(24, 8);
      List<Path> files = sorted(all);
      Path landing = folder.resolve("arriving");
      Lake lake = lake("halves");
      copy(all, landing, files.subList(0, files.size() / 2));
      night(lake, landing, Map.of("quarantine.share", "1"));
      long before = lake.newest("facts").count();
      String sha =
          lake.newest("files")
              .where("state = 'loaded'")
              .selectExpr("min(source_sha256)")
              .head()
              .getString(0);
      Instant between = Instant.now();
      long then = asOf(lake, between);
      decide(lake, between, Decisions.Action.WITHDRAW, sha, null);
      copy(all, landing, files.subList(files.size() / 2, files.size()));
      var keen =
          Map.of(
              "quarantine.share", "1",
              "compact.files", "1",
              "vacuum.retain_hours", "0",
              "vacuum.every_hours", "0");
      night(lake, landing, keen);
      halves =
          new Halves(
              lake,
              landing,
              new long[] {before, lake.newest("facts").count()},
              new long[] {then, asOf(lake, between)},
              report(lake));
    }
    return halves;
  }

  @Test
  void aPlanWritesNothingAndTellsNewFromChangedFromUnchanged() throws IOException {
    Lake lake = bad();
    Path landing = folder.resolve("bad");
    Plan first = Plan.of(lake("nowhere"), landing.toString());
    assertEquals(3, first.fresh().files());
    assertFalse(Files.exists(folder.resolve("nowhere")));
    Path later = Files.createDirectories(folder.resolve("later"));
    for (Path file : sorted(landing)) {
      Files.copy(file, later.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(later.resolve("a.html"), "<p>另一页</p>");
    Files.writeString(later.resolve("new.html"), "<p>新页</p>");
    long files = files();
    Plan second = Plan.of(lake, later.toString());
    assertEquals(List.of("new.html"), second.fresh().examples());
    assertEquals(List.of("a.html"), second.changed().examples());
    assertEquals(2, second.unchanged());
    assertEquals(0, second.rereads());
    assertEquals(files, files());
  }

  @Test
  void everyRunLeavesAReportThatNamesAllThatIsHeldBack() throws IOException {
    Lake lake = bad();
    JsonNode report = report(lake);
    if (report.get("outcome").asText().equals("published")) {
      assertEquals(lake.release().orElseThrow().hash(), report.get("lake_hash").asText());
      assertEquals(held(lake), report.get("quarantine").size());
      report
          .get("quarantine")
          .forEach(row -> assertFalse(row.get("reason").isNull(), row::toString));
    }
    night(lake, folder.resolve("bad"), Map.of("quarantine.share", "1"));
    JsonNode unchanged = report(lake);
    assertEquals("unchanged", unchanged.get("outcome").asText());
    assertEquals(held(lake), unchanged.at("/counts/documents_unreadable").asLong());
    assertEquals(0, unchanged.get("sections").size());
    Assertions.assertTrue(
        Files.readString(folder.resolve("bad-lake/metrics.prom"))
            .contains("outcome=\"unchanged\""));
  }

  @Test
  void aRunThatChangesNothingAsksSparkForItsRowOfTheLedgerAlone() throws Exception {
    Lake lake = bad();
    var jobs = new java.util.concurrent.atomic.AtomicInteger();
    var counting =
        new org.apache.spark.scheduler.SparkListener() {
          @Override
          public void onJobStart(org.apache.spark.scheduler.SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    lake.spark().sparkContext().addSparkListener(counting);
    int code = night(lake, folder.resolve("bad"), Map.of("quarantine.share", "1"));
    lake.spark().sparkContext().listenerBus().waitUntilEmpty();
    lake.spark().sparkContext().removeSparkListener(counting);
    assertEquals(Exit.DONE, code);
    // The whole of it took some forty before.
    Assertions.assertTrue(jobs.get() <= 4, jobs + " jobs");
  }

  @Test
  void aRunOverItsThresholdIsToldSoEveryNightThoughNothingChanged() throws IOException {
    Lake lake = bad();
    Map<String, String> strict = Map.of("quarantine.share", "0.1");
    assertEquals(Exit.QUARANTINE, night(lake, folder.resolve("bad"), strict));
  }

  @Test
  @EnabledIfSystemProperty(named = "nights", matches = "\\d+|all")
  void aReportSaysWhatItsReleaseDidToTheNumbers() throws IOException {
    long difference = 0;
    for (JsonNode row : halves().report().at("/sections/values/rows")) {
      String why = row.get("why").asText();
      long figures = row.get("figures").asLong();
      difference += why.contains("stated by a") ? figures : 0;
      difference -= why.startsWith("gone") || why.startsWith("no longer") ? figures : 0;
    }
    assertEquals(halves().facts()[1] - halves().facts()[0], difference);
  }

  @Test
  void aWaivedDocumentCountsAgainAfterItsDayAndAWithdrawnOneIsNeverServed() throws IOException {
    Path landing = sample(12, 6);
    Lake lake = lake("decided");
    night(lake, landing, Map.of("quarantine.share", "1"));
    String clean = lake.release().orElseThrow().hash();
    Row served =
        lake.newest("files")
            .where("state = 'loaded'")
            .orderBy("source_uri")
            .limit(1)
            .collectAsList()
            .get(0);
    String sha = served.getAs("source_sha256");
    Instant now = Instant.now();
    decide(lake, now, Decisions.Action.WITHDRAW, sha, null);
    night(lake, landing, Map.of("quarantine.share", "1"));
    Row held = lake.newest("files").where("source_sha256 = '" + sha + "'").collectAsList().get(0);
    assertEquals("quarantined", held.getAs("state"));
    Assertions.assertTrue(held.<String>getAs("reason").contains("a tester"), held.toString());
    assertEquals(0, lake.newest("facts").where("source_sha256 = '" + sha + "'").count());
    long copies = lake.newest("files").where("source_sha256 = '" + sha + "'").count();
    assertEquals(copies, Decisions.settled(lake, now));
    decide(lake, now.plusSeconds(1), Decisions.Action.WAIVE, sha, now.plusSeconds(100));
    assertEquals(copies, Decisions.settled(lake, now.plusSeconds(50)));
    assertEquals(0, Decisions.settled(lake, now.plusSeconds(100)));
    decide(lake, now.plusSeconds(2), Decisions.Action.REPLAY, sha, null);
    night(lake, landing, Map.of("quarantine.share", "1"));
    assertEquals(clean, lake.release().orElseThrow().hash());
  }

  @Test
  @EnabledIfSystemProperty(named = "nights", matches = "\\d+|all")
  void aRebuildFromTheArchiveComesToTheSameLake() throws IOException {
    Lake lake = halves().lake();
    removeAll(halves().landing());
    Settings settings = settings(lake, halves().landing(), Map.of("quarantine.share", "1"));
    var silent = new Progress(System.err, true);
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    Lake fresh = lake("fresh");
    Set<Night.Stage> derived = EnumSet.of(Night.Stage.LAKE);
    var clean = new Night(fresh, settings, silent, "test");
    assertEquals(Exit.DONE, RebuildCommand.rebuild(lake, fresh, clean, derived, false, nowhere));
    Timestamp known = lake.newest("facts").selectExpr("max(known_from)").head().getTimestamp(0);
    var again = new Night(lake, settings, silent, "test");
    assertEquals(Exit.DONE, RebuildCommand.rebuild(lake, lake, again, derived, false, nowhere));
    assertEquals(known, lake.newest("facts").selectExpr("max(known_from)").head().getTimestamp(0));
  }

  @Test
  @EnabledIfSystemProperty(named = "nights", matches = "\\d+|all")
  void historyAndContentSurviveCompactionAndVacuumWithoutRetention() throws IOException {
    Lake lake = halves().lake();
    assertEquals(1, lake.newest("archive").inputFiles().length);
    assertEquals(lake.release().orElseThrow().hash(), lake.recomputedHash());
    Assertions.assertTrue(lake.newest("facts_ended").count() > 0);
    assertEquals(halves().then()[0], halves().then()[1]);
  }

  @Test
  void aNewerLakeIsNeitherReadNorWritten() throws IOException {
    Lake lake = lake("newer");
    Path there = Files.createDirectories(folder.resolve("newer"));
    Files.writeString(there.resolve("lake_version.json"), "{\"schema\": 999}");
    Exit refused = assertThrows(Exit.class, () -> night(lake, folder, Map.of()));
    assertEquals(Exit.USAGE, refused.code());
    assertEquals(1, refused.getMessage().lines().count());
    assertEquals(1, sorted(there).size());
  }

  @Test
  void aKilledRunGetsItsRowFromTheNextOne() throws IOException {
    List<Row> runs = bad().newest("runs").orderBy("run_id").collectAsList();
    assertEquals(KILLED, runs.get(0).getAs("run_id"));
    assertEquals("failed", runs.get(0).getAs("outcome"));
    Assertions.assertTrue(runs.get(0).isNullAt(2));
    assertEquals(1, runs.stream().filter(run -> run.getAs("run_id").equals(KILLED)).count());
  }

  @Test
  void aMisspelledColumnCannotSlipIntoATable() {
    Lake lake = lake("misspelled");
    var rows = lake.newest("decisions").withColumnRenamed("author", "auther");
    assertThrows(Exception.class, () -> lake.append("decisions", rows));
  }

  private void decide(Lake lake, Instant at, Decisions.Action action, String sha, Instant end) {
    var one = new Decisions.Decision(at, "a tester", action, sha, "a path", "a reason", end);
    Decisions.add(lake, List.of(one));
  }

  private static long asOf(Lake lake, Instant moment) throws IOException {
    lake.registerAsOf(lake.release().orElseThrow(), moment);
    return lake.spark().table("facts").count();
  }

  private static long held(Lake lake) {
    return lake.newest("files")
        .where("state IN ('quarantined', 'unreadable', 'needs_ocr')")
        .count();
  }

  private JsonNode report(Lake lake) throws IOException {
    String run = lake.newest("runs").selectExpr("max(run_id)").head().getString(0);
    Path file = Path.of(lake.path("reports_of_runs"), run + ".json");
    Assertions.assertTrue(Files.exists(Path.of(file.toString().replace(".json", ".html"))));
    return new ObjectMapper().readTree(file.toFile());
  }

  private Path sample(int reports, long seed) throws IOException {
    Path out = folder.resolve("sample" + seed);
    SampleCorpus.write(out, reports, seed, SampleOptions.USUAL);
    return out.resolve("landing");
  }

  private static List<Path> sorted(Path landing) throws IOException {
    try (Stream<Path> all = Files.walk(landing)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private long files() throws IOException {
    return sorted(folder).size();
  }

  private static void copy(Path from, Path to, List<Path> files) throws IOException {
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static void removeAll(Path landing) throws IOException {
    for (Path file : sorted(landing)) {
      Files.delete(file);
    }
  }

  private Lake lake(String name) {
    return Lake.at(spark(), folder.resolve(name).toString());
  }

  private static Settings settings(Lake lake, Path landing, Map<String, String> more) {
    var given = new HashMap<>(more);
    given.put("landing", landing.toString());
    given.put("lake", lake.root().toString());
    return Settings.of(null, Map.of(), given);
  }

  private static int night(Lake lake, Path landing, Map<String, String> more) throws IOException {
    var silent = new Progress(System.err, true);
    return new Night(lake, settings(lake, landing, more), silent, "test").run(TO_LAKE);
  }
}
