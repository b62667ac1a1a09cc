package nianbao.block;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;

/** Traditional script as simplified, with the words the field uses for what regions name apart. */
final class Script {
  /** Characters that only traditional text uses: convertible, and unknown to GB 2312. */
  private static final BitSet TRADITIONAL = traditional();

  private static final Map<Character, List<Tsv.Row>> WORDS = words();

  private Script() {}

  static boolean isTraditional(char c) {
    return TRADITIONAL.get(c);
  }

  /** Whether a word at this position shows that the text was converted for another region. */
  static boolean isRegional(String text, int i) {
    Tsv.Row row = wordAt(text, i);
    return row != null && row.get("scope").equals("marker");
  }

  /** Simplified script; regional words only where the document is known to use them. */
  static String simplified(String text, boolean regional) {
    String words = withWords(text, regional);
    return ZhConverterUtil.toSimple(words);
  }

  private static String withWords(String text, boolean regional) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      Tsv.Row row = wordAt(text, i);
      if (row != null && (regional || row.get("scope").equals("always"))) {
        out.append(row.get("to"));
        i += row.get("from").length();
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }

  /** The longest listed word that begins here, or null. */
  private static Tsv.Row wordAt(String text, int i) {
    Tsv.Row longest = null;
    for (Tsv.Row row : WORDS.getOrDefault(text.charAt(i), List.of())) {
      String from = row.get("from");
      if (text.startsWith(from, i)
          && (longest == null || from.length() > longest.get("from").length())) {
        longest = row;
      }
    }
    return longest;
  }

  private static BitSet traditional() {
    var set = new BitSet();
    CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
    for (char c = '\u4E00'; c <= '\u9FFF'; c++) {
      if (!simplified.canEncode(c)
          && !ZhConverterUtil.toSimple(String.valueOf(c)).equals(String.valueOf(c))) {
        set.set(c);
      }
    }
    return set;
  }

  private static Map<Character, List<Tsv.Row>> words() {
    var words = new HashMap<Character, List<Tsv.Row>>();
    for (Tsv.Row row : Tsv.read("block/vocabulary.tsv")) {
      char first = row.get("from").charAt(0);
      var rows = new java.util.ArrayList<>(words.getOrDefault(first, List.of()));
      rows.add(row);
      words.put(first, List.copyOf(rows));
    }
    return Map.copyOf(words);
  }
}
