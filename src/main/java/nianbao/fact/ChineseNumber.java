package nianbao.fact;

import java.math.BigDecimal;

/**
 * A number as Chinese prose writes it: digits, numerals and magnitudes mixed, such as {@code 9万5千},
 * {@code 63.9万}, {@code 十二}, {@code 三百零五}, {@code 1,148}.
 */
final class ChineseNumber {
  private static final String NUMERALS = "零一二三四五六七八九";
  private static final BigDecimal TEN = BigDecimal.TEN;

  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal section = BigDecimal.ZERO;
  private BigDecimal digit;
  private int lastScale = 1;
  private boolean wrong;

  private ChineseNumber() {}

  /**
   * Reads a number.
   *
   * @param text digits with separators, numerals, 十百千万亿; no unit, no sign
   * @return the value, or null where the text is no single number ({@code 一二三}, {@code 万}) or
   *     leaves its last magnitude unsaid ({@code 三万五})
   */
  static BigDecimal parse(String text) {
    var number = new ChineseNumber();
    for (int i = 0; i < text.length() && !number.wrong; ) {
      int end = endOfDigits(text, i);
      if (end > i) {
        String digits = text.substring(i, end).replace(",", "").replace(" ", "");
        number.digit(new BigDecimal(digits));
        i = end;
      } else {
        number.read(text.charAt(i++));
      }
    }
    return text.isEmpty() ? null : number.value();
  }

  private void read(char c) {
    int scale = scale(c);
    if (c == '零' || c == '〇') {
      lastScale = 1;
      digit = digit == null ? BigDecimal.ZERO : digit;
    } else if (scale == 0) {
      digit(BigDecimal.valueOf(c == '两' ? 2 : NUMERALS.indexOf(c)));
    } else if (scale < 4) {
      // 十二 says no 一 before its 十; 千 and 百 always do.
      wrong |= unsaid() && scale > 1;
      section = section.add((unsaid() ? BigDecimal.ONE : digit).multiply(TEN.pow(scale)));
      close(scale);
    } else {
      BigDecimal head = section.add(digit == null ? BigDecimal.ZERO : digit);
      wrong |= head.signum() == 0 && digit == null;
      total = total.add(head.multiply(TEN.pow(scale)));
      section = BigDecimal.ZERO;
      close(scale);
    }
  }

  private boolean unsaid() {
    return digit == null || digit.signum() == 0;
  }

  private void close(int scale) {
    digit = null;
    lastScale = scale;
  }

  private void digit(BigDecimal value) {
    wrong |= value.signum() < 0 || (digit != null && digit.signum() != 0);
    digit = value;
  }

  private BigDecimal value() {
    boolean unsaidMagnitude =
        lastScale > 1 && digit != null && digit.signum() > 0 && digit.compareTo(TEN) < 0;
    return wrong || unsaidMagnitude
        ? null
        : total.add(section).add(digit == null ? BigDecimal.ZERO : digit);
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && "0123456789., ".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** The power of ten that a magnitude stands for; 0 for anything else. */
  private static int scale(char c) {
    return switch (c) {
      case '十' -> 1;
      case '百' -> 2;
      case '千' -> 3;
      case '万' -> 4;
      case '亿' -> 8;
      default -> 0;
    };
  }
}
