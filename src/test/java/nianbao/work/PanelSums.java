package nianbao.work;

import java.math.BigDecimal;

/** A row of the series, both panels. */
final class PanelSums {
  BigDecimal value;
  int n;
  BigDecimal matched;
  BigDecimal matchedBefore;
  int nMatched;
  BigDecimal redefined;
  BigDecimal redefinedBefore;
  BigDecimal revised = BigDecimal.ZERO;
  BigDecimal matchedRevised = BigDecimal.ZERO;
  BigDecimal matchedBeforeRevised = BigDecimal.ZERO;
  BigDecimal redefinedRevised = BigDecimal.ZERO;
  BigDecimal redefinedBeforeRevised = BigDecimal.ZERO;
  BigDecimal numerator;
  BigDecimal denominator;
  BigDecimal matchedNumerator;
  BigDecimal matchedDenominator;
  int narrative;
  int matchedNarrative;
  int derived;
  int matchedDerived;
  int close;
  int matchedClose;
  int gaps;
  BigDecimal gapUpper = BigDecimal.ZERO;
  BigDecimal gapLower = BigDecimal.ZERO;
  int expected;
  boolean isBreak;
  BigDecimal before;
  BigDecimal revisedBefore;
  Integer nBefore;
  BigDecimal index;
  Integer baseYear;

  /** Takes in an agency: its figure, that of the year before, and the whole it is a part of. */
  void add(Panel.Stated now, Panel.Stated before, BigDecimal whole) {
    value = Panel.plus(value, now.value());
    revised = revised.add(now.revision());
    n++;
    narrative += now.narrative() ? 1 : 0;
    derived += now.derived() ? 1 : 0;
    close += now.definition() > 0 ? 1 : 0;
    if (whole != null) {
      numerator = Panel.plus(numerator, now.value());
      denominator = Panel.plus(denominator, whole);
    }
    if (before == null) {
      return;
    }
    matched = Panel.plus(matched, now.value());
    matchedBefore = Panel.plus(matchedBefore, before.value());
    matchedRevised = matchedRevised.add(now.revision());
    matchedBeforeRevised = matchedBeforeRevised.add(before.revision());
    nMatched++;
    matchedNarrative += now.narrative() ? 1 : 0;
    matchedDerived += now.derived() ? 1 : 0;
    matchedClose += now.definition() > 0 ? 1 : 0;
    if (whole != null) {
      matchedNumerator = Panel.plus(matchedNumerator, now.value());
      matchedDenominator = Panel.plus(matchedDenominator, whole);
    }
    if (now.definition() != before.definition()) {
      redefined = Panel.plus(redefined, now.value());
      redefinedBefore = Panel.plus(redefinedBefore, before.value());
      redefinedRevised = redefinedRevised.add(now.revision());
      redefinedBeforeRevised = redefinedBeforeRevised.add(before.revision());
    }
  }
}
