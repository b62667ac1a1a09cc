package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.lake.RunLock;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over small landings: what a night promises. */
class NightTest extends SparkTest {
  private static final Set<Night.Stage> TO_LAKE = EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE);

  @TempDir static Path folder;

  private static Path landing;
  private static Lake once;

  /** One lake for all tests: a night costs Spark many seconds, whatever its size. */
  private Lake once() throws IOException {
    if (once == null) {
      landing = sample(40, 8);
      addBadFiles(landing);
      once = lake("once");
      assertEquals(Exit.DONE, night(once, landing));
    }
    return once;
  }

  @Test
  void aSecondRunOverTheSameLandingChangesNothingAndSaysSo() throws IOException {
    Lake lake = once();
    Release first = lake.release().orElseThrow();
    assertEquals(Exit.DONE, night(lake, landing));
    assertEquals(first, lake.release().orElseThrow());
    List<Row> runs = lake.newest("runs").orderBy("run_id").collectAsList();
    assertEquals("published", runs.get(0).getString(4));
    assertEquals("unchanged", runs.get(runs.size() - 1).getString(4));
  }

  @Test
  void whatARunWroteAndNeverPublishedIsUndone() throws IOException {
    Lake lake = once();
    String published = lake.release().orElseThrow().hash();
    lake.append("facts", lake.newest("facts").limit(3));
    lake.delete("files", org.apache.spark.sql.functions.lit(true));
    night(lake, landing);
    assertEquals(published, lake.hash());
    assertEquals(published, lake.release().orElseThrow().hash());
  }

  @Test
  void everyBadFileHasARowThatSaysWhy() throws IOException {
    Lake lake = once();
    lake.registerRelease(lake.release().orElseThrow());
    List<Row> rows =
        lake.spark()
            .sql(
                "SELECT source_uri, state, reason FROM files WHERE source_uri LIKE 'bad/%'"
                    + " ORDER BY source_uri")
            .collectAsList();
    assertEquals(
        List.of("bad/empty.html", "bad/half.zip", "bad/junk.html", "bad/script.html"),
        rows.stream().map(row -> row.getString(0)).toList());
    for (Row row : rows.subList(0, 3)) {
      assertEquals("unreadable", row.getString(1), row.toString());
      assertEquals(false, row.isNullAt(2), row.toString());
    }
  }

  private static void addBadFiles(Path landing) throws IOException {
    Path bad = Files.createDirectories(landing.resolve("bad"));
    Files.write(bad.resolve("empty.html"), new byte[0]);
    byte[] junk = new byte[5_000];
    new Random(1).nextBytes(junk);
    Files.write(bad.resolve("junk.html"), junk);
    Files.write(bad.resolve("half.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    String script = "<title>2022年某局政府信息公开年度报告<script>alert(1)</script></title><p>正文</p>";
    Files.writeString(bad.resolve("script.html"), script, StandardCharsets.UTF_8);
  }

  @Test
  void aSecondRunIsRefusedWhileOneHoldsTheLock() throws IOException {
    Lake lake = lake("lake");
    try (RunLock held = RunLock.take(lake, "test").orElseThrow()) {
      Exit refused = assertThrows(Exit.class, () -> night(lake, folder));
      assertEquals(Exit.LOCKED, refused.code());
    }
  }

  @Test
  void aMissingLandingEndsWithItsOwnCode() {
    Exit missing = assertThrows(Exit.class, () -> night(lake("lake"), folder.resolve("nowhere")));
    assertEquals(Exit.INPUT_MISSING, missing.code());
  }

  private Path sample(int reports, long seed) throws IOException {
    Path out = folder.resolve("sample" + seed);
    SampleCorpus.write(out, reports, seed, SampleOptions.USUAL);
    return out.resolve("landing");
  }

  private Lake lake(String name) {
    return Lake.at(spark(), folder.resolve(name).toString());
  }

  private static int night(Lake lake, Path landing) throws IOException {
    Map<String, String> given =
        Map.of("landing", landing.toString(), "lake", lake.root().toString());
    Settings settings = Settings.of(null, Map.of(), given);
    var silent = new Progress(new PrintStream(System.err), true);
    return new Night(lake, settings, silent, "test").run(TO_LAKE);
  }
}
