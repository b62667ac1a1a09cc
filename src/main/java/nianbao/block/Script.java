package nianbao.block;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import nianbao.Lexicon;
import nianbao.Tsv;

/**
 * Traditional script as simplified, with the words the field uses for what regions name apart.
 *
 * <p>The characters and phrases are those of OpenCC. They are walked here in one pass: the library
 * cuts the text into words first, which took five times as long.
 */
final class Script {
  private static final char[] SIMPLIFIED = simplified();

  /** Characters that only traditional text uses: convertible, and unknown to GB 2312. */
  private static final BitSet TRADITIONAL = traditional();

  private static final List<Word> WORDS = words();
  private static final Lexicon<Word> REGIONAL = lexicon(word -> true);
  private static final Lexicon<Word> EVERYWHERE = lexicon(word -> word.scope() == Scope.ALWAYS);

  /** Where a word is converted. */
  private enum Scope {
    ALWAYS,
    REGIONAL,
    MARKER
  }

  private record Word(String from, String to, Scope scope) {}

  private Script() {}

  static boolean isTraditional(char c) {
    return TRADITIONAL.get(c);
  }

  /** Whether a word at this position shows that the text was converted for another region. */
  static boolean isRegional(String text, int i) {
    Word word = wordAt(text, i, true);
    return word != null && word.scope() == Scope.MARKER;
  }

  /** Simplified script; regional words only where the document is known to use them. */
  static String simplified(String text, boolean regional) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      Word word = wordAt(text, i, regional);
      if (word != null) {
        out.append(word.to());
        i += word.from().length();
      } else {
        out.append(SIMPLIFIED[c] == 0 ? c : SIMPLIFIED[c]);
        i++;
      }
    }
    return out.toString();
  }

  /** The longest word that begins here, or null. */
  private static Word wordAt(String text, int i, boolean regional) {
    Lexicon.Hit<Word> hit = (regional ? REGIONAL : EVERYWHERE).longestAt(text, i);
    return hit == null ? null : hit.meaning();
  }

  private static Lexicon<Word> lexicon(Predicate<Word> used) {
    var words = new HashMap<String, Word>();
    WORDS.stream().filter(used).forEach(word -> words.putIfAbsent(word.from(), word));
    return new Lexicon<>(words);
  }

  private static char[] simplified() {
    var table = new char[Character.MAX_VALUE + 1];
    OpenccDatas.tsChar()
        .data()
        .getDataMap()
        .forEach(
            (from, to) -> {
              if (from.length() == 1 && !to.isEmpty() && to.get(0).length() == 1) {
                table[from.charAt(0)] = to.get(0).charAt(0);
              }
            });
    return table;
  }

  private static BitSet traditional() {
    var set = new BitSet();
    CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
    for (char c = '\u4E00'; c <= '\u9FFF'; c++) {
      if (SIMPLIFIED[c] != 0 && SIMPLIFIED[c] != c && !simplified.canEncode(c)) {
        set.set(c);
      }
    }
    return set;
  }

  /** The field's own words first, so that they win over phrases of the same length. */
  private static List<Word> words() {
    var all = new ArrayList<Word>();
    for (Tsv.Row row : Tsv.read("block/vocabulary.tsv")) {
      var scope = Scope.valueOf(row.get("scope").toUpperCase(java.util.Locale.ROOT));
      all.add(new Word(row.get("from"), row.get("to"), scope));
    }
    OpenccDatas.tsPhrase()
        .data()
        .getDataMap()
        .forEach((from, to) -> all.add(new Word(from, to.get(0), Scope.ALWAYS)));
    all.sort(
        Comparator.comparingInt((Word word) -> -word.from().length())
            .thenComparing(Word::from)
            .thenComparing(word -> word.scope() == Scope.ALWAYS));
    return List.copyOf(all);
  }
}
