package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Cuts a sheet into what it shows: people put title, prose and several tables below one another on
 * one sheet, and merge cells so that each fits.
 */
final class SheetParts {
  private static final Pattern SECTION = Pattern.compile("[一二三四五六七八九十]{1,3}\\s*、.*");
  private static final int SENTENCE = 30;

  private SheetParts() {}

  /**
   * Whether a row is running text: it has one cell with words, as wide as the sheet or without
   * boxes around it, that begins a section, is a sentence, or is the whole sheet's title.
   */
  static boolean isText(List<Block.Cell> row, int width, boolean boxes) {
    Block.Cell only = null;
    for (Block.Cell cell : row) {
      if (!cell.text().isEmpty()) {
        if (only != null) {
          return false;
        }
        only = cell;
      }
    }
    if (only == null || only.column() > 0 || only.rowspan() > 1) {
      return false;
    }
    boolean wide = only.colspan() >= width && width > 1;
    String text = only.text();
    boolean words =
        SECTION.matcher(text).matches()
            || text.length() > SENTENCE && text.matches(".*[。；：;:]")
            || only.row() == 0;
    return (wide || !boxes) && words;
  }

  /** Adds the rows: text as paragraphs, the rest as tables, which end at text and at blank rows. */
  static void add(BlockBuilder builder, List<List<Block.Cell>> rows, boolean[] text) {
    int start = 0;
    int reach = 0;
    for (int r = 0; r <= rows.size(); r++) {
      boolean blank = r < rows.size() && reach <= r && isBlank(rows.get(r));
      if (r == rows.size() || text[r] || blank) {
        part(builder, compact(rows.subList(start, r), start));
        start = r + 1;
      }
      if (r < rows.size()) {
        for (Block.Cell cell : rows.get(r)) {
          reach = Math.max(reach, r + cell.rowspan());
        }
      }
      if (r < rows.size() && text[r]) {
        rows.get(r).stream()
            .filter(cell -> !cell.text().isEmpty())
            .forEach(cell -> builder.paragraph(cell.text(), false));
      }
    }
  }

  /** A part one column wide is a list of lines, not a table. */
  private static void part(BlockBuilder builder, List<List<Block.Cell>> rows) {
    if (rows.stream().allMatch(row -> row.size() <= 1)) {
      rows.forEach(row -> row.forEach(cell -> builder.paragraph(cell.text(), false)));
    } else {
      builder.table(rows);
    }
  }

  private static boolean isBlank(List<Block.Cell> row) {
    return row.stream().allMatch(cell -> cell.text().isEmpty() && cell.rowspan() == 1);
  }

  /** The rows numbered from 0, without columns in which no cell begins and blank ones outside. */
  private static List<List<Block.Cell>> compact(List<List<Block.Cell>> rows, int down) {
    var begins = new TreeSet<Integer>();
    int end = 0;
    for (List<Block.Cell> row : rows) {
      for (Block.Cell cell : row) {
        begins.add(cell.column());
        end = Math.max(end, cell.text().isEmpty() ? 0 : cell.column() + cell.colspan());
      }
    }
    var numbers = new TreeMap<Integer, Integer>();
    for (int column : begins) {
      numbers.put(column, numbers.size());
    }
    numbers.put(Integer.MAX_VALUE, numbers.size());
    var compact = new ArrayList<List<Block.Cell>>();
    for (List<Block.Cell> row : rows) {
      var cells = new ArrayList<Block.Cell>();
      for (Block.Cell cell : row) {
        if (cell.column() < end) {
          int column = numbers.get(cell.column());
          int last = Math.min(end, cell.column() + cell.colspan());
          int colspan = numbers.ceilingEntry(last).getValue() - column;
          cells.add(
              new Block.Cell(
                  cell.row() - down,
                  column,
                  Math.min(cell.rowspan(), down + rows.size() - cell.row()),
                  colspan,
                  cell.text()));
        }
      }
      compact.add(cells);
    }
    return compact;
  }
}
