package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nianbao.SparkTest;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import nianbao.trend.WholeTrends;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights that bring, correct and withdraw reports at random: the aggregates that each computes by
 * way of the agencies it touches are those of computing everything, row for row. {@code
 * -Dnights=all} asks for it.
 */
@EnabledIfSystemProperty(named = "nights", matches = "\\d+|all")
class TrendNightsTest extends SparkTest {
  private static final Set<Night.Stage> STAGES =
      EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE, Night.Stage.TREND);
  private static final List<String> READ =
      List.of("files", "reports", "facts", "readings", "divisions");
  private static final int REPORTS = Integer.getInteger("nights.reports", 100);
  private static final long SEED = Long.getLong("nights.seed", 3);

  @TempDir Path folder;

  @Test
  void whatEachNightComputesIsWhatComputingEverythingGives() throws IOException {
    Path sample = folder.resolve("sample");
    SampleCorpus.write(sample, REPORTS, SEED, new SampleOptions(100, 6, 0, 200, 2));
    var random = new Random(SEED);
    List<Path> held = held(sample.resolve("landing"), random);
    Path landing = folder.resolve("landing");
    move(sample.resolve("landing"), landing, path -> !held.contains(path));
    Lake lake = Lake.at(spark(), folder.resolve("lake").toString());
    assertEquals("", night(lake, landing));

    List<Path> editions = held.stream().filter(TrendNightsTest::isSecond).toList();
    List<Path> others = held.stream().filter(path -> !isSecond(path)).toList();
    int half = others.size() / 2;
    var first = new ArrayList<>(others.subList(0, half));
    first.addAll(editions);
    assertSame(lake, sample, landing, first);
    withdraw(lake, random);
    assertSame(lake, sample, landing, others.subList(half, others.size()));
  }

  /** A fifth of the documents, none of the first and last years, which change the lake's span. */
  private static List<Path> held(Path landing, Random random) throws IOException {
    var documents = new ArrayList<Path>();
    var years = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(landing)) {
      files
          .filter(Files::isRegularFile)
          .map(landing::relativize)
          .filter(path -> !path.toString().endsWith(".json") && path.getNameCount() == 3)
          .sorted()
          .forEach(documents::add);
    }
    documents.forEach(path -> years.add(path.getName(1).toString()));
    documents.removeIf(
        path ->
            Set.of(years.first(), years.last()).contains(path.getName(1).toString())
                || random.nextInt(5) > 0 && !isSecond(path));
    Collections.shuffle(documents, random);
    return List.copyOf(documents);
  }

  private static boolean isSecond(Path document) {
    return document.getFileName().toString().matches("[^.]*g\\..*");
  }

  private static void move(Path from, Path to, Predicate<Path> which) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).map(from::relativize).toList();
    }
    for (Path file : files) {
      String name = file.toString().replaceFirst("\\.meta\\.json$", "");
      if (which.test(Path.of(name))) {
        Files.createDirectories(to.resolve(file).getParent());
        Files.move(from.resolve(file), to.resolve(file));
      }
    }
  }

  /** One document that is served, and every document of one agency. */
  private static void withdraw(Lake lake, Random random) {
    List<Row> reports = lake.newest("reports").orderBy("report_id").collectAsList();
    Row one = reports.get(random.nextInt(reports.size()));
    String agency = reports.get(random.nextInt(reports.size())).getAs("agency_id");
    var decisions = new ArrayList<Decisions.Decision>();
    for (Row file : lake.newest("files").where("report_id is not null").collectAsList()) {
      String report = file.getAs("report_id");
      if (report.startsWith(agency + "-")
          || file.getAs("source_sha256").equals(one.getAs("source_sha256"))) {
        decisions.add(
            new Decisions.Decision(
                Instant.now(),
                "test",
                Decisions.Action.WITHDRAW,
                file.getAs("source_sha256"),
                file.getAs("source_uri"),
                "test",
                null));
      }
    }
    Decisions.add(lake, decisions);
  }

  private void assertSame(Lake lake, Path sample, Path landing, List<Path> more)
      throws IOException {
    move(sample.resolve("landing"), landing, more::contains);
    String said = night(lake, landing);
    Assertions.assertTrue(said.contains("computed anew"), said);
    assertEquals(List.of(), WholeTrends.differing(lake, READ), said);
  }

  private static String night(Lake lake, Path landing) throws IOException {
    Map<String, String> given =
        Map.of(
            "landing",
            landing.toString(),
            "lake",
            lake.root().toString(),
            "trend.whole",
            "1",
            "audit.fall",
            "1");
    Settings settings = Settings.of(null, Map.of(), given);
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertEquals(Exit.DONE, new Night(lake, settings, new Progress(out, false), "t").run(STAGES));
    String text = said.toString(StandardCharsets.UTF_8);
    return text.lines().filter(line -> line.contains("computed anew")).findFirst().orElse("");
  }
}
