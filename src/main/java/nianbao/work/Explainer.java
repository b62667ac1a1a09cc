package nianbao.work;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.lake.Schemas;
import nianbao.trend.Area;
import nianbao.trend.Concept;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import nianbao.work.Explanation.Contribution;
import nianbao.work.Explanation.Definition;
import nianbao.work.Explanation.EnteringFact;

/** From a number to the printed words, over the published lake. */
final class Explainer {
  private static final int CANDIDATES = 20;
  private static final List<String> CHAIN =
      List.of("request.carried_in", "request.carried_out", "request.received", "result.total");

  private static final Comparator<Contribution> BY_YEAR =
      Comparator.comparing(Contribution::year)
          .thenComparing(Contribution::reportId)
          .thenComparing(c -> c.facts().get(0).indicator())
          .thenComparing(c -> c.facts().get(0).cellRef());

  private static final List<String> REPORT =
      List.of(
          "agency_id",
          "agency_name",
          "report_year",
          "report_id",
          "agency_level",
          "sector",
          "scope",
          "division_code");

  private final Lookups lookups;
  private final int top;

  /**
   * @param top for how many facts the printed place is looked up
   */
  Explainer(Lookups lookups, int top) {
    this.lookups = lookups;
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
    served(table);
    Found row = one(table, List.of(trend.schema().fieldNames()), trend.key(), keys);
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
    BigDecimal value = SqlText.plain(row.decimal(column));
    return explanation(
        table, column, value, concept.unit(), texts, definition(trend, concept), agencies);
  }

