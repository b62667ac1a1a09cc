package nianbao.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.trend.Concept;
import nianbao.work.Explanation.Contribution;
import nianbao.work.Explanation.EnteringFact;

/**
 * The facts that enter a measure: what {@code trend/base/3_agency_figure.sql} selects, selected
 * again fact by fact.
 */
final class EnteringFacts {
  private static final Comparator<EnteringFact> ORDER =
      Comparator.comparing(EnteringFact::indicator)
          .thenComparing(EnteringFact::dimension)
          .thenComparing(EnteringFact::reportId)
          .thenComparing(EnteringFact::cellRef);

  /** The columns of a fact that an explanation shows. */
  static final List<String> READ =
      List.of(
          "agency_id",
          "agency_name",
          "report_year",
          "form",
          "report_id",
          "indicator",
          "applicant_type",
          "review_stage",
          "value",
          "unit",
          "value_status",
          "obs_status",
          "source_uri",
          "source_sha256",
          "cell_ref",
          "source_text");

  /** A fact and whose it is. */
  private record Owned(
      String agencyId, String agencyName, int year, String form, EnteringFact fact) {}

  private EnteringFacts() {}

  /**
   * What reports state for a measure, by agency and year.
   *
   * @param reports rows of {@code agency_applications}: the reports that count
   */
  static List<Contribution> of(Lookups lookups, Concept concept, List<Found> reports) {
    Map<String, Found> byId = new HashMap<>();
    reports.forEach(report -> byId.put(report.text("report_id"), report));
    var byAgency = new TreeMap<String, List<Owned>>();
    for (Found fact : stated(lookups, concept.indicators(), reports)) {
      Found report = byId.get(fact.text("report_id"));
      int year = report.number("report_year");
      String key = report.text("agency_id") + "\n" + year;
      byAgency
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(
              new Owned(
                  report.text("agency_id"),
                  report.text("agency_name"),
                  year,
                  fact.text("form"),
                  fact(fact)));
    }
    var contributions = new ArrayList<Contribution>();
    byAgency.values().forEach(facts -> chosen(concept, facts).ifPresent(contributions::add));
    return contributions;
  }

  private static List<Found> stated(Lookups lookups, List<String> indicators, List<Found> reports) {
    Set<String> ids = new TreeSet<>();
    Set<String> agencies = new TreeSet<>();
    Set<String> years = new TreeSet<>();
    for (Found report : reports) {
      ids.add(report.text("report_id"));
      agencies.add(report.text("agency_id"));
      years.add(String.valueOf(report.number("report_year")));
    }
    return stated(lookups, years, agencies, ids, indicators);
  }

  /**
   * The figures of a year without a bound that reports state for some indicators.
   *
   * @param agencies whose reports they are: documents of one place lie together, so do these
   */
  static List<Found> stated(
      Lookups lookups,
      Set<String> years,
      Set<String> agencies,
      Set<String> reports,
      List<String> indicators) {
    Map<String, Collection<String>> wanted = new LinkedHashMap<>();
    wanted.put("report_year", years);
    wanted.put("agency_id", agencies);
    wanted.put("report_id", reports);
    wanted.put("indicator", indicators);
    wanted.put("period_basis", Set.of("year"));
    wanted.put("bound", Collections.singleton(null));
    return lookups.rows("facts", READ, wanted);
  }

  /** A row of {@code facts} as it enters. */
  static EnteringFact fact(Found row) {
    String stage = row.text("review_stage");
    String applicant = row.text("applicant_type");
    return new EnteringFact(
        row.text("report_id"),
        row.text("indicator"),
        stage != null ? stage : applicant != null ? applicant : "total",
        SqlText.plain(row.decimal("value")),
        row.text("unit"),
        row.text("value_status"),
        row.text("obs_status"),
        row.text("source_uri"),
        row.text("source_sha256"),
        row.text("cell_ref"),
        row.text("source_text"));
  }

  /** The first alternative whose terms are all known. */
  private static Optional<Contribution> chosen(Concept concept, List<Owned> facts) {
    Owned any = facts.get(0);
    Map<String, List<EnteringFact>> single = single(facts);
    for (Concept.Alternative alternative : concept.alternatives()) {
      if (!alternative.holdsFor(any.form())) {
        continue;
      }
      var entering = new ArrayList<EnteringFact>();
      int known = 0;
      BigDecimal sum = null;
      for (Concept.Term term : alternative.terms()) {
        for (List<EnteringFact> stated : single.values()) {
          EnteringFact first = stated.get(0);
          if (first.indicator().equals(term.indicator())
              && first.dimension().equals(term.dimension())) {
            known++;
            BigDecimal value = inUnit(first, concept.unit());
            sum = value == null ? sum : sum == null ? value : sum.add(value);
            entering.addAll(stated);
          }
        }
      }
      if (known == alternative.terms().size() && sum != null) {
        return Optional.of(contribution(any, alternative, sum, entering));
      }
    }
    return Optional.empty();
  }

  private static Contribution contribution(
      Owned any, Concept.Alternative alternative, BigDecimal sum, List<EnteringFact> facts) {
    return new Contribution(
        any.agencyId(),
        any.agencyName(),
        any.year(),
        any.form(),
        any.fact().reportId(),
        SqlText.plain(sum),
        alternative.number(),
        alternative.relation(),
        facts.stream().sorted(ORDER).toList());
  }

  /**
   * One figure an indicator, dimension and unit: a table's before the prose's, then the largest.
   */
  private static Map<String, List<EnteringFact>> single(List<Owned> facts) {
    var grouped = new TreeMap<String, List<EnteringFact>>();
    for (Owned owned : facts) {
      EnteringFact fact = owned.fact();
      String key = fact.indicator() + "\n" + fact.dimension() + "\n" + fact.unit();
      grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
    }
    var single = new LinkedHashMap<String, List<EnteringFact>>();
    grouped.forEach((key, stated) -> single.put(key, largest(stated)));
    return single;
  }

  private static List<EnteringFact> largest(List<EnteringFact> stated) {
    List<EnteringFact> tables =
        stated.stream().filter(fact -> !fact.valueStatus().equals("narrative")).toList();
    List<EnteringFact> from = tables.isEmpty() ? stated : tables;
    BigDecimal most =
        from.stream().map(EnteringFact::value).max(Comparator.naturalOrder()).orElseThrow();
    return from.stream().filter(fact -> fact.value().compareTo(most) == 0).sorted(ORDER).toList();
  }

  /** Money is brought to the measure's unit; what cannot be is no figure. */
  private static BigDecimal inUnit(EnteringFact fact, String unit) {
    if (fact.unit().equals(unit)) {
      return fact.value();
    }
    if (fact.unit().equals("CNY") && unit.equals("CNY_10k")) {
      return fact.value().movePointLeft(4);
    }
    if (fact.unit().equals("CNY_10k") && unit.equals("CNY")) {
      return fact.value().movePointRight(4);
    }
    return unit.startsWith("CNY") || fact.unit().startsWith("CNY") ? null : fact.value();
  }
}
