package nianbao.block;

import java.text.Normalizer;

/**
 * One spelling for what pages print in several: full and half width, radicals, quotes, white space.
 * For matching only: blocks keep the words as printed.
 */
public final class Fold {
  /** Marks a character that folds to nothing. */
  private static final char DROP = 1;

  /** Marks a character that folds to several, see {@link #expansion}. */
  private static final char EXPAND = 2;

  private static final String HAN_DIGITS = "一二三四五六七八九十";
  private static final String QUOTES = "\"'`´“”„‟‘’‚‛「」『』〝〞〟﹁﹂﹃﹄";
  private static final String DASHES = "‐‑‒–—―−─━﹣";

  // One table look-up a character; 0 means "as it is".
  private static final char[] WIDTH = widthTable();
  private static final char[] LABEL = labelTable();
  private static final char[] COMPATIBLE = compatibleTable();

  private Fold() {}

  /**
   * Full-width digits, Latin letters and punctuation as ASCII, every space as U+0020, zero-width
   * characters dropped, radicals and compatibility ideographs as the characters they stand for.
   * {@code 。、} and Han characters stay. A number in a circle or with a dot becomes {@code (1)},
   * {@code 1.}, never a bare digit: it would grow together with the figure behind it. Superscripts
   * stay for the same reason.
   *
   * @return the very same string where nothing folds; otherwise the length may differ
   */
  public static String width(String text) {
    return fold(text, WIDTH);
  }

  /**
   * The form under which labels are compared: {@link #width}, without any white space and quotes,
   * all brackets round, all dashes {@code -}.
   */
  public static String label(String text) {
    return fold(text, LABEL);
  }

  /**
   * The text in Unicode's normal form KC. Nearly all text is of characters that each stand for one
   * other and never join with their neighbours; only the rest needs the whole algorithm.
   */
  public static String compatible(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && (isHan(text.charAt(i)) || COMPATIBLE[text.charAt(i)] == 0)) {
      i++;
    }
    if (i == length) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (; i < length; i++) {
      char to = isHan(folded[i]) ? 0 : COMPATIBLE[folded[i]];
      if (to == EXPAND) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
      folded[i] = to == 0 ? folded[i] : to;
    }
    return new String(folded);
  }

  /**
   * What {@link #compatible(String)} makes of a single character; 0 unless that is a single one.
   */
  public static char compatible(char c) {
    char to = isHan(c) ? 0 : COMPATIBLE[c];
    return to == 0 ? c : to == EXPAND ? 0 : to;
  }

  /** The characters that nearly all text is of stand for themselves: spares a look into a table. */
  private static boolean isHan(char c) {
    return c >= '一' && c <= '\u9FFF';
  }

  private static String fold(String text, char[] table) {
    int length = text.length();
    int i = 0;
    while (i < length && (isHan(text.charAt(i)) || table[text.charAt(i)] == 0)) {
      i++;
    }
    if (i == length) {
      return text;
    }
    var folded = new StringBuilder(length + 8).append(text, 0, i);
    for (; i < length; i++) {
      char c = text.charAt(i);
      char to = isHan(c) ? 0 : table[c];
      switch (to) {
        case 0 -> folded.append(c);
        case DROP -> {}
        case EXPAND -> folded.append(expansion(c));
        default -> folded.append(to);
      }
    }
    return folded.toString();
  }

  /** Numbers in circles and brackets, numbers with a dot. */
  private static String expansion(char c) {
    if (c >= '①' && c <= '⑳') {
      return "(" + (c - '①' + 1) + ")";
    }
    if (c >= '⑴' && c <= '⒇') {
      return "(" + (c - '⑴' + 1) + ")";
    }
    if (c >= '⒈' && c <= '⒛') {
      return (c - '⒈' + 1) + ".";
    }
    if (c >= '❶' && c <= '❿') {
      return "(" + (c - '❶' + 1) + ")";
    }
    int han = c >= '㈠' && c <= '㈩' ? c - '㈠' : c - '㊀';
    return "(" + HAN_DIGITS.charAt(han) + ")";
  }

  private static char[] widthTable() {
    var table = new char[Character.MAX_VALUE + 1];
    for (char c = '！'; c <= '～'; c++) {
      table[c] = (char) (c - 0xFEE0);
    }
    compatibility(table, 0x2E80, 0x2FDF); // radicals, common in text taken from PDF
    compatibility(table, 0xF900, 0xFAFF); // compatibility ideographs
    compatibility(table, 0xFE10, 0xFE6F); // vertical and small forms
    compatibility(table, 0xFF5F, 0xFF65);
    compatibility(table, 0xFFE0, 0xFFE6);
    for (char c : "\t\n\r\f\u000B\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000".toCharArray()) {
      table[c] = ' ';
    }
    fill(table, 0x2000, 0x200A, ' ');
    for (char c : "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF".toCharArray()) {
      table[c] = DROP;
    }
    fill(table, 0x202A, 0x202E, DROP);
    fill(table, '①', '⒛', EXPAND);
    fill(table, '❶', '❿', EXPAND);
    fill(table, '㈠', '㈩', EXPAND);
    fill(table, '㊀', '㊉', EXPAND);
    table['‐'] = '-';
    table['‑'] = '-';
    table['−'] = '-';
    return table;
  }

  private static char[] labelTable() {
    char[] table = widthTable();
    for (int c = 0; c < table.length; c++) {
      char to = table[c] == 0 ? (char) c : table[c];
      if (Character.isWhitespace(to) || QUOTES.indexOf(to) >= 0) {
        table[c] = DROP;
      } else if (DASHES.indexOf(to) >= 0) {
        table[c] = '-';
      } else if ("〔【〖[{".indexOf(to) >= 0) {
        table[c] = '(';
      } else if ("〕】〗]}".indexOf(to) >= 0) {
        table[c] = ')';
      } else if ("•・‧∙".indexOf(to) >= 0) {
        table[c] = '·';
      }
    }
    return table;
  }

  /** What each character is by itself; {@link #EXPAND} where its neighbours may matter. */
  private static char[] compatibleTable() {
    var table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      if (c >= ' ' && c < 0x7F || c >= '一' && c <= '\u9FFF' || c == '\n' || c == '\t') {
        continue;
      }
      String plain = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC);
      if (plain.length() != 1 || joins((char) c) || joins(plain.charAt(0))) {
        table[c] = EXPAND;
      } else if (plain.charAt(0) != c) {
        table[c] = plain.charAt(0);
      }
    }
    return table;
  }

  /** Whether a character may become one with what stands before it. */
  private static boolean joins(char c) {
    int type = Character.getType(c);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return mark
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || Character.isSurrogate(c)
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }

  private static void fill(char[] table, int from, int to, char value) {
    for (int c = from; c <= to; c++) {
      table[c] = value;
    }
  }

  private static void compatibility(char[] table, int from, int to) {
    for (int c = from; c <= to; c++) {
      String plain = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC);
      if (plain.length() == 1 && plain.charAt(0) != c) {
        char one = plain.charAt(0);
        table[c] = one >= '！' && one <= '～' ? (char) (one - 0xFEE0) : one;
      }
    }
  }
}