  private void served(String table) {
    for (String needed : List.of(table, "agency_applications")) {
      if (!lookups.release().versions().containsKey(needed)) {
        throw new Exit(
            Exit.INPUT_MISSING,
            "the release %s has no %s: run jobs/nightly or jobs/trend"
                .formatted(lookups.release().id(), needed));
      }
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

  private Found one(
      String table, List<String> columns, List<String> key, Map<String, String> keys) {
    Map<String, Collection<String>> wanted = new LinkedHashMap<>();
    for (Map.Entry<String, String> given : keys.entrySet()) {
      if (!columns.contains(given.getKey())) {
        throw new Exit(
            Exit.USAGE,
            "%s has no column %s; its key is %s"
                .formatted(table, given.getKey(), String.join(", ", key)));
      }
      String value = given.getValue();
      wanted.put(given.getKey(), Collections.singleton(value.equals("null") ? null : value));
    }
    List<Found> found = rows(table, columns, wanted);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new Exit(
        Exit.USAGE,
        found.isEmpty()
            ? "no row of %s has %s".formatted(table, keys)
            : "several rows of %s have %s; say more of%n%s"
                .formatted(table, keys, candidates(key, found)));
  }

  private List<Found> rows(
      String table, List<String> columns, Map<String, Collection<String>> wanted) {
    try {
      return lookups.rows(table, columns, wanted);
    } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
      throw new Exit(
          Exit.USAGE, "%s cannot be asked for %s: %s".formatted(table, wanted, e.getMessage()));
    }
  }

  private static String candidates(List<String> key, List<Found> rows) {
    List<String> lines =
        rows.stream()
            .map(
                row ->
                    key.stream()
                        .map(column -> column + "=" + row.values().get(column))
                        .collect(Collectors.joining(" ", "  ", "")))
            .sorted()
            .limit(CANDIDATES)
            .toList();
    return String.join("\n", lines) + (rows.size() > CANDIDATES ? "\n  and more" : "");
  }

  private static Map<String, String> texts(Found row) {
    var texts = new LinkedHashMap<String, String>();
    row.values()
        .forEach(
            (column, value) -> {
              if (value != null) {
                texts.put(
                    column,
                    value instanceof BigDecimal number
                        ? SqlText.plain(number).toPlainString()
                        : value.toString());
              }
            });
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
    if (table.startsWith("agency_")) {
      List<Found> own =
          reports(year, row, report -> report.text("agency_id").equals(row.get("agency_id")));
      return EnteringFacts.of(lookups, concept, own);
    }
    if ("matched".equals(row.get("panel"))) {
      List<Contribution> now =
          EnteringFacts.of(lookups, concept, reports(year, row, r -> here(r, row)));
      Set<String> agencies = agencies(now);
      // The year before they count wherever they stood then.
      Set<String> earlier =
          agencies(
              EnteringFacts.of(
                  lookups,
                  concept,
                  reports(year - 1, row, r -> agencies.contains(r.text("agency_id")))));
      return now.stream().filter(c -> earlier.contains(c.agencyId())).toList();
    }
    int stated = column.equals("value_before") ? year - 1 : year;
    boolean today = table.equals("trend_today") && column.equals("value");
    return EnteringFacts.of(
        lookups,
        concept,
        reports(stated, row, r -> today ? hereToday(r, row, year) : here(r, row)));
  }

  private static Set<String> agencies(List<Contribution> contributions) {
    return contributions.stream().map(Contribution::agencyId).collect(Collectors.toSet());
  }

  /** The reports of a year that count, in the row's scope. */
  private List<Found> reports(int year, Map<String, String> row, Predicate<Found> which) {
    Map<String, Set<String>> wanted =
        Map.of("report_year", Set.of(String.valueOf(year)), "scope", Set.of(row.get("scope")));
    return lookups.rows("agency_applications", REPORT, wanted).stream().filter(which).toList();
  }

  private static boolean here(Found report, Map<String, String> row) {
    return isOfKind(report, row) && Area.holds(row.get("area_code"), report.text("division_code"));
  }

  private static boolean hereToday(Found report, Map<String, String> row, int year) {
    return isOfKind(report, row)
        && Area.holdsToday(row.get("area_code"), report.text("division_code"), year);
  }

  private static boolean isOfKind(Found report, Map<String, String> row) {
    return report.text("sector").equals(row.get("sector"))
        && report.text("agency_level").equals(row.get("agency_level"));
  }

  /** One link of the chain: the figures of both years' reports. */
  private Explanation carryover(Trend trend, Found row, Map<String, String> texts) {
    int year = row.number("report_year");
    Set<String> reports = new TreeSet<>();
    // The year before may be that of the agency which went on as this one.
    Set<String> owners = new TreeSet<>(Set.of(row.text("agency_id")));
    for (String column : List.of("report_id_before", "report_id")) {
      if (row.text(column) != null) {
        reports.add(row.text(column));
        owners.add(row.text(column).substring(0, row.text(column).lastIndexOf('-')));
      }
    }
    String applicant = row.text("applicant_type");
    List<Contribution> agencies =
        EnteringFacts.stated(
                lookups,
                Set.of(String.valueOf(year - 1), String.valueOf(year)),
                owners,
                reports,
                CHAIN)
            .stream()
            .filter(fact -> EnteringFacts.fact(fact).dimension().equals(applicant))
            .map(Explainer::contribution)
            .sorted(BY_YEAR)
            .toList();
    var definition =
        new Definition(
            null,
            null,
            null,
            List.of(),
            "trend/" + trend.name() + ".sql",
            trend.title(),
            trend.notes());
    BigDecimal difference = SqlText.plain(row.decimal("difference"));
    return explanation("carryover", "difference", difference, "case", texts, definition, agencies);
  }

  private Explanation fact(Map<String, String> keys) {
    List<String> key =
        List.of(
            "report_id",
            "indicator",
            "applicant_type",
            "review_stage",
            "period_basis",
            "report_year");
    List<String> columns =
        Schemas.columns().stream()
            .filter(column -> column.table().equals("facts") && !column.name().equals("known_from"))
            .map(Schemas.Column::name)
            .toList();
    Found row = one("facts", columns, key, keys);
    Contribution only = contribution(row);
    EnteringFact fact = only.facts().get(0);
    return explanation(
        "facts", "value", fact.value(), fact.unit(), texts(row), null, List.of(only));
  }

  private static Contribution contribution(Found row) {
    EnteringFact fact = EnteringFacts.fact(row);
    return new Contribution(
        row.text("agency_id"),
        row.text("agency_name"),
        row.number("report_year"),
        row.text("form"),
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
        new PrintedPlaces(lookups).of(wanted));
  }
}
