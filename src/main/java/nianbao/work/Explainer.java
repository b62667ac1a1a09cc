package nianbao.work;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.trend.Concept;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import nianbao.work.Explanation.Contribution;
import nianbao.work.Explanation.Definition;
import nianbao.work.Explanation.EnteringFact;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** From a number to the printed words, over the published lake. */
final class Explainer {
  private static final int CANDIDATES = 20;
  private static final List<String> CHAIN =
      List.of("request.carried_in", "request.carried_out", "request.received", "result.total");

  private final Lake lake;
  private final Release release;
  private final int top;
  private final Set<String> registered = new HashSet<>();

  /**
   * @param top for how many facts the printed place is looked up
   */
  Explainer(Lake lake, Release release, int top) {
    this.lake = lake;
    this.release = release;
    this.top = top;
  }

  /**
   * Explains a number of a row.
   *
   * @param keys columns and their values as text, enough to name one row
   * @param number the column, null for the table's first measure
   * @throws Exit for unknown names, no row, or several: the candidates stand in the message
   */
  Explanation explain(String table, Map<String, String> keys, String number) {
    if (table.equals("facts")) {
      return fact(keys);
    }
    if (Trends.catalogue().stream().noneMatch(trend -> trend.name().equals(table))) {
      String known = Trends.catalogue().stream().map(Trend::name).collect(Collectors.joining(", "));
      throw new Exit(Exit.USAGE, "no table %s; there are fact, %s".formatted(table, known));
    }
    Trend trend = Trends.trend(table);
    register(Set.of(table, "facts", "reports", "files", "readings"));
    Row row = one(table, trend.key(), trend.schema(), keys);
    Map<String, String> texts = texts(row);
    if (table.equals("carryover")) {
      return carryover(trend, row, texts);
    }
    String column = number(trend, number);
    Concept concept =
        Concept.ofNumber(table, column, texts)
            .orElseThrow(
                () -> new Exit(Exit.USAGE, "%s of %s is no measure".formatted(column, table)));
    List<Contribution> agencies = contributions(table, column, texts, concept);
    BigDecimal value = SqlText.plain(row.<BigDecimal>getAs(column));
    return explanation(
        table, column, value, concept.unit(), texts, definition(trend, concept), agencies);
  }

  /** Registers what is not yet registered: a table's versions are looked up once. */
  private void register(Set<String> tables) {
    Map<String, Long> versions = new TreeMap<>();
    for (String table : tables) {
      Long version = release.versions().get(table);
      if (version == null) {
        throw new Exit(
            Exit.INPUT_MISSING,
            "the release %s has no %s: run jobs/nightly or jobs/trend"
                .formatted(release.id(), table));
      }
      if (registered.add(table)) {
        versions.put(table, version);
      }
    }
    lake.registerRelease(release.at(versions));
    if (versions.containsKey("reports")) {
      Trends.registerReports(lake.spark());
    }
  }

  private static String number(Trend trend, String number) {
    List<String> numbers = Concept.numbers(trend.name());
    if (numbers.isEmpty()) {
      throw new Exit(
          Exit.USAGE,
          "%s counts reports, not figures: explain a row of carryover, or query reports and files"
              .formatted(trend.name()));
    }
    if (number != null && !numbers.contains(number)) {
      throw new Exit(
          Exit.USAGE,
          "%s is no measure of %s; there are %s"
              .formatted(number, trend.name(), String.join(", ", numbers)));
    }
    return number == null ? numbers.get(0) : number;
  }

  private Row one(String table, List<String> key, StructType schema, Map<String, String> keys) {
    Dataset<Row> rows = lake.spark().table(table);
    for (Map.Entry<String, String> given : keys.entrySet()) {
      if (!List.of(schema.fieldNames()).contains(given.getKey())) {
        throw new Exit(
            Exit.USAGE,
            "%s has no column %s; its key is %s"
                .formatted(table, given.getKey(), String.join(", ", key)));
      }
      Column column = col(given.getKey());
      rows =
          rows.where(
              given.getValue().equals("null")
                  ? column.isNull()
                  : column.equalTo(
                      functions
                          .lit(given.getValue())
                          .cast(schema.apply(given.getKey()).dataType())));
    }
    List<Row> found = rows.limit(CANDIDATES + 1).collectAsList();
    if (found.size() == 1) {
      return found.get(0);
    }
    String wanted = keys.toString();
    throw new Exit(
        Exit.USAGE,
        found.isEmpty()
            ? "no row of %s has %s".formatted(table, wanted)
            : "several rows of %s have %s; say more of%n%s"
                .formatted(table, wanted, candidates(key, found)));
  }

  private static String candidates(List<String> key, List<Row> rows) {
    List<String> lines =
        rows.stream()
            .limit(CANDIDATES)
            .map(
                row ->
                    key.stream()
                        .map(column -> column + "=" + row.getAs(column))
                        .collect(Collectors.joining(" ", "  ", "")))
            .sorted()
            .toList();
    return String.join("\n", lines) + (rows.size() > CANDIDATES ? "\n  and more" : "");
  }

