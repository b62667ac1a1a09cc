package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nianbao.Notice;

/**
 * Pages as one flow: lines become paragraphs, tables that go on over the page's end become one
 * table, what stands at the edge of every page is left out.
 */
final class PdfFlow {
  /** One thing in reading order: a line of running text or a table, never both. */
  record Item(int page, PdfLine line, PdfTable table, double left, double right) {
    double top() {
      return line == null ? table.top() : line.y0();
    }
  }

  private static final double FULL = 1.8;
  private static final double INDENT = 0.7;
  private static final double LEADING = 2.6;

  private final BlockBuilder builder;
  private final StringBuilder paragraph = new StringBuilder();
  private Item last;
  private PdfTable open;
  private int joinedTables;
  private int repeatedRows;

  PdfFlow(BlockBuilder builder) {
    this.builder = builder;
  }

  /** Items of one page from top to bottom, column by column where the page has columns. */
  static List<Item> items(int page, List<PdfTable> tables, List<PdfLine> lines) {
    var items = new ArrayList<Item>();
    double left = lines.stream().mapToDouble(PdfLine::x0).min().orElse(0);
    double right = lines.stream().mapToDouble(PdfLine::x1).max().orElse(0);
    lines.forEach(line -> items.add(new Item(page, line, null, left, right)));
    tables.forEach(table -> items.add(new Item(page, null, table, left, right)));
    items.sort(Comparator.comparingDouble(Item::top));
    return items;
  }

  void add(Item item) {
    if (item.table() != null) {
      flushParagraph();
      table(item);
    } else {
      flushTable();
      line(item);
    }
    last = item;
  }

  void close() {
    flushParagraph();
    flushTable();
    if (joinedTables > 0) {
      builder.notice(Notice.ofDocument("pdf_table_over_pages", "count", joinedTables));
    }
    if (repeatedRows > 0) {
      builder.notice(Notice.ofDocument("pdf_repeated_header_left_out", "rows", repeatedRows));
    }
  }

  private void table(Item item) {
    boolean nextPage = last != null && item.page() > last.page();
    if (open != null && nextPage && open.continuesIn(item.table())) {
      int repeated = repeatedHeader(open, item.table());
      repeatedRows += repeated;
      open = open.joined(withoutRows(item.table(), repeated));
      joinedTables++;
    } else {
      flushTable();
      open = item.table();
    }
  }

  /** How many first rows of the next part say the same as this table's first rows. */
  private static int repeatedHeader(PdfTable table, PdfTable next) {
    int same = 0;
    int most = Math.min(table.rows().size(), next.rows().size() - 1);
    while (same < most && isHeader(next, same) && texts(table, same).equals(texts(next, same))) {
      same++;
    }
    // A cell that reaches below the repeated rows is no header: the page's part begins above it.
    for (int r = 0; r < same; r++) {
      for (Block.Cell cell : next.rows().get(r)) {
        if (cell.row() + cell.rowspan() > same) {
          return 0;
        }
      }
    }
    return same;
  }

  private static boolean isHeader(PdfTable table, int row) {
    List<String> texts = texts(table, row);
    return texts.stream().anyMatch(text -> !text.isEmpty())
        && texts.stream().noneMatch(PdfTables::isFigure);
  }

  private static List<String> texts(PdfTable table, int row) {
    return table.rows().get(row).stream().map(Block.Cell::text).toList();
  }

  private static PdfTable withoutRows(PdfTable table, int count) {
    if (count == 0) {
      return table;
    }
    var rows = new ArrayList<List<Block.Cell>>();
    for (List<Block.Cell> row : table.rows().subList(count, table.rows().size())) {
      var moved = new ArrayList<Block.Cell>();
      for (Block.Cell cell : row) {
        moved.add(
            new Block.Cell(
                cell.row() - count, cell.column(), cell.rowspan(), cell.colspan(), cell.text()));
      }
      rows.add(moved);
    }
    return new PdfTable(table.edges(), rows, table.top(), table.bottom());
  }

  private void flushTable() {
    if (open != null) {
      builder.table(open.rows());
      open = null;
    }
  }

  private void line(Item item) {
    String text = item.line().text();
    if (paragraph.length() > 0 && !continues(item)) {
      flushParagraph();
    }
    CellText.append(paragraph, text);
    if (item.line().hasColumns()) {
      flushParagraph();
    }
  }

  /** Whether the line goes on where the last one was broken by the page's width. */
  private boolean continues(Item item) {
    PdfLine before = last.line();
    PdfLine now = item.line();
    if (before == null || now.hasColumns() || before.hasColumns()) {
      return false;
    }
    double size = Math.max(before.size(), now.size());
    boolean alike = Math.min(before.size(), now.size()) > 0.85 * size;
    boolean full = before.x1() > last.right() - FULL * size;
    boolean atMargin = now.x0() < item.left() + INDENT * size;
    boolean near =
        item.page() != last.page()
            || now.y0() > before.y0() && now.middleY() - before.middleY() < LEADING * size;
    return alike && full && atMargin && near;
  }

  private void flushParagraph() {
    if (paragraph.length() > 0) {
      builder.paragraph(paragraph.toString(), false);
      paragraph.setLength(0);
    }
  }
}
