package nianbao.block;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of one page, or of several once their parts are joined.
 *
 * @param edges where its columns are cut, left to right
 * @param rows origin cells, as in {@link Block.Table}
 * @param top upper edge on its first page
 * @param bottom lower edge on its last page
 */
record PdfTable(double[] edges, List<List<Block.Cell>> rows, double top, double bottom) {
  private static final double SAME = 4.5;

  double left() {
    return edges[0];
  }

  double right() {
    return edges[edges.length - 1];
  }

  /**
   * Whether the other table, on the next page, has this one's width and cuts some columns alike.
   */
  boolean continuesIn(PdfTable next) {
    return Math.abs(left() - next.left()) <= SAME && Math.abs(right() - next.right()) <= SAME;
  }

  /**
   * This table with the next page's part below it. The columns are cut wherever either part cuts
   * them; a cell that the page's end parted is one again.
   */
  PdfTable joined(PdfTable next) {
    double[] cuts = union(edges, next.edges);
    var rows = new ArrayList<List<Block.Cell>>();
    moved(this, cuts, 0).forEach(row -> rows.add(new ArrayList<>(row)));
    int seam = rows.size();
    moved(next, cuts, seam).forEach(row -> rows.add(new ArrayList<>(row)));
    PdfSeam.mend(rows, seam);
    return new PdfTable(cuts, rows, top, next.bottom);
  }

  private static List<List<Block.Cell>> moved(PdfTable table, double[] cuts, int down) {
    int[] to = new int[table.edges.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = nearest(cuts, table.edges[i]);
    }
    var rows = new ArrayList<List<Block.Cell>>();
    for (List<Block.Cell> row : table.rows) {
      var moved = new ArrayList<Block.Cell>();
      for (Block.Cell cell : row) {
        int column = to[cell.column()];
        int end = to[cell.column() + cell.colspan()];
        moved.add(
            new Block.Cell(cell.row() + down, column, cell.rowspan(), end - column, cell.text()));
      }
      rows.add(moved);
    }
    return rows;
  }

  private static double[] union(double[] one, double[] other) {
    var cuts = new ArrayList<Double>();
    for (double edge : one) {
      cuts.add(edge);
    }
    for (double edge : other) {
      if (Math.abs(one[nearest(one, edge)] - edge) > SAME) {
        cuts.add(edge);
      }
    }
    return cuts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static int nearest(double[] edges, double at) {
    int best = 0;
    for (int i = 1; i < edges.length; i++) {
      best = Math.abs(edges[i] - at) < Math.abs(edges[best] - at) ? i : best;
    }
    return best;
  }
}
