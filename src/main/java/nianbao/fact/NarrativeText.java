package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import nianbao.Place;
import nianbao.block.Block;
import nianbao.block.Document;
import nianbao.block.Fold;
import nianbao.block.Prose;

/**
 * The running text of a document, ready for matching: width folded, white space dropped except
 * between digits, hard-wrapped lines joined again. Every character knows where it was printed.
 */
final class NarrativeText {
  private static final String QUOTES = "“”\"'‘’「」『』`*";
  private static final int WORDS_OF_A_CELL = 12;

  /**
   * One paragraph as its author wrote it, over one or several blocks.
   *
   * @param text folded text
   * @param printedAt for each character of it, its index in the text as printed
   * @param places where a character of the printed text stands
   */
  record Passage(String text, int[] printedAt, IntFunction<Place> places) {
    Place at(int index) {
      return places.apply(printedAt[Math.min(index, text.length() - 1)]);
    }
  }

  private char[] text;
  private int[] printedAt;
  private int length;

  private NarrativeText(int expected) {
    text = new char[expected + 1];
    printedAt = new int[expected + 1];
  }

  /**
   * The passages of a document in reading order.
   *
   * @param tableBlocks blocks of statutory tables, left out
   */
  static List<Passage> of(Document document, Set<Integer> tableBlocks) {
    var passages = new ArrayList<Passage>();
    for (Prose.Line line : Prose.joined(document, tableBlocks)) {
      add(passages, line.text(), line::placeOf);
    }
    for (Block block : document.blocks()) {
      if (tableBlocks.contains(block.index())) {
        continue;
      }
      if (block instanceof Block.Table table) {
        cells(table, passages);
      } else if (block instanceof Block.Paragraph line && line.pieces().size() > 1) {
        add(passages, line.text(), offset -> Place.inText(line.index(), offset));
      }
    }
    return inOrder(passages);
  }

  /** In reading order; where a passage begins is worked out once. */
  private static List<Passage> inOrder(List<Passage> passages) {
    record Begun(Place at, Passage passage) {}
    var begun = new ArrayList<Begun>(passages.size());
    for (Passage passage : passages) {
      begun.add(new Begun(passage.at(0), passage));
    }
    begun.sort(Comparator.comparing(Begun::at));
    var ordered = new ArrayList<Passage>(begun.size());
    for (Begun one : begun) {
      ordered.add(one.passage());
    }
    return ordered;
  }

  /** Layout tables hold whole reports: their cells are passages, and so is a row of figures. */
  private static void cells(Block.Table table, List<Passage> passages) {
    for (List<Block.Cell> row : table.rows()) {
      var line = new StringBuilder();
      var places = new ArrayList<Place>();
      for (Block.Cell cell : row) {
        Place place = Place.inTable(table.index(), cell.row(), cell.column());
        if (cell.text().length() >= WORDS_OF_A_CELL) {
          add(passages, cell.text(), offset -> place);
        }
        line.append(line.length() == 0 ? "" : " ").append(cell.text());
        while (places.size() < line.length()) {
          places.add(place);
        }
      }
      if (NarrativeRows.isRow(line.toString())) {
        add(passages, line.toString(), places::get);
      }
    }
  }

  private static void add(List<Passage> passages, String printed, IntFunction<Place> places) {
    var folded = new NarrativeText(printed.length());
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      char one = c == '…' ? c : Fold.compatible(c);
      if (one != 0) {
        folded.add(one, i);
        continue;
      }
      String words = Fold.compatible(String.valueOf(c));
      for (int k = 0; k < words.length(); k++) {
        folded.add(words.charAt(k), i);
      }
    }
    if (folded.length > 0) {
      String text = new String(folded.text, 0, folded.length);
      passages.add(new Passage(text, folded.printedAt, places));
    }
  }

  private void add(char c, int at) {
    if (c >= 0x4E00 && c <= 0x9FFF) {
      dropBlank();
      append(c, at);
      return;
    }
    if (QUOTES.indexOf(c) >= 0) {
      return;
    }
    if (Character.isWhitespace(c)) {
      // A blank stays only where it may part two numbers; decided when the next character comes.
      if (length > 0 && digit(text[length - 1])) {
        append(' ', at);
      }
      return;
    }
    if (!digit(c)) {
      dropBlank();
    }
    append(c, at);
  }

  private void dropBlank() {
    if (length > 0 && text[length - 1] == ' ') {
      length--;
    }
  }

  private void append(char c, int at) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
      printedAt = Arrays.copyOf(printedAt, 2 * length);
    }
    printedAt[length] = at;
    text[length++] = c;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9' || c == '+' || c == '-';
  }
}
