package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nianbao.SparkTest;
import nianbao.lake.Found;
import nianbao.lake.Lake;
import nianbao.lake.Lookups;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import nianbao.trend.Trends;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every row of every trend table, computed a second time by {@link Panel}, which knows neither the
 * lake nor its SQL: only what the sample says it printed. {@code -Dtruth.reports=10000} for many.
 *
 * <p>The sample is undamaged but for first editions with a wrong total, so that its truth is what
 * every document states. What the truth does not say is asked of the lake: which agency a document
 * is of and where that stands (nearly always where the sample has it), which figures of the prose
 * are bounds and so enter nothing, and the order and dates of editions. Doubt is the reader's: how
 * many figures it doubts is not compared.
 */
class TrendTruthTest extends SparkTest {
  private static final SampleOptions UNDAMAGED = new SampleOptions(0, 0, 60, 80, 2);

  /** Its 150 reports hold bureaus that went on as others, and places that lie elsewhere today. */
  private static final long SEED = 51;

  @TempDir static Path folder;

  private static Lake lake;
  private static Lookups lookups;
  private static Panel expected;

  @BeforeEach
  void theLakeIsFilledOnce() throws IOException {
    if (lake != null) {
      return;
    }
    Path sample = folder.resolve("sample");
    SampleCorpus.write(sample, Integer.getInteger("truth.reports", 150), SEED, UNDAMAGED);
    lake = Lake.at(spark(), folder.resolve("lake").toString());
    String landing = sample.resolve("landing").toString();
    Map<String, String> given = Map.of("landing", landing, "lake", lake.root().toString());
    var silent = new Progress(new PrintStream(System.err), true);
    new Night(lake, Settings.of(null, Map.of(), given), silent, "test")
        .run(EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE, Night.Stage.TREND));
    lookups = Lookups.at(lake.root().toString(), Lookups.hadoop(Map.of())).orElseThrow();
    expected = new Panel(new PrintedReports(lookups).of(sample));
  }

  @Test
  void everyRowOfTheOutcomesIsWhatTheSamplePrinted() {
    assertRows("trend_application_outcome", new PanelSeries(expected).family("outcome"));
  }

  @Test
  void everyRowOfTheVolumeIsWhatTheSamplePrinted() {
    assertRows("trend_application_volume", new PanelSeries(expected).volume());
  }

  @Test
  void everyRowOfTheReviewsIsWhatTheSamplePrinted() {
    assertRows("trend_review_outcome", new PanelSeries(expected).family("review"));
  }

  @Test
  void everyRowOfTheDisclosureIsWhatTheSamplePrinted() {
    assertRows("trend_disclosure", new PanelSeries(expected).family("disclosure"));
  }

  @Test
  void everyChangeIsWhatTheSamplePrinted() {
    assertRows("trend_change", new PanelSeries(expected).change());
  }

  @Test
  void everyRowByTodaysDivisionsIsWhatTheSamplePrinted() {
    PanelRows rows = new PanelToday(expected).today();
    Assertions.assertFalse(rows.isEmpty(), "no place lies elsewhere today");
    assertRows("trend_today", rows);
  }

  @Test
  void everyRowOfTheCoverageIsWhatTheSamplePrinted() {
    assertRows("coverage", new PanelAgencies(expected).coverage());
  }

  @Test
  void everyAgencysWideRowIsWhatTheSamplePrinted() {
    for (String table : List.of("agency_applications", "agency_reviews")) {
      assertRows(table, new PanelAgencies(expected).agencies(table));
    }
  }

  @Test
  void everyLinkOfTheChainIsWhatTheSamplePrinted() {
    Map<String, Map<String, String>> found =
        found(
            "carryover",
            List.of("report_year", "agency_id", "scope", "applicant_type"),
            List.of("carried_out_before", "carried_in", "difference", "class"));
    found.values().forEach(row -> row.computeIfPresent("class", (c, state) -> state(state)));
    assertSame("carryover", new PanelAgencies(expected).carryover(), found);
    assertRows("trend_carryover", new PanelAgencies(expected).carryoverShares());
  }

  private static String state(String found) {
    return List.of("ok", "missing_year", "not_stated").contains(found) ? found : "broken";
  }

  private static void assertRows(String table, PanelRows rows) {
    List<String> columns =
        rows.isEmpty() ? List.of() : List.copyOf(rows.firstEntry().getValue().keySet());
    assertSame(table, rows, found(table, Trends.trend(table).key(), columns));
  }

  private static void assertSame(
      String table, Map<String, Map<String, String>> rows, Map<String, Map<String, String>> found) {
    rows.forEach(
        (key, row) -> {
          Map<String, String> there = found.get(key);
          if (there != null && "U".equals(there.get("obs_status"))) {
            there.put("obs_status", row.get("obs_status"));
          }
          assertEquals(row, there, table + " " + key);
        });
    var more = new HashSet<>(found.keySet());
    more.removeAll(rows.keySet());
    assertEquals(Set.of(), more, table + " has more rows");
    System.out.printf("%-28s %,d rows equal%n", table, rows.size());
  }

  private static Map<String, Map<String, String>> found(
      String table, List<String> key, List<String> columns) {
    var read = new ArrayList<>(key);
    read.addAll(columns);
    var found = new TreeMap<String, Map<String, String>>();
    for (Found row : lookups.rows(table, read, Map.of())) {
      var texts = new TreeMap<String, String>();
      columns.forEach(column -> texts.put(column, PanelRows.text(row.values().get(column))));
      found.put(
          String.join(" ", key.stream().map(k -> String.valueOf(row.values().get(k))).toList()),
          texts);
    }
    return found;
  }

  /** {@code -Ddocs.rewrite=true} writes it down; other sizes of the sample are not compared. */
  @Test
  void theDictionaryShowsWhatTheColumnsHoldInThisSample() throws IOException {
    Assumptions.assumeTrue(Integer.getInteger("truth.reports") == null);
    Path file = Path.of("src/main/resources/nianbao/view/profile.tsv");
    String made = ColumnProfile.of(lookups);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(file, made);
    }
    assertEquals(made, Files.readString(file), "run again with -Ddocs.rewrite=true");
  }

  /** Of any table: the facts add up to the number, and each printed fact ends at its own words. */
  @Test
  void anExplainedNumberIsTheSumOfItsFactsAndEndsAtTheirWords() {
    var seen = new RandomCells(lookups, 3).explain(40);
    System.out.println(seen);
    Assertions.assertTrue(seen.cells() >= 40 && seen.words() >= 40, seen.toString());
  }

  /** Also where the year before is another agency's, which went on as this one. */
  @Test
  void aLinkOfTheChainIsExplainedByTheFiguresOfBothReports() {
    var columns =
        List.of(
            "report_year",
            "agency_id",
            "scope",
            "applicant_type",
            "report_id_before",
            "report_id",
            "difference");
    List<Found> links =
        lookups.rows("carryover", columns, Map.of("applicant_type", List.of("total"))).stream()
            .filter(row -> row.decimal("difference") != null)
            .sorted(
                Comparator.comparing(
                    (Found row) ->
                        row.text("report_id_before").startsWith(row.text("agency_id") + "-")))
            .limit(5)
            .toList();
    Assertions.assertFalse(links.isEmpty());
    for (Found link : links) {
      var keys = new TreeMap<String, String>();
      Trends.trend("carryover")
          .key()
          .forEach(column -> keys.put(column, String.valueOf(link.values().get(column))));
      Map<String, String> found = new TreeMap<>();
      new Explainer(lookups, 1)
          .explain("carryover", keys, null)
          .agencies()
          .forEach(a -> found.put(a.facts().get(0).indicator() + a.year(), a.reportId()));
      int year = link.number("report_year");
      assertEquals(
          link.text("report_id_before"), found.get("request.carried_out" + (year - 1)), keys + "");
      assertEquals(link.text("report_id"), found.get("request.carried_in" + year), keys + "");
    }
  }

  @Test
  void aRowThatIsNotNamedWhollyIsRefusedWithItsCandidates() {
    var explainer = new Explainer(lookups, 1);
    Exit refused =
        assertThrows(
            Exit.class,
            () -> explainer.explain("trend_application_volume", Map.of("area_code", "CN"), null));
    assertEquals(Exit.USAGE, refused.code());
    Assertions.assertTrue(refused.getMessage().contains("report_year="), refused.getMessage());
    for (Map<String, String> wrong :
        Arrays.asList(Map.of("area", "CN"), Map.of("report_year", "MMXX"))) {
      Exit unknown =
          assertThrows(
              Exit.class, () -> explainer.explain("trend_application_volume", wrong, null));
      assertEquals(Exit.USAGE, unknown.code());
    }
  }
}
