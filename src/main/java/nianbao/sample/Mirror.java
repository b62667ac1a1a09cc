package nianbao.sample;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import nianbao.Tsv;

/** What a careless mirror makes of a page: traditional script, romanisation, doubled marks. */
final class Mirror {
  private static final Map<Character, Character> TRADITIONAL = new HashMap<>();
  private static final Map<Character, String> PINYIN = new HashMap<>();

  static {
    for (Tsv.Row row : Tsv.read("sample/traditional.tsv")) {
      char traditional = row.get("traditional").charAt(0);
      TRADITIONAL.put(row.get("simplified").charAt(0), traditional);
      if (!row.get("pinyin").isEmpty()) {
        PINYIN.put(traditional, row.get("pinyin"));
      }
    }
  }

  private final Dice dice;
  private final Damages damages;
  private final int pinyin;
  private final boolean tones;
  private final boolean twice;
  private final boolean marks;

  /**
   * @param tones whether romanisation may carry tone marks; Big5 has none
   */
  Mirror(Damages damages, boolean tones) {
    this.damages = damages;
    this.dice = damages.dice();
    this.tones = tones;
    pinyin = dice.permille(700) ? 250 : 0;
    twice = dice.permille(150);
    marks = dice.permille(500);
  }

  Page page(Page page) {
    var pieces = new ArrayList<Piece>();
    for (Piece piece : page.pieces()) {
      if (piece instanceof Piece.Heading heading) {
        pieces.add(new Piece.Heading(text(heading.text())));
      } else if (piece instanceof Piece.Paragraph paragraph) {
        pieces.add(new Piece.Paragraph(text(paragraph.text()), paragraph.facts()));
      } else if (piece instanceof Piece.Table table) {
        pieces.add(new Piece.Table(table.grid().map(slot -> slot.printed(text(slot.text())))));
      } else {
        pieces.add(piece);
      }
    }
    damages.did("traditional");
    return new Page(
        text(page.title()), text(page.publisher()), text(page.site()), page.published(), pieces);
  }

  private String text(String text) {
    var copy = new StringBuilder(text.length() + 16);
    for (char c : text.toCharArray()) {
      char traditional = TRADITIONAL.getOrDefault(c, c);
      if (marks && "，、。；".indexOf(c) >= 0) {
        damages.did("doubled_marks");
        copy.append(',').append(c == '，' ? ',' : c);
        continue;
      }
      copy.append(traditional);
      String sound = PINYIN.get(traditional);
      if (sound != null && dice.permille(pinyin)) {
        damages.did("pinyin");
        String said = "(" + (tones ? sound : toneless(sound)) + ")";
        copy.append(twice ? said + said : said);
      }
    }
    return copy.toString();
  }

  private static String toneless(String sound) {
    return Normalizer.normalize(sound, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
