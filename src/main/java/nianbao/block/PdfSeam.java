package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where two pages' parts of a table meet. A page's end may part a cell that spans rows, and even a
 * single row, whose label then stands on both pages and whose figures on one.
 */
final class PdfSeam {
  private static final Pattern ORDINAL =
      Pattern.compile("[（(]?[一二三四五六七八九十0-9０-９]{1,3}[)）.．、].*|其中.*");

  private PdfSeam() {}

  /** Mends all that the seam above row {@code seam} has parted; rows are changed in place. */
  static void mend(List<List<Block.Cell>> rows, int seam) {
    if (seam <= 0 || seam >= rows.size()) {
      return;
    }
    if (isOneRow(rows, seam)) {
      joinRows(rows, seam);
    }
    if (seam < rows.size()) {
      sew(rows, seam);
    }
  }

  /**
   * Whether the rows at both sides are one: only one of them holds figures although every other row
   * of the table does, and what the lower one says begins nothing new.
   */
  private static boolean isOneRow(List<List<Block.Cell>> rows, int seam) {
    boolean above = hasFigures(rows.get(seam - 1));
    boolean below = hasFigures(rows.get(seam));
    if (above == below || !hasLabel(rows.get(seam - 1)) || !hasLabel(rows.get(seam))) {
      return false;
    }
    for (Block.Cell cell : rows.get(seam)) {
      boolean label = !cell.text().isEmpty() && !PdfTables.isFigure(cell.text());
      if (label && (ORDINAL.matcher(cell.text()).matches() || endingAt(rows, seam, cell) == null)) {
        return false;
      }
    }
    return everyOtherRowHasFigures(rows, seam, above ? seam : seam - 1);
  }

  private static boolean everyOtherRowHasFigures(
      List<List<Block.Cell>> rows, int seam, int without) {
    boolean begun = false;
    int counted = 0;
    for (int r = 0; r < rows.size(); r++) {
      boolean figures = hasFigures(rows.get(r));
      begun |= figures;
      counted += figures ? 1 : 0;
      if (begun && !figures && r != without) {
        return false;
      }
    }
    return counted > 2;
  }

  private static boolean hasFigures(List<Block.Cell> row) {
    return row.stream().anyMatch(cell -> PdfTables.isFigure(cell.text()));
  }

  private static boolean hasLabel(List<Block.Cell> row) {
    return row.stream()
        .anyMatch(cell -> !cell.text().isEmpty() && !PdfTables.isFigure(cell.text()));
  }

  /** The lower row's words go to the cells above; what spans further rows begins one row later. */
  private static void joinRows(List<List<Block.Cell>> rows, int seam) {
    var rest = new ArrayList<Block.Cell>();
    for (Block.Cell cell : rows.get(seam)) {
      Block.Cell above = endingAt(rows, seam, cell);
      boolean spans = cell.rowspan() > 1 && seam + 1 < rows.size();
      if (above != null && !(spans && cell.text().isEmpty())) {
        var text = new StringBuilder(above.text());
        CellText.append(text, cell.text());
        replace(rows, above, above.rowspan(), text.toString());
      }
      if (spans) {
        rest.add(
            new Block.Cell(
                seam + 1,
                cell.column(),
                cell.rowspan() - 1,
                cell.colspan(),
                above == null ? cell.text() : ""));
      }
    }
    if (!rest.isEmpty()) {
      rows.get(seam + 1).addAll(rest);
      rows.get(seam + 1).sort(Comparator.comparingInt(Block.Cell::column));
    }
    rows.remove(seam);
    for (int r = seam; r < rows.size(); r++) {
      int row = r;
      rows.get(r)
          .replaceAll(c -> new Block.Cell(row, c.column(), c.rowspan(), c.colspan(), c.text()));
    }
  }

  /** Cells at the seam: a group's label stands on one side only, the other side is its rest. */
  private static void sew(List<List<Block.Cell>> rows, int seam) {
    for (Block.Cell below : List.copyOf(rows.get(seam))) {
      Block.Cell above = endingAt(rows, seam, below);
      boolean parted =
          above != null
              && above.text().isEmpty() != below.text().isEmpty()
              && !PdfTables.isFigure(above.text() + below.text())
              && (above.rowspan() > 1
                  || below.rowspan() > 1
                  || standsBeforeLabel(rows, seam, below));
      if (parted) {
        rows.get(seam).remove(below);
        replace(rows, above, above.rowspan() + below.rowspan(), above.text() + below.text());
      }
    }
  }

  /** A blank cell left of a row's label, at the page's top, is the rest of a group's cell. */
  private static boolean standsBeforeLabel(
      List<List<Block.Cell>> rows, int seam, Block.Cell below) {
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

  private static void replace(
      List<List<Block.Cell>> rows, Block.Cell cell, int rowspan, String text) {
    List<Block.Cell> row = rows.get(cell.row());
    row.set(
        row.indexOf(cell),
        new Block.Cell(cell.row(), cell.column(), rowspan, cell.colspan(), text));
  }

  /** The cell right above the seam with the same columns, or null. */
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
}
