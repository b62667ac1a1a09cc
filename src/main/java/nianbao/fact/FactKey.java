package nianbao.fact;

import java.util.Comparator;

/** What a fact states, apart from its value: one report states one value for one key. */
public record FactKey(
    String indicator, String applicantType, String reviewStage, String periodBasis)
    implements Comparable<FactKey> {
  public static final String YEAR = "year";
  public static final String CUMULATIVE = "cumulative";
  public static final String TOTAL = "total";

  private static final Comparator<FactKey> ORDER = Comparator.comparingLong(FactKey::rank);

  public static FactKey of(Fact fact) {
    return new FactKey(
        fact.indicator(), fact.applicantType(), fact.reviewStage(), fact.periodBasis());
  }

  /** The catalogue's order: stage, indicator, applicant, basis. A listed key has its own rank. */
  long rank() {
    long rank = Members.STAGES.order(reviewStage) + 1;
    rank = rank * 10_000 + Indicators.of(indicator).order();
    rank = rank * 128 + Members.APPLICANTS.order(applicantType) + 1;
    return rank * 2 + (YEAR.equals(periodBasis) ? 0 : 1);
  }

  /** The indicator in the catalogue's order, as a row of the form. */
  @Override
  public int compareTo(FactKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code request.received[total]}, {@code remedy.total{litigation_direct}}. */
  @Override
  public String toString() {
    var text = new StringBuilder(indicator);
    if (applicantType != null) {
      text.append('[').append(applicantType).append(']');
    }
    if (reviewStage != null) {
      text.append('{').append(reviewStage).append('}');
    }
    return YEAR.equals(periodBasis) ? text.toString() : text + "@" + periodBasis;
  }
}
