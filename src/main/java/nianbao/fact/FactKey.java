package nianbao.fact;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a fact states, apart from its value: one report states one value for one key. A class rather
 * than a record because every map of figures asks for the hash and every order for the rank: both
 * are worked out once.
 */
public final class FactKey implements Comparable<FactKey> {
  public static final String YEAR = "year";
  public static final String CUMULATIVE = "cumulative";
  public static final String TOTAL = "total";

  private static final Comparator<FactKey> ORDER = Comparator.comparingLong(FactKey::rank);

  /** The keys of the forms, some hundreds, and what else was met; one takes another's place. */
  private static final FactKey[] KNOWN = new FactKey[1 << 12];

  private static final int UNRANKED = -1;

  private final String indicator;
  private final String applicantType;
  private final String reviewStage;
  private final String periodBasis;
  private final int hash;

  // Threads may work it out twice, and get the same.
  private int rank = UNRANKED;

  public FactKey(String indicator, String applicantType, String reviewStage, String periodBasis) {
    this.indicator = indicator;
    this.applicantType = applicantType;
    this.reviewStage = reviewStage;
    this.periodBasis = periodBasis;
    this.hash = hash(indicator, applicantType, reviewStage, periodBasis);
  }

  public static FactKey of(Fact fact) {
    return of(fact.indicator(), fact.applicantType(), fact.reviewStage(), fact.periodBasis());
  }

  /** A key as by the constructor; mostly one made before, whose maps find it at a glance. */
  static FactKey of(String indicator, String applicant, String stage, String basis) {
    int hash = hash(indicator, applicant, stage, basis);
    int slot = (hash ^ hash >>> 16) & KNOWN.length - 1;
    FactKey known = KNOWN[slot];
    if (known == null || known.hash != hash || !known.is(indicator, applicant, stage, basis)) {
      known = new FactKey(indicator, applicant, stage, basis);
      KNOWN[slot] = known;
    }
    return known;
  }

  public String indicator() {
    return indicator;
  }

  public String applicantType() {
    return applicantType;
  }

  public String reviewStage() {
    return reviewStage;
  }

  public String periodBasis() {
    return periodBasis;
  }

  /** The catalogue's order: stage, indicator, applicant, basis. A listed key has its own rank. */
  long rank() {
    if (rank == UNRANKED) {
      int order = Members.STAGES.order(reviewStage) + 1;
      order = order * 10_000 + Indicators.of(indicator).order();
      order = order * 128 + Members.APPLICANTS.order(applicantType) + 1;
      rank = order * 2 + (YEAR.equals(periodBasis) ? 0 : 1);
    }
    return rank;
  }

  /** The indicator in the catalogue's order, as a row of the form. */
  @Override
  public int compareTo(FactKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof FactKey key
            && hash == key.hash
            && is(key.indicator, key.applicantType, key.reviewStage, key.periodBasis);
  }

  private boolean is(String otherIndicator, String applicant, String stage, String basis) {
    return Objects.equals(indicator, otherIndicator)
        && Objects.equals(applicantType, applicant)
        && Objects.equals(reviewStage, stage)
        && Objects.equals(periodBasis, basis);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private static int hash(String indicator, String applicant, String stage, String basis) {
    int hash = Objects.hashCode(indicator);
    hash = 31 * hash + Objects.hashCode(applicant);
    hash = 31 * hash + Objects.hashCode(stage);
    return 31 * hash + Objects.hashCode(basis);
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
