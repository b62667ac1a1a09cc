package nianbao.work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nianbao.Place;
import nianbao.block.Block;

/** A few lines of a document around a place, the place marked {@code »…«}. */
final class Excerpt {
  private static final int ROWS_AROUND = 2;
  private static final int HEAD_ROWS = 2;
  private static final int WORDS_AROUND = 60;

  private Excerpt() {}

  /**
   * @param words the fact's own words, marked where the place is one in running text
   * @return empty where the document has no such place
   */
  static List<String> of(List<Block> blocks, Place place, String words) {
    if (place.block() < 0 || place.block() >= blocks.size()) {
      return List.of();
    }
    if (blocks.get(place.block()) instanceof Block.Table table) {
      return rows(table, place);
    }
    return lines(blocks, (Block.Paragraph) blocks.get(place.block()), place, words);
  }

  /** The table's head, and the rows around the marked cell. */
  private static List<String> rows(Block.Table table, Place place) {
    var lines = new ArrayList<String>();
    boolean gap = false;
    for (int row = 0; row < table.rows().size(); row++) {
      boolean near = Math.abs(row - place.row()) <= ROWS_AROUND;
      if (near || row < HEAD_ROWS) {
        lines.add(row(table.rows().get(row), place));
        gap = false;
      } else if (!gap && row < place.row()) {
        lines.add("⋮");
        gap = true;
      }
    }
    return lines.stream().anyMatch(line -> line.contains("»")) ? lines : List.of();
  }

  private static String row(List<Block.Cell> cells, Place place) {
    return cells.stream()
        .map(
            cell ->
                cell.row() == place.row() && cell.column() == place.column()
                    ? "»" + cell.text() + "«"
                    : cell.text())
        .collect(Collectors.joining(" | "));
  }

  /** The paragraph; where it is a line of a flattened table, the lines around it too. */
  private static List<String> lines(
      List<Block> blocks, Block.Paragraph paragraph, Place place, String words) {
    int from = Math.min(Math.max(0, place.column()), paragraph.text().length());
    int to = from + Math.max(0, marked(paragraph, from, words));
    String marked =
        before(paragraph.text(), from)
            + "»"
            + paragraph.text().substring(from, to)
            + "«"
            + after(paragraph.text(), to);
    var lines = new ArrayList<String>();
    for (int i = place.block() - ROWS_AROUND; i <= place.block() + ROWS_AROUND; i++) {
      if (i == place.block()) {
        lines.add(marked);
      } else if (i >= 0 && i < blocks.size() && blocks.get(i) instanceof Block.Paragraph near) {
        lines.add(after(near.text(), 0));
      }
    }
    return lines;
  }

  /** How many characters the place takes: its words, its piece, or the run up to a gap. */
  private static int marked(Block.Paragraph paragraph, int from, String words) {
    String rest = paragraph.text().substring(from);
    if (words != null && !words.isEmpty() && rest.startsWith(words)) {
      return words.length();
    }
    for (String piece : paragraph.pieces()) {
      if (paragraph.pieces().size() > 1 && !piece.isEmpty() && rest.startsWith(piece)) {
        return piece.length();
      }
    }
    int end = 0;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end)) && end < 40) {
      end++;
    }
    return end;
  }

  private static String before(String text, int at) {
    return at <= WORDS_AROUND ? text.substring(0, at) : "…" + text.substring(at - WORDS_AROUND, at);
  }

  private static String after(String text, int at) {
    return text.length() - at <= WORDS_AROUND
        ? text.substring(at)
        : text.substring(at, at + WORDS_AROUND) + "…";
  }
}
