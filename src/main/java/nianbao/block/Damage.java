package nianbao.block;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import nianbao.Lexicon;
import nianbao.Tsv;

/** What broken copies do to characters, and how it shows. None of it can be repaired. */
final class Damage {
  /** Stands for every span of characters that cannot be told any more. */
  static final char LOST = '\uFFFD';

  private static final int QUESTION_RUN = 3;
  private static final List<Tsv.Row> LISTED = Tsv.read("block/tampered.tsv");
  private static final Lexicon<String> DAMAGED = words("damage");
  private static final Lexicon<String> SPAM = words("spam");
  private static final BitSet FIRST = new BitSet();

  static {
    LISTED.forEach(row -> FIRST.set(row.get("word").charAt(0)));
  }

  private Damage() {}

  /** Whether a character can begin any sign of damage: cheap, and wrong only by too many. */
  static boolean suspicious(char c) {
    return c < ' ' && !BlockBuilder.isSpace(c)
        || c >= '\u007F' && c < '\u00A0' && c != '\u0085'
        || c >= '\u3105' && c <= '\u312F'
        || c >= '\uE000' && c <= '\uF8FF'
        || c == LOST;
  }

  /** The longest listed word of broken characters that begins here; null for none. */
  static String damagedAt(String text, int i) {
    return longest(DAMAGED, text, i);
  }

  /** The longest listed word of spam that begins here; null for none. */
  static String spamAt(String text, int i) {
    return longest(SPAM, text, i);
  }

  private static String longest(Lexicon<String> words, String text, int i) {
    Lexicon.Hit<String> hit = words.longestAt(text, i);
    return hit == null ? null : hit.meaning();
  }

  static boolean beginsWord(char c) {
    return FIRST.get(c);
  }

  /**
   * The text with every damaged span as one U+FFFD.
   *
   * @param mangled whether the copy is known to insert romanisation or to change the script; only
   *     then an underscore between Han characters is damage
   */
  static String marked(String text, boolean mangled) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = spanEnd(text, i, mangled);
      if (end > i) {
        if (out.length() == 0 || out.charAt(out.length() - 1) != LOST) {
          out.append(LOST);
        }
        i = end;
      } else {
        out.append(isSymbolFont(c) ? ' ' : c);
        i++;
      }
    }
    return out.toString();
  }

  /** Bullets and ticks of symbol fonts lie in the private area and stand for no character. */
  static boolean isSymbolFont(char c) {
    return c >= '\uF020' && c <= '\uF0FF';
  }

  /** Where the damaged span that begins here ends; its own beginning if there is none. */
  static int spanEnd(String text, int i, boolean mangled) {
    char c = text.charAt(i);
    if (suspicious(c)) {
      return isSymbolFont(c) ? i : i + 1;
    }
    if (c == '?' || c == '^') {
      return questionEnd(text, i, mangled);
    }
    if (c == '_') {
      return mangled && isWordAt(text, i - 1) ? i + 1 : i;
    }
    if (mangled && isLooseSyllable(text, i)) {
      return Pinyin.at(text, i).end();
    }
    String word = beginsWord(c) ? damagedAt(text, i) : null;
    return word == null ? i : i + word.length();
  }

  /** {@code ?zhí)}, {@code ^(qū)}, or a run of question marks where words were. */
  private static int questionEnd(String text, int i, boolean mangled) {
    int from = i + 1;
    if (from < text.length() && text.charAt(from) == '(') {
      from++;
    }
    Pinyin.Syllable syllable = Pinyin.at(text, from);
    if (syllable.end() > 0 && (mangled || syllable.toned())) {
      return syllable.end();
    }
    int end = i;
    while (end < text.length() && text.charAt(end) == '?') {
      end++;
    }
    return end - i >= QUESTION_RUN ? end : i;
  }

  /** A syllable closed by a bracket that nothing opened, directly behind a Han character. */
  private static boolean isLooseSyllable(String text, int i) {
    char c = text.charAt(i);
    return (c >= 'a' && c <= 'z' || c > '\u00DF' && c < '\u0200')
        && isHanAt(text, i - 1)
        && Pinyin.at(text, i).toned();
  }

  /** A Han character or one of the numbers with a dot that broken bytes turn into. */
  private static boolean isWordAt(String text, int i) {
    return isHanAt(text, i) || i >= 0 && text.charAt(i) >= '①' && text.charAt(i) <= '⒛';
  }

  private static boolean isHanAt(String text, int i) {
    return i >= 0 && i < text.length() && HtmlWords.isHan(text.charAt(i));
  }

  /**
   * Where characters between digits are gone: {@code 2018年11日}, {@code 1231日}, {@code 〔202130号}.
   * Offsets of the digits, in order.
   */
  static List<Integer> lostBetweenDigits(String text) {
    if (text.indexOf('日') < 0 && text.indexOf('号') < 0) {
      return List.of();
    }
    var places = new ArrayList<Integer>();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '日' || c == '号') && isDigit(text.charAt(i - 1))) {
        int from = i;
        while (from > 0 && isDigit(text.charAt(from - 1))) {
          from--;
        }
        char before = from > 0 ? text.charAt(from - 1) : ' ';
        if (c == '日' ? dayLostMonth(text, from, i, before) : numberLostBracket(from, i, before)) {
          places.add(from);
        }
      }
    }
    return places;
  }

  private static boolean dayLostMonth(String text, int from, int to, char before) {
    int length = to - from;
    if (before == '年') {
      return from > 4 && isDigit(text.charAt(from - 2));
    }
    if (before == '月' || length < 4 || length > 8) {
      return false;
    }
    String digits = text.substring(from, to);
    if (length == 4) {
      int month = Integer.parseInt(digits.substring(0, 2));
      int day = Integer.parseInt(digits.substring(2));
      return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    return digits.startsWith("20") || digits.startsWith("19");
  }

  private static boolean numberLostBracket(int from, int to, char before) {
    return (before == '〔' || before == '[' || before == '［') && to - from > 4;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Lexicon<String> words(String kind) {
    var words = new HashMap<String, String>();
    for (Tsv.Row row : LISTED) {
      if (row.get("kind").equals(kind)) {
        words.put(row.get("word"), row.get("word"));
      }
    }
    return new Lexicon<>(words);
  }
}
