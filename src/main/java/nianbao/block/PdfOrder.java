package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The reading order of one page: from top to bottom, and where the text is set in two columns, the
 * left one before the right one between whatever crosses both.
 */
final class PdfOrder {
  private static final int FEWEST_LINES = 6;
  private static final double WIDE = 0.27;

  private final int page;
  private final List<PdfTable> tables;
  private final List<PdfLine> lines;
  private final double left;
  private final double right;

  PdfOrder(int page, List<PdfTable> tables, List<PdfLine> lines) {
    this.page = page;
    this.tables = tables;
    this.lines = lines;
    left = lines.stream().mapToDouble(PdfLine::x0).min().orElse(0);
    right = lines.stream().mapToDouble(PdfLine::x1).max().orElse(0);
  }

  List<PdfFlow.Item> items() {
    double gutter = gutter();
    if (Double.isNaN(gutter)) {
      return sorted(whole(lines));
    }
    return byColumns(gutter);
  }

  private List<PdfFlow.Item> whole(List<PdfLine> running) {
    var items = new ArrayList<PdfFlow.Item>();
    running.forEach(line -> items.add(new PdfFlow.Item(page, line, null, left, right)));
    tables.forEach(table -> items.add(new PdfFlow.Item(page, null, table, left, right)));
    return items;
  }

  private static List<PdfFlow.Item> sorted(List<PdfFlow.Item> items) {
    items.sort(Comparator.comparingDouble(PdfFlow.Item::top));
    return items;
  }

  /** The middle of the strip that parts two columns of running text; NaN where there is one. */
  private double gutter() {
    double width = right - left;
    var gaps = new ArrayList<double[]>();
    for (PdfLine line : lines) {
      List<PdfLine> pieces = line.pieces();
      if (pieces.size() == 2
          && pieces.get(0).x1() - pieces.get(0).x0() > WIDE * width
          && pieces.get(1).x1() - pieces.get(1).x0() > WIDE * width) {
        gaps.add(new double[] {pieces.get(0).x1(), pieces.get(1).x0()});
      }
    }
    if (gaps.size() < FEWEST_LINES || gaps.size() * 3 < lines.size()) {
      return Double.NaN;
    }
    double from = gaps.stream().mapToDouble(gap -> gap[0]).max().orElse(0);
    double to = gaps.stream().mapToDouble(gap -> gap[1]).min().orElse(0);
    return from < to ? (from + to) / 2 : Double.NaN;
  }

  private List<PdfFlow.Item> byColumns(double gutter) {
    var leftLines = new ArrayList<PdfLine>();
    var rightLines = new ArrayList<PdfLine>();
    var across = new ArrayList<PdfLine>();
    for (PdfLine line : lines) {
      List<PdfLine> pieces = line.pieces();
      if (pieces.stream().anyMatch(piece -> piece.x0() < gutter && piece.x1() > gutter)) {
        across.add(line);
      } else {
        for (PdfLine piece : pieces) {
          (piece.x1() <= gutter ? leftLines : rightLines).add(piece);
        }
      }
    }
    var crossing = new ArrayList<PdfFlow.Item>();
    var leftItems = column(leftLines);
    var rightItems = column(rightLines);
    across.forEach(line -> crossing.add(new PdfFlow.Item(page, line, null, left, right)));
    for (PdfTable table : tables) {
      var item = new PdfFlow.Item(page, null, table, left, right);
      (table.right() <= gutter ? leftItems : table.left() >= gutter ? rightItems : crossing)
          .add(item);
    }
    return bands(sorted(crossing), sorted(leftItems), sorted(rightItems));
  }

  private List<PdfFlow.Item> column(List<PdfLine> column) {
    double from = column.stream().mapToDouble(PdfLine::x0).min().orElse(left);
    double to = column.stream().mapToDouble(PdfLine::x1).max().orElse(right);
    var items = new ArrayList<PdfFlow.Item>();
    column.forEach(line -> items.add(new PdfFlow.Item(page, line, null, from, to)));
    return items;
  }

  private static List<PdfFlow.Item> bands(
      List<PdfFlow.Item> crossing, List<PdfFlow.Item> left, List<PdfFlow.Item> right) {
    var order = new ArrayList<PdfFlow.Item>();
    int l = 0;
    int r = 0;
    for (int c = 0; c <= crossing.size(); c++) {
      double end = c == crossing.size() ? Double.MAX_VALUE : crossing.get(c).top();
      for (; l < left.size() && left.get(l).top() < end; l++) {
        order.add(left.get(l));
      }
      for (; r < right.size() && right.get(r).top() < end; r++) {
        order.add(right.get(r));
      }
      if (c < crossing.size()) {
        order.add(crossing.get(c));
      }
    }
    return order;
  }
}
