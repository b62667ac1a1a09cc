package nianbao.fact;

import java.math.BigDecimal;
import nianbao.Place;

/**
 * One figure as one clause states it.
 *
 * @param basis null where the words leave it open
 * @param emphatic whether the clause calls it the sum or the year's: 共, 累计, 全年 …
 * @param implied whether it follows from another number rather than being written
 */
record NarrativeStatement(
    String rule,
    String indicator,
    String applicant,
    String stage,
    String basis,
    BigDecimal value,
    String bound,
    boolean emphatic,
    boolean implied,
    Place place,
    String words) {

  /** What it states, the value apart. */
  FactKey key() {
    return FactKey.of(indicator, applicant, stage, basis);
  }

  /** The same, said of a period. */
  NarrativeStatement on(String period) {
    return new NarrativeStatement(
        rule, indicator, applicant, stage, period, value, bound, emphatic, implied, place, words);
  }
}