  private static Map<String, String> texts(Row row) {
    var texts = new LinkedHashMap<String, String>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      if (value != null) {
        texts.put(
            column,
            value instanceof BigDecimal number
                ? SqlText.plain(number).toPlainString()
                : value.toString());
      }
    }
    return texts;
  }

  private static Definition definition(Trend trend, Concept concept) {
    List<String> alternatives =
        concept.alternatives().stream()
            .map(
                a ->
                    "%d. %s: %s (%s, %s-%s)"
                        .formatted(
                            a.number(),
                            String.join("|", a.forms()),
                            a.terms().stream()
                                .map(t -> t.indicator() + "@" + t.dimension())
                                .collect(Collectors.joining(" + ")),
                            a.relation(),
                            a.from(),
                            a.to()))
            .toList();
    return new Definition(
        concept.family(),
        concept.name(),
        concept.parent(),
        alternatives,
        "trend/" + trend.name() + ".sql",
        trend.title(),
        trend.notes());
  }

  /** What each agency of the row states; of the matched panel, those that state both years. */
  private List<Contribution> contributions(
      String table, String column, Map<String, String> row, Concept concept) {
    int year = Integer.parseInt(row.get("report_year"));
    String scope = "r.scope = " + SqlText.text(row.get("scope"));
    if (table.startsWith("agency_")) {
      String own = scope + " and r.agency_id = " + SqlText.text(row.get("agency_id"));
      return EnteringFacts.of(lake.spark(), concept, List.of(year), own);
    }
    boolean before = column.equals("value_before");
    String here = scope + " and " + placed(row);
    if ("matched".equals(row.get("panel"))) {
      String either = scope + " and (r.report_year = %d or %s)".formatted(year - 1, placed(row));
      List<Contribution> both =
          EnteringFacts.of(lake.spark(), concept, List.of(year - 1, year), either);
      Set<String> earlier =
          both.stream()
              .filter(c -> c.year() == year - 1)
              .map(Contribution::agencyId)
              .collect(Collectors.toSet());
      return both.stream().filter(c -> c.year() == year && earlier.contains(c.agencyId())).toList();
    }
    return EnteringFacts.of(lake.spark(), concept, List.of(before ? year - 1 : year), here);
  }

  private static String placed(Map<String, String> row) {
    String area = SqlText.text(row.get("area_code"));
    return "(r.sector = %s and r.agency_level = %s and (%s = 'CN' or r.province_code = %s or r.prefecture_code = %s))"
        .formatted(
            SqlText.text(row.get("sector")),
            SqlText.text(row.get("agency_level")),
            area,
            area,
            area);
  }

  /** One link of the chain: the figures of both years' reports. */
  private Explanation carryover(Trend trend, Row row, Map<String, String> texts) {
    int year = row.<Integer>getAs("report_year");
    List<String> reports =
        java.util.stream.Stream.of(
                row.<String>getAs("report_id_before"), row.<String>getAs("report_id"))
            .filter(java.util.Objects::nonNull)
            .toList();
    String applicant = row.getAs("applicant_type");
    List<Contribution> agencies =
        facts(
            "report_year in (%d, %d) and report_id in (%s) and indicator in (%s) and period_basis = 'year' and bound is null and coalesce(applicant_type, 'total') = %s"
                .formatted(
                    year - 1,
                    year,
                    SqlText.texts(reports),
                    SqlText.texts(CHAIN),
                    SqlText.text(applicant)));
    var definition =
        new Definition(
            null,
            null,
            null,
            List.of(),
            "trend/" + trend.name() + ".sql",
            trend.title(),
            trend.notes());
    BigDecimal difference = SqlText.plain(row.<BigDecimal>getAs("difference"));
    return explanation("carryover", "difference", difference, "case", texts, definition, agencies);
  }

  private Explanation fact(Map<String, String> keys) {
    register(Set.of("facts", "files", "readings"));
    StructType schema = lake.spark().table("facts").schema();
    List<String> key =
        List.of(
            "report_id",
            "indicator",
            "applicant_type",
            "review_stage",
            "period_basis",
            "report_year");
    Row row = one("facts", key, schema, keys);
    EnteringFact fact = entering(row);
    Contribution only = contribution(row, fact);
    return explanation(
        "facts", "value", fact.value(), fact.unit(), texts(row), null, List.of(only));
  }

  private List<Contribution> facts(String condition) {
    var contributions = new ArrayList<Contribution>();
    lake.spark()
        .table("facts")
        .where(condition)
        .orderBy("report_year", "report_id", "indicator", "applicant_type", "cell_ref")
        .collectAsList()
        .forEach(row -> contributions.add(contribution(row, entering(row))));
    return contributions;
  }

  private static EnteringFact entering(Row row) {
    String stage = row.getAs("review_stage");
    String applicant = row.getAs("applicant_type");
    String dimension = stage != null ? stage : applicant != null ? applicant : "total";
    return new EnteringFact(
        row.getAs("report_id"),
        row.getAs("indicator"),
        dimension,
        SqlText.plain(row.<BigDecimal>getAs("value")),
        row.getAs("unit"),
        row.getAs("value_status"),
        row.getAs("obs_status"),
        row.getAs("source_uri"),
        row.getAs("source_sha256"),
        row.getAs("cell_ref"),
        row.getAs("source_text"));
  }

  private static Contribution contribution(Row row, EnteringFact fact) {
    return new Contribution(
        row.getAs("agency_id"),
        row.getAs("agency_name"),
        row.<Integer>getAs("report_year"),
        row.getAs("form"),
        fact.reportId(),
        fact.value(),
        0,
        null,
        List.of(fact));
  }

  private Explanation explanation(
      String table,
      String number,
      BigDecimal value,
      String unit,
      Map<String, String> row,
      Definition definition,
      List<Contribution> agencies) {
    BigDecimal sum =
        table.equals("carryover")
            ? null
            : agencies.stream().map(Contribution::value).reduce(BigDecimal::add).orElse(null);
    List<PrintedPlaces.Wanted> wanted =
        agencies.stream()
            .flatMap(a -> a.facts().stream().map(f -> new PrintedPlaces.Wanted(a.agencyName(), f)))
            .limit(top)
            .toList();
    return new Explanation(
        table,
        number,
        value,
        unit,
        row,
        definition,
        agencies,
        SqlText.plain(sum),
        new PrintedPlaces(lake).of(wanted));
  }
}
