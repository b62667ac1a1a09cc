package nianbao.block;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a table's origin cells from rows in which merged cells are marked the way word processors
 * do: a cell that continues the one above says so and holds no words of its own.
 */
final class GridRows {
  private final List<List<Block.Cell>> rows = new ArrayList<>();

  void startRow() {
    rows.add(new ArrayList<>());
  }

  int height() {
    return rows.size();
  }

  /** Adds a cell to the last row; columns are true grid columns, 0-based. */
  void cell(int column, int colspan, String text) {
    var row = rows.get(rows.size() - 1);
    row.add(new Block.Cell(rows.size() - 1, column, 1, Math.max(1, colspan), text));
  }

  /**
   * Lengthens the cell above by the last row.
   *
   * @return false when nothing ends right above at this column: the caller adds a cell then
   */
  boolean continueAbove(int column) {
    int last = rows.size() - 1;
    for (int r = last - 1; r >= 0; r--) {
      var row = rows.get(r);
      for (int i = 0; i < row.size(); i++) {
        Block.Cell above = row.get(i);
        if (above.column() == column && above.row() + above.rowspan() == last) {
          row.set(
              i,
              new Block.Cell(
                  above.row(), above.column(), above.rowspan() + 1, above.colspan(), above.text()));
          return true;
        }
        if (above.column() <= column
            && column < above.column() + above.colspan()
            && above.row() + above.rowspan() >= last) {
          return false;
        }
      }
    }
    return false;
  }

  List<List<Block.Cell>> rows() {
    return rows;
  }
}
