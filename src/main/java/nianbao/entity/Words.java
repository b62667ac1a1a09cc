package nianbao.entity;

import java.util.ArrayList;
import java.util.List;
import nianbao.block.Block;
import nianbao.block.Document;
import nianbao.block.Fold;

/**
 * The running words of a document as identities need them: width folded, spaces between Chinese
 * characters and digits gone.
 *
 * @param lines paragraphs and the cells of small tables, in reading order
 * @param blocks block of each line
 * @param headings whether each line was marked as a heading
 * @param text all lines joined with line feeds, bounded
 */
record Words(List<String> lines, List<Integer> blocks, List<Boolean> headings, String text) {
  private static final int LONGEST = 120_000;
  private static final String MARKS = "、。,:;“”《》()";

  static Words of(Document document) {
    var lines = new ArrayList<String>();
    var blocks = new ArrayList<Integer>();
    var headings = new ArrayList<Boolean>();
    var text = new StringBuilder(1 << 13);
    for (Block block : document.blocks()) {
      boolean heading = block instanceof Block.Paragraph paragraph && paragraph.heading();
      for (String words : words(block)) {
        String line = fold(words);
        if (line.isEmpty() || text.length() > LONGEST) {
          continue;
        }
        lines.add(line);
        blocks.add(block.index());
        headings.add(heading);
        text.append(line).append('\n');
      }
    }
    return new Words(
        List.copyOf(lines), List.copyOf(blocks), List.copyOf(headings), text.toString());
  }

  private static List<String> words(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      return List.of(paragraph.text());
    }
    List<List<Block.Cell>> rows = ((Block.Table) block).rows();
    var cells = new ArrayList<String>(rows.size());
    var line = new StringBuilder();
    for (List<Block.Cell> row : rows) {
      line.setLength(0);
      for (Block.Cell cell : row) {
        line.append(cell.text()).append(' ');
      }
      cells.add(line.toString());
    }
    return cells;
  }

  /** Half-width, no spaces among Chinese characters and digits. */
  static String fold(String words) {
    String folded = Fold.compatible(words).strip();
    if (folded.indexOf(' ') < 0) {
      return folded;
    }
    char[] tight = folded.toCharArray();
    int length = 0;
    for (int i = 0; i < tight.length; i++) {
      char c = tight[i];
      boolean gap = c == ' ' && isInner(folded.charAt(i - 1)) && isInner(after(folded, i));
      if (!gap) {
        tight[length++] = c;
      }
    }
    return new String(tight, 0, length);
  }

  private static char after(String text, int space) {
    int next = space;
    while (text.charAt(next) == ' ') {
      next++;
    }
    return text.charAt(next);
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
