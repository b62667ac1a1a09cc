package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The reading order of one page: from top to bottom, and where the text is set in two columns, the
 * left one before the right one between whatever crosses both.
 */
final class PdfOrder {
  private static final int FEWEST_LINES = 6;
  private static final double WIDE = 0.2;

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

  /** Where the right one of two columns of running text begins; NaN where there is one column. */
  private double gutter() {
    var pieces = new ArrayList<PdfLine>();
    lines.forEach(line -> pieces.addAll(line.pieces()));
    double best = Double.NaN;
    int most = 0;
    for (double at : begins(pieces)) {
      int score = score(pieces, at);
      if (score > most) {
        most = score;
        best = at;
      }
    }
    return best;
  }

  /** Where pieces begin in the middle of the page, from left to right. */
  private Iterable<Double> begins(List<PdfLine> pieces) {
    var begins = new TreeSet<Double>();
    for (PdfLine piece : pieces) {
      double share = (piece.x0() - left) / Math.max(1, right - left);
      if (share > 0.35 && share < 0.65) {
        begins.add(piece.x0() - 1);
      }
    }
    return begins;
  }

  /** How many wide pieces two columns parted here would have; 0 where they would not be columns. */
  private int score(List<PdfLine> pieces, double at) {
    double wide = WIDE * (right - left);
    double top = Double.MAX_VALUE;
    double bottom = 0;
    int ofRight = 0;
    for (PdfLine piece : pieces) {
      if (piece.x0() >= at && piece.x1() - piece.x0() > wide) {
        ofRight++;
        top = Math.min(top, piece.y0());
        bottom = Math.max(bottom, piece.y1());
      }
    }
    int ofLeft = 0;
    int crossing = 0;
    for (PdfLine piece : pieces) {
      boolean beside = piece.y1() > top && piece.y0() < bottom;
      crossing += beside && piece.x0() < at && piece.x1() > at ? 1 : 0;
      ofLeft += beside && piece.x1() <= at && piece.x1() - piece.x0() > wide ? 1 : 0;
    }
    boolean columns =
        ofLeft >= FEWEST_LINES && ofRight >= FEWEST_LINES && crossing * 10 < ofLeft + ofRight;
    return columns ? ofLeft + ofRight : 0;
  }

  private List<PdfFlow.Item> byColumns(double gutter) {
    var leftGlyphs = new ArrayList<PdfGlyph>();
    var rightGlyphs = new ArrayList<PdfGlyph>();
    var across = new ArrayList<PdfLine>();
    double end = columnsEnd(gutter);
    for (PdfLine line : lines) {
      List<PdfLine> pieces = line.pieces();
      boolean crosses =
          pieces.stream().anyMatch(piece -> piece.x0() < gutter && piece.x1() > gutter);
      if (crosses || line.y0() > end) {
        across.add(line);
      } else {
        for (PdfLine piece : pieces) {
          (piece.x1() <= gutter ? leftGlyphs : rightGlyphs).addAll(piece.glyphs());
        }
      }
    }
    var crossing = new ArrayList<PdfFlow.Item>();
    // Lines of the two columns need not stand at one height: they are put together anew.
    var leftItems = column(PdfLine.of(leftGlyphs));
    var rightItems = column(PdfLine.of(rightGlyphs));
    across.forEach(line -> crossing.add(new PdfFlow.Item(page, line, null, left, right)));
    for (PdfTable table : tables) {
      var item = new PdfFlow.Item(page, null, table, left, right);
      (table.right() <= gutter ? leftItems : table.left() >= gutter ? rightItems : crossing)
          .add(item);
    }
    return bands(sorted(crossing), sorted(leftItems), sorted(rightItems));
  }

  /** Lower end of the two columns: the last line of the right, and what goes on left of it. */
  private double columnsEnd(double gutter) {
    PdfLine last = null;
    for (PdfLine line : lines) {
      boolean ofRight = line.pieces().stream().anyMatch(piece -> piece.x0() >= gutter);
      boolean goesOn =
          last != null
              && line.y0() - last.y1() < line.size()
              && Math.abs(line.size() - last.size()) < 0.5;
      last = ofRight || goesOn ? line : last;
    }
    return last == null ? Double.MAX_VALUE : last.y1();
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
