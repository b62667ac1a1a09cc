package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Rows of an HTML table as origin cells with true grid columns: spans resolved and bounded. */
final class HtmlGrid {
  /** The widest statutory table has fifteen figures a row; pages pad to some hundreds. */
  private static final int MAX_COLUMNS = 1000;

  private final List<List<Block.Cell>> rows = new ArrayList<>();
  // For each grid column, the first row it is free again.
  private int[] freeFrom = new int[32];
  private boolean clamped;

  /** Whether a span reached far beyond the table. */
  boolean clamped() {
    return clamped;
  }

  List<List<Block.Cell>> rows() {
    return rows;
  }

  static HtmlGrid of(List<Element> rows) {
    var grid = new HtmlGrid();
    for (int r = 0; r < rows.size(); r++) {
      grid.row(r, rows.size(), rows.get(r));
    }
    return grid;
  }

  private void row(int r, int height, Element row) {
    var cells = new ArrayList<Block.Cell>();
    int column = 0;
    for (Element td = row.firstElementChild(); td != null; td = td.nextElementSibling()) {
      if (!isCell(td)) {
        continue;
      }
      column = free(r, column);
      int colspan = columns(td, column);
      int rowspan = rows(td, r, height);
      occupy(column, colspan, r + rowspan);
      cells.add(new Block.Cell(r, column, rowspan, colspan, HtmlWords.of(td)));
      column += colspan;
    }
    rows.add(cells);
  }

  static boolean isCell(Element element) {
    String name = element.normalName();
    return (name.equals("td") || name.equals("th")) && !Tags.hidden(element);
  }

  private int free(int row, int from) {
    int column = from;
    while (column < freeFrom.length && freeFrom[column] > row) {
      column++;
    }
    return column;
  }

  private void occupy(int column, int colspan, int until) {
    if (column + colspan > freeFrom.length) {
      freeFrom = java.util.Arrays.copyOf(freeFrom, 2 * (column + colspan));
    }
    java.util.Arrays.fill(freeFrom, column, column + colspan, until);
  }

  private int columns(Element td, int column) {
    int wanted = span(td, "colspan");
    int span = Math.max(1, Math.min(wanted, MAX_COLUMNS - column));
    clamped |= wanted > MAX_COLUMNS;
    return span;
  }

  private int rows(Element td, int row, int height) {
    int wanted = span(td, "rowspan");
    int left = height - row;
    clamped |= wanted > left + MAX_COLUMNS;
    return wanted == 0 ? left : Math.min(wanted, left);
  }

  /** The span as written: 1 where it is absent or no number, 0 only for a written 0. */
  private static int span(Element td, String name) {
    String text = td.attributesSize() == 0 ? "" : td.attributes().get(name);
    if (text.isEmpty()) {
      return 1;
    }
    long span = 0;
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 9; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        span = span * 10 + c - '0';
        digits++;
      } else if (digits > 0 || c != ' ') {
        break;
      }
    }
    if (digits == 0) {
      return 1;
    }
    return span == 0 && name.equals("colspan") ? 1 : (int) span;
  }
}
