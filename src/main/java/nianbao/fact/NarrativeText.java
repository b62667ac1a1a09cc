package nianbao.fact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nianbao.Place;
import nianbao.block.Block;
import nianbao.block.Document;

/**
 * The running text of a document, ready for matching: width folded, white space dropped except
 * between digits, hard-wrapped lines joined again. Every character knows where it was printed.
 */
final class NarrativeText {
  private static final int WRAP_AT_LEAST = 15;
  private static final String SENTENCE_ENDS = "。;!?:";
  private static final String QUOTES = "“”\"'‘’「」『』`*";
  private static final int WORDS_OF_A_CELL = 12;

  /**
   * One paragraph as its author wrote it, over one or several blocks.
   *
   * @param text folded text
   * @param places where each character of it was printed
   */
  record Passage(String text, List<Place> places) {
    Place at(int index) {
      return places.get(Math.min(index, places.size() - 1));
    }
  }

  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();

  private NarrativeText() {}

  /**
   * The passages of a document in reading order.
   *
   * @param tableBlocks blocks of statutory tables, left out
   */
  static List<Passage> of(Document document, Set<Integer> tableBlocks) {
    var reader = new NarrativeText();
    int wrap = wrapWidth(document, tableBlocks);
    Block.Paragraph last = null;
    for (Block block : document.blocks()) {
      boolean prose = !tableBlocks.contains(block.index());
      if (prose && block instanceof Block.Paragraph paragraph) {
        if (!continues(last, paragraph, wrap)) {
          reader.close();
        }
        reader.add(paragraph.text(), paragraph.index(), -1, 0);
        last = paragraph;
      } else {
        reader.close();
        last = null;
      }
      if (prose && block instanceof Block.Table table) {
        reader.cells(table);
      }
    }
    reader.close();
    return reader.passages;
  }

  /** Layout tables hold whole reports; their cells are passages of their own. */
  private void cells(Block.Table table) {
    for (List<Block.Cell> row : table.rows()) {
      for (Block.Cell cell : row) {
        if (cell.text().length() >= WORDS_OF_A_CELL) {
          add(cell.text(), table.index(), cell.row(), cell.column());
          close();
        }
      }
    }
  }

  private void add(String printed, int block, int row, int column) {
    for (int i = 0; i < printed.length(); i++) {
      Place place = row < 0 ? Place.inText(block, i) : Place.inTable(block, row, column);
      String folded = fold(printed.charAt(i));
      for (int k = 0; k < folded.length(); k++) {
        add(folded.charAt(k), place);
      }
    }
  }

  private void add(char c, Place place) {
    int length = text.length();
    if (QUOTES.indexOf(c) >= 0) {
      return;
    }
    if (Character.isWhitespace(c)) {
      // A blank stays only where it may part two numbers; decided when the next character comes.
      if (length > 0 && digit(text.charAt(length - 1))) {
        text.append(' ');
        places.add(place);
      }
      return;
    }
    if (length > 0 && text.charAt(length - 1) == ' ' && !digit(c)) {
      text.setLength(length - 1);
      places.remove(length - 1);
    }
    text.append(c);
    places.add(place);
  }

  private static String fold(char c) {
    return c == '…' ? "…" : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9' || c == '+' || c == '-';
  }

  private void close() {
    if (text.length() > 0) {
      passages.add(new Passage(text.toString(), List.copyOf(places)));
      text.setLength(0);
      places.clear();
    }
  }

  private static boolean continues(Block.Paragraph last, Block.Paragraph next, int wrap) {
    if (last == null || wrap == 0 || last.heading() || next.heading()) {
      return false;
    }
    String before = last.text();
    boolean full = width(before) >= wrap - wrap / 8 && width(before) <= wrap + wrap / 8;
    return full && !ends(before);
  }

  private static boolean ends(String text) {
    return SENTENCE_ENDS.contains(fold(text.charAt(text.length() - 1)));
  }

  /**
   * The width at which the carrier broke its lines, in full-width characters; 0 where it did not.
   * Wrapped text shows itself: many long lines of nearly one width that end within a sentence.
   */
  private static int wrapWidth(Document document, Set<Integer> tableBlocks) {
    var widths = new ArrayList<Integer>();
    int open = 0;
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph p && !tableBlocks.contains(p.index())) {
        if (width(p.text()) >= WRAP_AT_LEAST) {
          widths.add(width(p.text()));
          open += ends(p.text()) ? 0 : 1;
        }
      }
    }
    if (widths.size() < 8 || open * 2 < widths.size()) {
      return 0;
    }
    widths.sort(null);
    int typical = widths.get(widths.size() * 7 / 10);
    long near = widths.stream().filter(w -> Math.abs(w - typical) <= typical / 8).count();
    return near * 2 >= widths.size() && typical <= 80 ? typical : 0;
  }

  /** Width in full-width characters, a half-width one counted half. */
  private static int width(String text) {
    int half = 0;
    for (int i = 0; i < text.length(); i++) {
      half += text.charAt(i) < 0x2000 ? 1 : 2;
    }
    return half / 2;
  }
}
