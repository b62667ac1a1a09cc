package nianbao.block;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import nianbao.Tsv;

/**
 * Undoes a slip of fonts that draw a radical and the character made of it alone with one glyph: the
 * document then names the radical (⽤, ⻔) where the character (用, 门) is meant.
 */
final class PdfRadicals {
  private static final Map<String, String> CHARACTERS = catalogue();

  private PdfRadicals() {}

  static String repaired(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFB00 && c <= 0xFB06) {
        repaired = repaired == null ? new StringBuilder(text.substring(0, i)) : repaired;
        String one = String.valueOf(c);
        String listed = CHARACTERS.get(one);
        repaired.append(listed == null ? Normalizer.normalize(one, Normalizer.Form.NFKC) : listed);
      } else if (repaired != null) {
        repaired.append(c);
      }
    }
    return repaired == null ? text : repaired.toString();
  }

  private static Map<String, String> catalogue() {
    var characters = new HashMap<String, String>();
    for (Tsv.Row row : Tsv.read("block/radicals.tsv")) {
      characters.put(row.get("radical"), row.get("character"));
    }
    return characters;
  }
}
