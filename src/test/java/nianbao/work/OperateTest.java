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
import org.junit.jupiter.api.io.TempDir;

/** What the operator has besides the nightly itself; few runs, many looks. */
class OperateTest extends SparkTest {
  private static final Set<Night.Stage> TO_LAKE = EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE);

  @TempDir Path folder;

  @Test
  void aPlanWritesNothingAndTellsNewFromChangedFromUnchanged() throws IOException {
    Path landing = bad("landing");
    Lake lake = lake("lake");
    Plan first = Plan.of(lake, landing.toString());
    assertEquals(3, first.fresh().files());
    assertFalse(Files.exists(folder.resolve("lake")));
    night(lake, landing, Map.of());
    Files.writeString(landing.resolve("a.html"), "<p>另一页</p>");
    Files.writeString(landing.resolve("new.html"), "<p>新页</p>");
    long files = files();
    Plan second = Plan.of(lake, landing.toString());
    assertEquals(List.of("new.html"), second.fresh().examples());
    assertEquals(List.of("a.html"), second.changed().examples());
    assertEquals(2, second.unchanged());
    assertEquals(0, second.rereads());
    assertEquals(files, files());
  }

  @Test
  void everyRunLeavesAReportThatNamesAllThatIsHeldBack() throws IOException {
    Path landing = bad("landing");
    Lake lake = lake("lake");
    night(lake, landing, Map.of("quarantine.share", "1"));
    JsonNode report = report(lake);
    assertEquals("published", report.get("outcome").asText());
    assertEquals(lake.release().orElseThrow().hash(), report.get("lake_hash").asText());
    assertEquals(held(lake), report.get("quarantine").size());
    report.get("quarantine").forEach(row -> assertFalse(row.get("reason").isNull(), row::toString));
    night(lake, landing, Map.of("quarantine.share", "1"));
    JsonNode unchanged = report(lake);
    assertEquals("unchanged", unchanged.get("outcome").asText());
    assertEquals(0, unchanged.get("sections").size());
    Assertions.assertTrue(
        Files.readString(folder.resolve("lake/metrics.prom")).contains("outcome=\"unchanged\""));
  }

  @Test
  void aReportSaysWhatItsReleaseDidToTheNumbers() throws IOException {
    Path all = sample(30, 5);
    Path landing = folder.resolve("arriving");
    List<Path> files = sorted(all);
    copy(all, landing, files.subList(0, files.size() / 2));
    Lake lake = lake("lake");
    night(lake, landing, Map.of("quarantine.share", "1"));
    long before = lake.newest("facts").count();
    copy(all, landing, files.subList(files.size() / 2, files.size()));
    night(lake, landing, Map.of("quarantine.share", "1"));
    long difference = 0;
    for (JsonNode row : report(lake).at("/sections/values/rows")) {
      String why = row.get("why").asText();
      long figures = row.get("figures").asLong();
      difference += why.contains("stated by a") ? figures : 0;
      difference -= why.startsWith("gone") || why.startsWith("no longer") ? figures : 0;
    }
    assertEquals(lake.newest("facts").count() - before, difference);
  }

  @Test
  void aWaivedDocumentCountsAgainAfterItsDayAndAWithdrawnOneIsNeverServed() throws IOException {
    Path landing = sample(12, 6);
    Lake lake = lake("lake");
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
  void aRebuildFromTheArchiveComesToTheSameLake() throws IOException {
    Path landing = sample(12, 7);
    Lake lake = lake("lake");
    night(lake, landing, Map.of("quarantine.share", "1"));
    removeAll(landing);
    Settings settings = settings(lake, landing, Map.of("quarantine.share", "1"));
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
  void historyAndContentSurviveCompactionAndVacuumWithoutRetention() throws IOException {
    Path all = sample(24, 8);
    List<Path> files = sorted(all);
    Path landing = folder.resolve("arriving");
    Lake lake = lake("lake");
    copy(all, landing, files.subList(0, 12));
    night(lake, landing, Map.of("quarantine.share", "1"));
    String sha =
        lake.newest("files")
            .where("state = 'loaded'")
            .selectExpr("min(source_sha256)")
            .head()
            .getString(0);
    Instant between = Instant.now();
    long then = asOf(lake, between);
    decide(lake, between, Decisions.Action.WITHDRAW, sha, null);
    copy(all, landing, files.subList(12, files.size()));
    var keen =
        Map.of(
            "quarantine.share", "1",
            "compact.files", "1",
            "vacuum.retain_hours", "0",
            "vacuum.every_hours", "0");
    night(lake, landing, keen);
    assertEquals(1, lake.newest("archive").inputFiles().length);
    assertEquals(lake.release().orElseThrow().hash(), lake.hash());
    Assertions.assertTrue(lake.newest("facts_ended").count() > 0);
    assertEquals(then, asOf(lake, between));
  }

  @Test
  void aNewerLakeIsNeitherReadNorWritten() throws IOException {
    Lake lake = lake("lake");
    Files.createDirectories(folder.resolve("lake"));
    Files.writeString(folder.resolve("lake/lake_version.json"), "{\"schema\": 999}");
    Exit refused = assertThrows(Exit.class, () -> night(lake, folder, Map.of()));
    assertEquals(Exit.USAGE, refused.code());
    assertEquals(1, refused.getMessage().lines().count());
    assertEquals(1, sorted(folder).size());
  }

  @Test
  void aKilledRunGetsItsRowFromTheNextOne() throws IOException {
    Path landing = bad("landing");
    Lake lake = lake("lake");
    Files.createDirectories(folder.resolve("lake"));
    Files.writeString(folder.resolve("lake/run.lock"), "run 20010301T023000.000Z nightly");
    night(lake, landing, Map.of("quarantine.share", "1"));
    night(lake, landing, Map.of("quarantine.share", "1"));
    List<Row> runs = lake.newest("runs").orderBy("run_id").collectAsList();
    assertEquals(3, runs.size());
    assertEquals("failed", runs.get(0).getAs("outcome"));
    Assertions.assertTrue(runs.get(0).isNullAt(2));
  }

  @Test
  void aMisspelledColumnCannotSlipIntoATable() {
    Lake lake = lake("lake");
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
    Path file = folder.resolve("lake/reports_of_runs/" + run + ".json");
    Assertions.assertTrue(Files.exists(Path.of(file.toString().replace(".json", ".html"))));
    return new ObjectMapper().readTree(file.toFile());
  }

  private Path bad(String name) throws IOException {
    Path landing = Files.createDirectories(folder.resolve(name));
    Files.write(landing.resolve("empty.html"), new byte[0]);
    Files.write(landing.resolve("half.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    Files.writeString(landing.resolve("a.html"), "<p>一页</p>", StandardCharsets.UTF_8);
    return landing;
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
