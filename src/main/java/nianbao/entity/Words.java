package nianbao.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nianbao.block.Block;
import nianbao.block.Document;
import nianbao.block.Fold;

/**
 * The running words of a document as identities need them: width folded, spaces between Chinese
 * characters and digits gone.
 *
 * @param lines paragraphs and the rows of tables, in reading order
 * @param text all lines joined with line feeds, bounded
 */
record Words(List<String> lines, String text) {
  private static final int LONGEST = 120_000;
  private static final String MARKS = "、。,:;“”《》()";

  static Words of(Document document) {
    var collector = new Collector();
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph paragraph) {
        collector.add(fold(paragraph.text()));
      } else if (block instanceof Block.Table table) {
        for (List<Block.Cell> row : table.rows()) {
          collector.add(collector.folded(row));
        }
      }
    }
    return new Words(collector.lines, collector.text());
  }

  /** Collects lines; the characters of a row of cells are folded where they are put together. */
  private static final class Collector {
    private final List<String> lines = new ArrayList<>();
    private int length;
    private char[] row = new char[256];

    void add(String line) {
      if (!line.isEmpty() && length <= LONGEST) {
        lines.add(line);
        length += line.length() + 1;
      }
    }

    /** The words of cells as one line; by {@link #fold} where characters do not fold one by one. */
    String folded(List<Block.Cell> cells) {
      int end = 0;
      boolean single = true;
      for (int i = 0; i < cells.size(); i++) {
        String words = cells.get(i).text();
        int next = end + words.length();
        if (next >= row.length) {
          row = Arrays.copyOf(row, 2 * next + 1);
        }
        words.getChars(0, words.length(), row, end);
        for (; end < next; end++) {
          char one = Fold.compatible(row[end]);
          single &= one != 0;
          row[end] = one == 0 ? row[end] : one;
        }
        row[end++] = ' ';
      }
      return single ? tight(row, end) : fold(joined(cells));
    }

    private static String joined(List<Block.Cell> cells) {
      var line = new StringBuilder();
      for (Block.Cell cell : cells) {
        line.append(cell.text()).append(' ');
      }
      return line.toString();
    }

    String text() {
      var text = new char[length];
      int end = 0;
      for (String line : lines) {
        line.getChars(0, line.length(), text, end);
        end += line.length();
        text[end++] = '\n';
      }
      return new String(text);
    }
  }

  /** Half-width, no spaces among Chinese characters and digits. */
  static String fold(String words) {
    String folded = Fold.compatible(words).strip();
    if (folded.indexOf(' ') < 0) {
      return folded;
    }
    return tight(folded.toCharArray(), folded.length());
  }

  /** The first characters, stripped and without the spaces inside; they are overwritten. */
  private static String tight(char[] words, int length) {
    int to = length;
    while (to > 0 && Character.isWhitespace(words[to - 1])) {
      to--;
    }
    int from = 0;
    while (from < to && Character.isWhitespace(words[from])) {
      from++;
    }
    int kept = 0;
    char before = ' ';
    for (int i = from; i < to; i++) {
      char c = words[i];
      boolean gap = c == ' ' && isInner(before) && isInner(after(words, i));
      if (!gap) {
        words[kept++] = c;
      }
      before = c;
    }
    return new String(words, 0, kept);
  }

  private static char after(char[] words, int space) {
    int next = space;
    while (words[next] == ' ') {
      next++;
    }
    return words[next];
  }

  private static boolean isInner(char c) {
    return c == ' '
        || c >= '\u4e00' && c <= '\u9fff'
        || c >= '0' && c <= '9'
        || Character.isDigit(c)
        || MARKS.indexOf(c) >= 0;
  }

  /** The first characters of the text. */
  String head(int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
