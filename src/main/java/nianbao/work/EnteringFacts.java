package nianbao.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nianbao.trend.Concept;
import nianbao.work.Explanation.Contribution;
import nianbao.work.Explanation.EnteringFact;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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

  /** A fact and whose it is. */
  private record Owned(
      String agencyId, String agencyName, int year, String form, EnteringFact fact) {}

  private EnteringFacts() {}

  /**
   * What the agencies of a query's reports state for a measure, by agency and year.
   *
   * @param reports SQL condition on {@code agency_report r}
   */
  static List<Contribution> of(
      SparkSession spark, Concept concept, List<Integer> years, String reports) {
    var byAgency = new TreeMap<String, List<Owned>>();
    for (Owned owned : owned(spark, concept.indicators(), years, reports)) {
      String key = owned.agencyId() + "\n" + owned.year();
      byAgency.computeIfAbsent(key, k -> new ArrayList<>()).add(owned);
    }
    var contributions = new ArrayList<Contribution>();
    byAgency.values().forEach(facts -> chosen(concept, facts).ifPresent(contributions::add));
    return contributions;
  }

  private static List<Owned> owned(
      SparkSession spark, List<String> indicators, List<Integer> years, String reports) {
    String in = SqlText.list(years.stream().map(String::valueOf).toList());
    String sql =
        """
        select r.agency_id, r.agency_name, r.report_year, f.form, f.report_id, f.indicator,
          coalesce(f.review_stage, f.applicant_type, 'total') as dimension, f.value, f.unit, f.value_status,
          f.obs_status, f.source_uri, f.source_sha256, f.cell_ref, f.source_text
        from agency_report r
        join facts f on f.report_id = r.report_id
        where f.report_year in (%s) and r.report_year in (%s) and f.indicator in (%s)
          and f.period_basis = 'year' and f.bound is null and %s
        """
            .formatted(in, in, SqlText.texts(indicators), reports);
    return spark.sql(sql).collectAsList().stream().map(EnteringFacts::owned).toList();
  }

  private static Owned owned(Row row) {
    return new Owned(
        row.getString(0), row.getString(1), row.getInt(2), row.getString(3), fact(row, 4));
  }

  /** A fact out of eleven columns, {@code report_id} the first. */
  static EnteringFact fact(Row row, int at) {
    return new EnteringFact(
        row.getString(at),
        row.getString(at + 1),
        row.getString(at + 2),
        SqlText.plain(row.getDecimal(at + 3)),
        row.getString(at + 4),
        row.getString(at + 5),
        row.getString(at + 6),
        row.getString(at + 7),
        row.getString(at + 8),
        row.getString(at + 9),
        row.getString(at + 10));
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
