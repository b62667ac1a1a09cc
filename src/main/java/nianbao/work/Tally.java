package nianbao.work;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Verdicts counted, and the notices of the documents they come from. */
final class Tally {
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private long documents;
  private long notices;

  void add(Verdict verdict) {
    verdicts.merge(verdict, 1L, Long::sum);
  }

  void document(long ofThem) {
    documents++;
    notices += ofThem;
  }

  long documents() {
    return documents;
  }

  long notices() {
    return notices;
  }

  long count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** Figures that the documents state. */
  long stated() {
    return count(Verdict.RIGHT)
        + count(Verdict.WRONG)
        + count(Verdict.NOTICED)
        + count(Verdict.MISSING);
  }

  long bad() {
    return verdicts.entrySet().stream()
        .filter(e -> e.getKey().bad())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Share of the stated figures that were read right, {@code -} if none is stated. */
  String recall() {
    return share(count(Verdict.RIGHT), stated());
  }

  /** Share of what was read that is right. */
  String precision() {
    return share(count(Verdict.RIGHT), count(Verdict.RIGHT) + bad());
  }

  static String share(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) part / whole);
  }
}
