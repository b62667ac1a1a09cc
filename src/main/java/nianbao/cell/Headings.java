package nianbao.cell;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Tsv;

/** Section headings of the reports, told by their words. */
final class Headings {
  private static final int LONGEST = 40;
  private static final Map<String, String> PARTS = new TreeMap<>();

  /** What a heading may end with. */
  private static final BitSet LAST = new BitSet();

  /** What the last Chinese character of a heading may be; that of an ordinal behind it as well. */
  private static final BitSet LAST_HAN = new BitSet();

  static {
    for (Tsv.Row row : Tsv.read("cell/headings.tsv")) {
      PARTS.put(Folding.key(row.get("words")), row.get("part"));
    }
    "。.:：".chars().forEach(LAST::set);
    "一二三四五六七八九十其中".chars().forEach(LAST_HAN::set);
    for (String words : PARTS.keySet()) {
      LAST.set(words.charAt(words.length() - 1));
      LAST_HAN.set(lastHan(words));
    }
  }

  private Headings() {}

  /** The part that a heading announces, {@code none} for sections of prose, null for no heading. */
  static String part(String text) {
    return text.length() > LONGEST || !mayEnd(text) ? null : PARTS.get(Folding.key(text));
  }

  /** Whether a text ends as some heading does: spares the folding of most lines. */
  private static boolean mayEnd(String text) {
    return !text.isEmpty()
        && LAST.get(text.charAt(text.length() - 1))
        && LAST_HAN.get(lastHan(text));
  }

  /** The last Chinese character of a text; its first character where it has none. */
  private static char lastHan(String text) {
    int last = text.length() - 1;
    while (last > 0 && !Character.isIdeographic(text.charAt(last))) {
      last--;
    }
    return text.charAt(last);
  }

  /**
   * Parts announced anywhere in a text: behind an ordinal, at the end of the text or of a clause.
   */
  static Set<String> announced(String text) {
    if (!mayEnd(text)) {
      return Set.of();
    }
    var parts = new LinkedHashSet<String>();
    String whole = part(text);
    if (whole != null) {
      parts.add(whole);
    }
    if (text.length() > 8) {
      String folded = Folding.text(text.substring(Math.max(0, text.length() - LONGEST)));
      int mark = folded.lastIndexOf(Folding.MARK);
      String numbered = mark < 0 ? null : PARTS.get(folded.substring(mark + 1));
      if (numbered != null) {
        parts.add(numbered);
      }
    }
    parts.remove("none");
    return parts;
  }
}
