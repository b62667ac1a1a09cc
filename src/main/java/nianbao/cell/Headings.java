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

  static {
    for (Tsv.Row row : Tsv.read("cell/headings.tsv")) {
      PARTS.put(Fold.key(row.get("words")), row.get("part"));
    }
  }

  private Headings() {}

  /** The part that a heading announces, {@code none} for sections of prose, null for no heading. */
  static String part(String text) {
    return text.length() > LONGEST ? null : PARTS.get(Fold.key(text));
  }

  /**
   * Parts announced anywhere in a text: behind an ordinal, at the end of the text or of a clause.
   */
  static Set<String> announced(String text) {
    var parts = new LinkedHashSet<String>();
    String whole = part(text);
    if (whole != null) {
      parts.add(whole);
    }
    if (text.length() > 8) {
      String folded = Fold.text(text);
      for (var heading : PARTS.entrySet()) {
        if (folded.endsWith(Fold.MARK + heading.getKey())) {
          parts.add(heading.getValue());
        }
      }
    }
    parts.remove("none");
    return parts;
  }
}
