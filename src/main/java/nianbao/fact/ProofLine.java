package nianbao.fact;

import java.util.List;
import nianbao.block.Fold;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;

/**
 * A line of the form as the carrier left it: the figures it should hold, in the form's order, and
 * the texts found there, in reading order. There may be more texts than figures, or fewer.
 *
 * @param name the indicator of the line, or {@code remedies}
 * @param figures numbers in the grid
 * @param texts printed cells, those without a code included
 * @param values of the texts, in ten-thousandths, or {@link #BLANK}, {@link #UNREADABLE}
 */
record ProofLine(String name, int[] figures, List<ReportCell> texts, long[] values) {
  static final long BLANK = -1;
  static final long UNREADABLE = -2;

  /** What stands between the digits of one number. */
  private static final String SPACES = " \t\n\u000B\f\r,";

  int extra() {
    return texts.size() - figures.length;
  }

  /** Whether no text of the line is told which figure it is: too few, too many, a lost label. */
  boolean untold() {
    return texts.stream().allMatch(cell -> cell.indicator() == null);
  }

  static ProofLine of(String name, int[] figures, List<ReportCell> texts) {
    long[] values = texts.stream().mapToLong(cell -> value(cell.quantity())).toArray();
    return new ProofLine(name, figures, List.copyOf(texts), values);
  }

  private static long value(Quantity quantity) {
    if (quantity instanceof Quantity.Stated stated) {
      boolean count = stated.bound() == null && stated.value().signum() >= 0;
      return count
              && stated.value().precision() - stated.value().scale() < 13
              && stated.value().stripTrailingZeros().scale() <= 0
          ? ProofState.scaled(stated.value())
          : UNREADABLE;
    }
    return quantity instanceof Quantity.Unreadable ? UNREADABLE : BLANK;
  }

  /** The number that neighbouring texts make when put together, {@link #UNREADABLE} if none. */
  long joined(int from, int to) {
    if (to - from == 1) {
      return values[from];
    }
    var digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      String piece = digits(i);
      if (piece.isEmpty() || i == from && piece.equals("0")) {
        return UNREADABLE;
      }
      digits.append(piece);
    }
    return digits.length() < 13
        ? ProofState.scaled(new java.math.BigDecimal(digits.toString()))
        : UNREADABLE;
  }

  String words(int from, int to) {
    return String.join("|", texts.subList(from, to).stream().map(ReportCell::text).toList());
  }

  private String digits(int text) {
    String folded = Fold.compatible(texts.get(text).text());
    var digits = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (SPACES.indexOf(c) < 0) {
        return "";
      }
    }
    return digits.toString();
  }
}
