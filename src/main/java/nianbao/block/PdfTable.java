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
    if (seam < rows.size()) {
      sew(rows, seam);
    }
    return new PdfTable(cuts, rows, top, next.bottom);
  }

  /** Cells at the seam: a group's label stands on one side only, the other side is its rest. */
  private static void sew(List<List<Block.Cell>> rows, int seam) {
    for (Block.Cell below : List.copyOf(rows.get(seam))) {
      Block.Cell above = endingAt(rows, seam, below);
      boolean parted =
          above != null
              && (above.text().isEmpty() != below.text().isEmpty())
              && (above.rowspan() > 1 || below.rowspan() > 1 || isLabelColumn(rows, seam, below));
      if (parted) {
        rows.get(seam).remove(below);
        var row = rows.get(above.row());
        row.set(
            row.indexOf(above),
            new Block.Cell(
                above.row(),
                above.column(),
                above.rowspan() + below.rowspan(),
                above.colspan(),
                above.text() + below.text()));
      }
    }
  }

  /** A blank cell left of a row's label, at the page's top, is the rest of a group's cell. */
  private static boolean isLabelColumn(List<List<Block.Cell>> rows, int seam, Block.Cell below) {
    if (!below.text().isEmpty()) {
      return false;
    }
    for (Block.Cell right : rows.get(seam)) {
      if (right.column() == below.column() + below.colspan()) {
        return right.text().codePoints().anyMatch(Character::isIdeographic);
      }
    }
    return false;
  }

  private static Block.Cell endingAt(List<List<Block.Cell>> rows, int seam, Block.Cell below) {
    for (int r = seam - 1; r >= 0; r--) {
      for (Block.Cell cell : rows.get(r)) {
        if (cell.column() == below.column()
            && cell.colspan() == below.colspan()
            && cell.row() + cell.rowspan() == seam) {
          return cell;
        }
      }
    }
    return null;
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
