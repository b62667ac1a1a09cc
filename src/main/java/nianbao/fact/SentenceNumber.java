package nianbao.fact;

import java.math.BigDecimal;

/**
 * A number inside a sentence.
 *
 * @param kind what sort of number it is
 * @param value null unless the kind is COUNT, BARE or YEAR
 * @param unit the measure word right behind it, null without one
 * @param bound {@code ge}, {@code le}, {@code approx}, or null for an exact number
 * @param start where it begins in the passage, bound words included
 * @param end behind its unit
 */
record SentenceNumber(Kind kind, BigDecimal value, String unit, String bound, int start, int end) {

  /** The sorts of numbers, each with the mark that stands for it in {@link Sentence#marked()}. */
  enum Kind {
    /** A number with a measure word. */
    COUNT('#'),
    /** A number without one. */
    BARE('¤'),
    /** A year, such as 2023年度. */
    YEAR('@'),
    /** Anything that counts nothing: percentages, ordinals, dates, document and phone numbers. */
    OTHER('※');

    final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }
}
