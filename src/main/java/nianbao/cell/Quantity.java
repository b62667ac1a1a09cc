package nianbao.cell;

import java.math.BigDecimal;

/** What a cell says. Blank is not zero: an agency that left the cell empty made no statement. */
public sealed interface Quantity {
  /**
   * A number.
   *
   * @param value exact, unit not applied
   * @param unit the unit printed inside the cell ({@code 元}, {@code 万元}, {@code 件}), null if none
   * @param bound {@code ge}, {@code le}, {@code approx} for 余, 多, 以上, 约 …; null for an exact number
   */
  record Stated(BigDecimal value, String unit, String bound) implements Quantity {}

  /** Nothing printed. */
  record Blank() implements Quantity {}

  /** A mark for nothing: {@code /}, {@code -}, {@code 无}, {@code 不适用}; not zero. */
  record Nil(String mark) implements Quantity {}

  /** Something else: words, a number no rule reads. */
  record Unreadable(String text) implements Quantity {}
}
