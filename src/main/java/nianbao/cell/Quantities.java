package nianbao.cell;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import nianbao.Memo;
import nianbao.Tsv;

/** The grammar of what stands in a cell. Hand-written: it runs for every cell of every report. */
public final class Quantities {
  private static final int LONGEST = 40;
  private static final Set<String> NILS =
      Set.of(
          "/", "\\", "-", "--", "---", "—", "——", "———", "–", "－", "―", "无", "空", "不适用", "无数据",
          "N/A", "n/a", "NA");
  private static final Set<String> UNITS =
      Tsv.read("cell/units.tsv").stream()
          .map(row -> row.get("unit"))
          .collect(Collectors.toUnmodifiableSet());
  private static final String[] LEADING = {
    "超过", "ge", "超", "ge", "逾", "ge", "至少", "ge", "不少于", "ge", "约", "approx", "大约", "approx", "近",
    "approx", "不足", "le", "不到", "le", "不超过", "le"
  };
  private static final String[] TRAILING = {"以上", "ge", "余", "ge", "多", "ge", "左右", "approx"};
  private static final Memo<Quantity> PARSED = new Memo<>(LONGEST, Quantities::read);
  private static final String HAN_DIGITS = "〇一二三四五六七八九";

  private Quantities() {}

  /**
   * Reads the text of one cell.
   *
   * <p>Full width is folded. Thousands are cut by commas or single spaces in groups of three. A
   * unit is kept beside the number and not applied, also {@code 万}: {@code 0.57万} is 0.57 of unit
   * {@code 万}. A letter O is not a zero.
   *
   * @param text any string, never null
   * @return {@code 1,148} Stated(1148), {@code +1036} Stated(1036), {@code 400余条} Stated(400, 条,
   *     ge), {@code —} Nil, nothing at all Blank, {@code 2O} Unreadable
   */
  public static Quantity parse(String text) {
    return PARSED.of(text);
  }

  private static Quantity read(String text) {
    String s = fold(text);
    if (s.isEmpty()) {
      return new Quantity.Blank();
    }
    if (NILS.contains(s)) {
      return new Quantity.Nil(s);
    }
    Quantity.Stated stated = s.length() <= LONGEST ? stated(s) : null;
    return stated != null ? stated : new Quantity.Unreadable(text.strip());
  }

  /** Whether a word is a unit that a form may print beside its labels. */
  static boolean isUnit(String word) {
    return UNITS.contains(word);
  }

  private static Quantity.Stated stated(String s) {
    String bound = null;
    int from = 0;
    for (int i = 0; i < LEADING.length; i += 2) {
      if (s.startsWith(LEADING[i])) {
        bound = LEADING[i + 1];
        from = LEADING[i].length();
        break;
      }
    }
    int to = numberEnd(s, from);
    BigDecimal value = number(s.substring(from, to));
    if (value == null) {
      to = hanEnd(s, from);
      value = han(s.substring(from, to));
    }
    return value == null ? null : withUnit(value, bound, s.substring(to).strip());
  }

  /** What follows the number: an unit, a bound, or both, such as {@code 万余条}. */
  private static Quantity.Stated withUnit(BigDecimal value, String bound, String rest) {
    String unit = unwrap(rest);
    for (int i = 0; i < TRAILING.length && bound == null; i += 2) {
      int at = unit.indexOf(TRAILING[i]);
      if (at >= 0) {
        bound = TRAILING[i + 1];
        unit = unit.substring(0, at) + unit.substring(at + TRAILING[i].length());
      }
    }
    if (unit.isEmpty()) {
      return new Quantity.Stated(value, null, bound);
    }
    return UNITS.contains(unit) ? new Quantity.Stated(value, unit, bound) : null;
  }

  private static String unwrap(String rest) {
    return rest.length() > 2 && rest.charAt(0) == '(' && rest.charAt(rest.length() - 1) == ')'
        ? rest.substring(1, rest.length() - 1)
        : rest;
  }

  private static int numberEnd(String s, int from) {
    int i = from;
    while (i < s.length() && ("+-,. ".indexOf(s.charAt(i)) >= 0 || digit(s.charAt(i)))) {
      i++;
    }
    while (i > from && s.charAt(i - 1) == ' ') {
      i--;
    }
    return i;
  }

  /**
   * The value of {@code [+-]digits[.digits]}, digits plain or in threes; null for anything else.
   */
  private static BigDecimal number(String s) {
    int i = !s.isEmpty() && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
    var digits = new StringBuilder(s.length());
    if (i == 1 && s.charAt(0) == '-') {
      digits.append('-');
    }
    while (i < s.length() && s.charAt(i) == ' ' && digits.length() <= 1) {
      i++;
    }
    int start = i;
    char separator = 0;
    int group = 0;
    boolean separated = false;
    for (; i < s.length() && s.charAt(i) != '.'; i++) {
      char c = s.charAt(i);
      if (digit(c)) {
        digits.append(c);
        group++;
      } else if ((c == ',' || c == ' ')
          && (separated ? group == 3 && c == separator : group >= 1 && group <= 3)) {
        separator = c;
        separated = true;
        group = 0;
      } else {
        return null;
      }
    }
    boolean whole = i > start && group > 0 && (!separated || group == 3);
    return whole && fraction(s, i, digits) ? new BigDecimal(digits.toString()) : null;
  }

  private static boolean fraction(String s, int point, StringBuilder digits) {
    if (point == s.length()) {
      return true;
    }
    digits.append('.');
    for (int i = point + 1; i < s.length(); i++) {
      if (!digit(s.charAt(i))) {
        return false;
      }
      digits.append(s.charAt(i));
    }
    return point + 1 < s.length();
  }

  private static int hanEnd(String s, int from) {
    int i = from;
    while (i < s.length() && (HAN_DIGITS + "零○两十百千").indexOf(s.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** Chinese numerals below ten thousand, such as 一百零三 or 二〇; null for anything else. */
  private static BigDecimal han(String s) {
    if (s.isEmpty() || s.length() > 9) {
      return null;
    }
    int total = 0;
    int digit = -1;
    int last = 10_000;
    boolean positional = true;
    var plain = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      int power = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      int value = c == '零' || c == '○' ? 0 : c == '两' ? 2 : HAN_DIGITS.indexOf(c);
      if (power == 0) {
        plain.append(value);
        if (digit > 0) {
          digit = -2;
        } else if (digit > -2) {
          digit = value;
        }
        continue;
      }
      positional = false;
      if (power >= last || digit == -2 || (digit <= 0 && (power != 10 || i > 0))) {
        return null;
      }
      total += (digit <= 0 ? 1 : digit) * power;
      last = power;
      digit = -1;
    }
    if (positional) {
      return new BigDecimal(plain.toString());
    }
    return digit == -2 ? null : BigDecimal.valueOf(total + Math.max(0, digit));
  }

  private static String fold(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && i <= LONGEST * 4; i++) {
      char c = Folding.halfWidth(text.charAt(i));
      c = c == '\u2212' || c == '﹣' ? '-' : c == '，' ? ',' : c;
      boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (!space) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    return out.substring(0, end);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
