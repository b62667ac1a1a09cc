package nianbao.cell;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Tsv;

/** Section headings of the reports, told by their words. */
final class Headings {
  private static final int LONGEST = 40;
  private static final Map<String, String> PARTS = new TreeMap<>();
  private static final String LAST;

  static {
    for (Tsv.Row row : Tsv.read("cell/headings.tsv")) {
      PARTS.put(Folding.key(row.get("words")), row.get("part"));
    }
    var last = new StringBuilder("。.:：");
    PARTS.keySet().forEach(words -> last.append(words.charAt(words.length() - 1)));
    LAST = last.toString();
  }

  private Headings() {}

  /** The part that a heading announces, {@code none} for sections of prose, null for no heading. */
  static String part(String text) {
    return text.length() > LONGEST || !mayEnd(text) ? null : PARTS.get(Folding.key(text));
  }

  /** Whether the last character is that of some heading: spares the folding of most lines. */
  private static boolean mayEnd(String text) {
    return !text.isEmpty() && LAST.indexOf(text.charAt(text.length() - 1)) >= 0;
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
