package nianbao.sample;

import java.math.BigDecimal;

/** Numbers in other dress. */
final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "十百千";

  private Numerals() {}

  /** {@code 305} as 三百零五; 0 to 9999. */
  static String chinese(int number) {
    if (number == 0) {
      return "零";
    }
    var words = new StringBuilder();
    String digits = Integer.toString(number);
    boolean gap = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int place = digits.length() - 1 - i;
      if (digit == 0) {
        gap = true;
        continue;
      }
      words.append(gap ? "零" : "").append(DIGITS.charAt(digit));
      words.append(place == 0 ? "" : UNITS.charAt(place - 1));
      gap = false;
    }
    return number >= 10 && number < 20 ? words.substring(1) : words.toString();
  }

  /** A year or day as in formal dates: 二〇一九. */
  static String digitwise(int number) {
    var words = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      words.append(digit == '0' ? '〇' : DIGITS.charAt(digit - '0'));
    }
    return words.toString();
  }

  static String fullwidth(String text) {
    var wide = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c);
    }
    return wide.toString();
  }

  /** {@code 1234567.5} as {@code 1,234,567.5}; other text unchanged. */
  static String separated(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    var separated = new StringBuilder(text);
    for (int i = end - 3; i > 0; i -= 3) {
      separated.insert(i, ',');
    }
    return separated.toString();
  }

  /** Rounded down to its two leading digits: what is said before 余. */
  static BigDecimal rounded(long value) {
    long unit = 1;
    while (value / unit >= 100) {
      unit *= 10;
    }
    return BigDecimal.valueOf(value / unit * unit);
  }

  /** {@code 180000} as 18万, smaller ones in digits. */
  static String large(BigDecimal value) {
    boolean tenThousands = value.longValue() >= 100_000 && value.longValue() % 10_000 == 0;
    return tenThousands ? value.longValue() / 10_000 + "万" : value.toPlainString();
  }
}
