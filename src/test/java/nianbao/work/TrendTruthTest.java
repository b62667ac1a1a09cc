package nianbao.work;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import nianbao.sample.Truth;
import nianbao.trend.Trends;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The national volume, added up a second time by a program that knows neither the lake nor its SQL:
 * only what the sample says it printed.
 *
 * <p>The truth does not say which figures of the prose are bounds, nor which blanks the identities
 * decide; a row in which a report leaves its figure to either is not compared. Nor is one with a
 * document that cannot be wholly read.
 */
class TrendTruthTest extends SparkTest {
  private static final List<String> UNCERTAIN =
      List.of(
          "truncated",
          "tables_lost",
          "place_unsaid",
          "binary",
          "empty",
          "duplicate",
          "superseded",
          "corrected");

  private static final List<String> TABLES =
      List.of("trend_application_volume", "trend_application_outcome", "trend_review_outcome");

  /** What may state the concluded requests, in the order of preference, by form. */
  private static final Map<String, List<String>> CONCLUDED =
      Map.of(
          "matrix_2021", List.of("result.total"),
          "matrix_2019", List.of("result.total"),
          "annex_2014", List.of("request.closed", "reply.total"),
          "annex_local", List.of("reply.total"),
          "prose", List.of("result.total", "request.closed", "reply.total"));

  @TempDir static Path folder;

  private static Lake lake;

