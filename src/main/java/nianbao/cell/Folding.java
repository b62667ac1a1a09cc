package nianbao.cell;

import java.util.Arrays;
import nianbao.Memo;

/**
 * Labels as they compare. White space, quotation marks and punctuation say nothing, full width is
 * half width; ordinals such as {@code （一）}, {@code 1.}, {@code ①} or {@code 其中:} become one mark,
 * since they are often wrong but show where a label begins.
 */
final class Folding {
  /** Stands where an ordinal stood. */
  static final char MARK = '\u0001';

  private static final String NUMERALS = "一二三四五六七八九十";
  private static final boolean[] DROPPED = new boolean[0x10000];

  static {
    for (char c : ",，、;；:：。·\"“”„‟‘’'`「」『』《》<>〈〉〔〕[]【】…*#_-—–−|?？！!".toCharArray()) {
      DROPPED[c] = true;
    }
  }

  private static final Memo<Folded> FOLDED =
      new Memo<>(
          60,
          text -> {
            String folded = fold(text);
            return new Folded(folded, unmarked(folded), Quantities.isUnit(text.strip()));
          });

  private Folding() {}

  /**
   * A text in both spellings.
   *
   * @param text by {@link Folding#text}
   * @param key by {@link Folding#key}
   * @param isUnit whether it is a unit of measure
   */
  record Folded(String text, String key, boolean isUnit) {}

  static Folded folded(String text) {
    return FOLDED.of(text);
  }

  /** The folded text, parentheses kept and ordinals marked. */
  static String text(String text) {
    return FOLDED.of(text).text();
  }

  private static String fold(String text) {
    char[] clean = halfWidth(text);
    var out = new StringBuilder(clean.length);
    int i = 0;
    while (i < clean.length) {
      int end = ordinal(clean, i);
      if (end > i) {
        mark(out);
        i = end;
      } else {
        char c = clean[i++];
        if (!DROPPED[c]) {
          out.append(c);
        }
      }
    }
    return out.toString();
  }

  /** The key under which a label is known: no marks, no parentheses, their words kept. */
  static String key(String text) {
    return FOLDED.of(text).key();
  }

  /** A folded text without marks and parentheses. */
  static String unmarked(String folded) {
    if (folded.indexOf(MARK) < 0 && folded.indexOf('(') < 0 && folded.indexOf(')') < 0) {
      return folded;
    }
    var out = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c != MARK && c != '(' && c != ')') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A folded text without marks and without what stands in parentheses. */
  static String bare(String folded) {
    var out = new StringBuilder(folded.length());
    int depth = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && c != MARK) {
        out.append(c);
      }
    }
    return out.toString();
  }

  static char halfWidth(char c) {
    return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
  }

  private static void mark(StringBuilder out) {
    if (out.length() == 0 || out.charAt(out.length() - 1) != MARK) {
      out.append(MARK);
    }
  }

  private static char[] halfWidth(String text) {
    char[] out = new char[text.length()];
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = halfWidth(text.charAt(i));
      boolean han = c >= '\u3400' && c <= '\u9FFF';
      if (han) {
        out[n++] = c;
      } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u200B') {
        out[n++] = c == '．' ? '.' : c;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Where the ordinal that begins at {@code i} ends, or {@code i} if there is none. */
  private static int ordinal(char[] s, int i) {
    char c = s[i];
    if (c >= '①' && c <= '⑳') {
      return i + 1;
    }
    if (c == '(') {
      int j = numerals(s, i + 1);
      return j > i + 1 && j < s.length && s[j] == ')' ? j + 1 : i;
    }
    boolean inside = i > 0 && (digit(s[i - 1]) || NUMERALS.indexOf(s[i - 1]) >= 0);
    if (!inside && (digit(c) || NUMERALS.indexOf(c) >= 0)) {
      int j = numerals(s, i);
      boolean closed = j < s.length && j - i <= 2 && "、.)".indexOf(s[j]) >= 0;
      boolean decimal = closed && s[j] == '.' && j + 1 < s.length && digit(s[j + 1]);
      return closed && !decimal ? j + 1 : i;
    }
    boolean among = c == '其' && i + 2 < s.length && s[i + 1] == '中' && ":,".indexOf(s[i + 2]) >= 0;
    return among ? i + 3 : i;
  }

  private static int numerals(char[] s, int i) {
    int j = i;
    while (j < s.length && j - i < 3 && (digit(s[j]) || NUMERALS.indexOf(s[j]) >= 0)) {
      j++;
    }
    return j;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