  @BeforeEach
  void theLakeIsFilledOnce() throws IOException {
    if (lake != null) {
      return;
    }
    Path sample = folder.resolve("sample");
    SampleCorpus.write(sample, 120, 11, SampleOptions.USUAL);
    lake = Lake.at(spark(), folder.resolve("lake").toString());
    String landing = sample.resolve("landing").toString();
    Map<String, String> given = Map.of("landing", landing, "lake", lake.root().toString());
    var silent = new Progress(new PrintStream(System.err), true);
    new Night(lake, Settings.of(null, Map.of(), given), silent, "test")
        .run(EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE));
    publishTrends();
  }

  /** The tables that are looked at, beside those the night published. */
  private static void publishTrends() throws IOException {
    Release release = lake.release().orElseThrow();
    Map<String, Long> versions = new TreeMap<>(release.versions());
    lake.registerRelease(release);
    try (Trends trends = Trends.over(lake.spark())) {
      for (String table : TABLES) {
        lake.replaceWithSchemaOf(table, trends.query(table));
        versions.put(table, lake.version(table));
      }
    }
    lake.publish(
        new Release(
            release.id(),
            release.hash(),
            Trends.version(),
            release.code(),
            release.documents(),
            versions));
    lake.registerRelease(lake.release().orElseThrow());
  }

  /** Sums of a row; null where no report of it states the figure. */
  private static final class Sums {
    private BigDecimal received;
    private BigDecimal carriedIn;
    private BigDecimal concluded;
    private int agencies;
    private boolean certain = true;

    @Override
    public String toString() {
      return "received %s concluded %s of %d"
          .formatted(plain(received), plain(concluded), agencies);
    }
  }

  @Test
  void theNationalVolumeIsWhatTheSampleSaysItPrinted() throws IOException {
    Map<String, Sums> expected = expected(folder.resolve("sample"));
    Map<String, String> found = found();
    int compared = 0;
    int nulls = 0;
    for (Map.Entry<String, Sums> row : expected.entrySet()) {
      if (row.getValue().certain) {
        assertEquals(row.getValue().toString(), found.get(row.getKey()), row.getKey());
        compared++;
        nulls += row.getValue().carriedIn == null ? 1 : 0;
      }
    }
    Assertions.assertTrue(compared >= 30, compared + " rows compared of " + expected.size());
    Assertions.assertTrue(nulls >= 3, nulls + " rows with a figure that nobody states");
  }

  /** Of every row: the facts add up to its number, and each printed fact ends at its own words. */
  @Test
  void anExplainedNumberIsTheSumOfItsFactsAndEndsAtTheirWords() throws IOException {
    var explainer = new Explainer(lake, lake.release().orElseThrow(), 3);
    List<Row> rows = new ArrayList<>();
    rows.addAll(some("trend_application_volume", "received", "panel = 'all'", 3));
    rows.addAll(some("trend_application_outcome", "value", "outcome = 'denied'", 2));
    rows.addAll(some("trend_review_outcome", "value", "stage = 'litigation_any'", 2));
    int words = 0;
    for (Row row : rows) {
      String table = row.getAs("trend");
      Map<String, String> keys = new LinkedHashMap<>();
      Trends.trend(table)
          .key()
          .forEach(key -> keys.put(key, String.valueOf(row.<Object>getAs(key))));
      Explanation explanation = explainer.explain(table, keys, null);
      assertEquals(0, explanation.value().compareTo(explanation.sum()), table + keys);
      for (Explanation.PrintedPlace place : explanation.places()) {
        if (place.fact().valueStatus().equals("printed")) {
          String excerpt = String.join("\n", place.excerpt());
          String marked = excerpt.substring(excerpt.indexOf('»') + 1, excerpt.indexOf('«'));
          Assertions.assertTrue(marked.contains(place.fact().sourceText()), place.toString());
          words++;
        }
      }
    }
    Assertions.assertTrue(words >= 5, words + " printed places");
  }

  @Test
  void aRowThatIsNotNamedWhollyIsRefusedWithItsCandidates() throws IOException {
    var explainer = new Explainer(lake, lake.release().orElseThrow(), 1);
    Exit refused =
        assertThrows(
            Exit.class,
            () -> explainer.explain("trend_application_volume", Map.of("area_code", "CN"), null));
    assertEquals(Exit.USAGE, refused.code());
    Assertions.assertTrue(refused.getMessage().contains("report_year="), refused.getMessage());
  }

  private static List<Row> some(String table, String number, String condition, int limit) {
    return lake.spark()
        .table(table)
        .where(condition)
        .where(number + " > 0 and panel = 'all'")
        .orderBy(desc("report_year"), asc("area_code"), asc("agency_level"), asc("sector"))
        .withColumn("trend", lit(table))
        .limit(limit)
        .collectAsList();
  }

  private Map<String, String> found() throws IOException {
    List<Row> rows =
        spark()
            .table("trend_application_volume")
            .where("area_code = 'CN' and panel = 'all' and scope = 'own'")
            .select(
                "report_year",
                "agency_level",
                "sector",
                "received",
                "concluded",
                "n_agencies",
                "carried_in")
            .collectAsList();
    var found = new TreeMap<String, String>();
    for (Row row : rows) {
      var sums = new Sums();
      sums.received = row.getDecimal(3);
      sums.concluded = row.getDecimal(4);
      sums.agencies = row.getInt(5);
      sums.carriedIn = row.getDecimal(6);
      found.put(row.getInt(0) + " " + row.getString(1) + " " + row.getString(2), sums.toString());
    }
    return found;
  }

  private static Map<String, Sums> expected(Path sample) throws IOException {
    Map<String, List<Truth>> truth = new HashMap<>();
    for (String line : lines(sample.resolve("truth.csv"))) {
      Truth row = Truth.parse(line);
      truth.computeIfAbsent(row.path(), path -> new ArrayList<>()).add(row);
    }
    var expected = new TreeMap<String, Sums>();
    Set<String> seen = new HashSet<>();
    for (String line : lines(sample.resolve("reports.csv"))) {
      String[] report = line.split(",", -1);
      if (report[5].isEmpty() || report[4].isEmpty() || report[4].equals("government")) {
        continue;
      }
      String key = report[5] + " " + report[3] + " " + report[4];
      Sums sums = expected.computeIfAbsent(key, k -> new Sums());
      boolean twice = !seen.add(report[1] + report[2] + report[5]);
      sums.certain &= !twice && UNCERTAIN.stream().noneMatch(report[8]::contains);
      add(sums, report[6], truth.getOrDefault(report[0], List.of()));
    }
    return expected;
  }

  private static void add(Sums sums, String form, List<Truth> stated) {
    BigDecimal received = value(sums, stated, "request.received");
    sums.received = plus(sums.received, received);
    sums.agencies += received == null ? 0 : 1;
    sums.carriedIn = plus(sums.carriedIn, value(sums, stated, "request.carried_in"));
    for (String indicator : CONCLUDED.getOrDefault(form, List.of())) {
      BigDecimal concluded = value(sums, stated, indicator);
      if (concluded != null) {
        sums.concluded = plus(sums.concluded, concluded);
        return;
      }
    }
  }

  private static BigDecimal value(Sums sums, List<Truth> stated, String indicator) {
    BigDecimal value = null;
    for (Truth row : stated) {
      boolean total = row.applicantType().isEmpty() || row.applicantType().equals("total");
      if (row.indicator().equals(indicator) && total && row.periodBasis().equals("year")) {
        sums.certain &= row.valueStatus().equals("printed");
        value = row.value();
      }
    }
    return value;
  }

  private static BigDecimal plus(BigDecimal sum, BigDecimal value) {
    return sum == null ? value : value == null ? sum : sum.add(value);
  }

  private static String plain(BigDecimal value) {
    return value == null
        ? "-"
        : new BigDecimal(value.stripTrailingZeros().toPlainString()).toString();
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.subList(1, lines.size());
  }
}
