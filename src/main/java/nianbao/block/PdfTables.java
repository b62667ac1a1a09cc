package nianbao.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ruled tables of one page: the lattice of lines, filled with the characters in its cells. */
final class PdfTables {
  private static final Pattern FIGURE = Pattern.compile("[-—–/\\\\]+|无|[-+]?[0-9０-９,，.]+%?");

  private static final double TOO_LOW = 9;

  private final List<PdfTable> tables = new ArrayList<>();
  private final Set<PdfGlyph> taken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<PdfGlyph> glyphs;
  private int joined;
  private int apart;

  PdfTables(PdfPage page) {
    glyphs = page.glyphs();
    for (PdfGrid grid : PdfGrid.of(page.rules())) {
      if (grid.isTable()) {
        fill(grid);
      }
    }
  }

  List<PdfTable> tables() {
    return tables;
  }

  /** The characters outside all tables. */
  List<PdfGlyph> rest() {
    var rest = new ArrayList<PdfGlyph>();
    for (PdfGlyph glyph : glyphs) {
      if (!taken.contains(glyph)) {
        rest.add(glyph);
      }
    }
    return rest;
  }

  /** Numbers whose digits stood apart and were joined. */
  int joined() {
    return joined;
  }

  /** Cells in which numbers stand side by side, left as they are. */
  int apart() {
    return apart;
  }

  private void fill(PdfGrid ruled) {
    var inside = new ArrayList<PdfGlyph>();
    for (PdfGlyph glyph : glyphs) {
      if (!taken.contains(glyph) && ruled.contains(glyph.middleX(), glyph.middleY())) {
        inside.add(glyph);
      }
    }
    if (inside.stream().allMatch(PdfGlyph::isBlank)) {
      return;
    }
    PdfGrid grid = withRowsOfFigures(withoutRemnants(ruled, inside), inside);
    List<List<PdfGlyph>> contents = contents(grid, inside);
    var rows = new ArrayList<List<Block.Cell>>();
    for (int r = 0; r + 1 < grid.ys().length; r++) {
      rows.add(new ArrayList<>());
    }
    for (int i = 0; i < grid.cells().size(); i++) {
      PdfGrid.Slot slot = grid.cells().get(i);
      double width = grid.xs()[slot.column() + slot.colspan()] - grid.xs()[slot.column()];
      PdfCellText text = PdfCellText.of(contents.get(i), width);
      joined += text.joined() ? 1 : 0;
      apart += text.apart() ? 1 : 0;
      rows.get(slot.row())
          .add(
              new Block.Cell(
                  slot.row(), slot.column(), slot.rowspan(), slot.colspan(), text.text()));
    }
    taken.addAll(inside);
    tables.add(new PdfTable(grid.xs(), rows, grid.top(), grid.bottom()));
  }

  /** The grid without rows too low for words that hold none: what a page's end left of a row. */
  private static PdfGrid withoutRemnants(PdfGrid ruled, List<PdfGlyph> inside) {
    List<List<PdfGlyph>> contents = contents(ruled, inside);
    boolean[] filled = new boolean[ruled.ys().length];
    for (int i = 0; i < contents.size(); i++) {
      PdfGrid.Slot slot = ruled.cells().get(i);
      filled[slot.row()] |= slot.rowspan() > 1 || !contents.get(i).isEmpty();
    }
    PdfGrid grid = ruled;
    for (int r = ruled.ys().length - 2; r >= 0 && grid.ys().length > 2; r--) {
      if (!filled[r] && ruled.ys()[r + 1] - ruled.ys()[r] < TOO_LOW) {
        grid = grid.withoutRow(r);
      }
    }
    return grid;
  }

  private static List<List<PdfGlyph>> contents(PdfGrid grid, List<PdfGlyph> inside) {
    int columns = grid.xs().length - 1;
    int[] cellOf = new int[columns * (grid.ys().length - 1)];
    var contents = new ArrayList<List<PdfGlyph>>();
    for (int i = 0; i < grid.cells().size(); i++) {
      PdfGrid.Slot slot = grid.cells().get(i);
      contents.add(new ArrayList<>());
      for (int r = slot.row(); r < slot.row() + slot.rowspan(); r++) {
        for (int c = slot.column(); c < slot.column() + slot.colspan(); c++) {
          cellOf[r * columns + c] = i;
        }
      }
    }
    for (PdfGlyph glyph : inside) {
      int row = slot(grid.ys(), glyph.middleY());
      int column = slot(grid.xs(), glyph.middleX());
      contents.get(cellOf[row * columns + column]).add(glyph);
    }
    return contents;
  }

  private static int slot(double[] edges, double at) {
    int i = Arrays.binarySearch(edges, at);
    int slot = i >= 0 ? i : -i - 2;
    return Math.max(0, Math.min(edges.length - 2, slot));
  }

  /**
   * The grid with the rows that no line parts, where the figures of several cells agree on them.
   */
  private static PdfGrid withRowsOfFigures(PdfGrid grid, List<PdfGlyph> inside) {
    List<List<PdfGlyph>> contents = contents(grid, inside);
    for (int r = grid.ys().length - 2; r >= 0; r--) {
      List<Double> cuts = cuts(grid, contents, r);
      if (!cuts.isEmpty()) {
        return withRowsOfFigures(split(grid, r, cuts), inside);
      }
    }
    return grid;
  }

  /** Where to cut a row: between the lines of figures, if two cells or more have the same lines. */
  private static List<Double> cuts(PdfGrid grid, List<List<PdfGlyph>> contents, int row) {
    List<PdfLine> first = null;
    int agreeing = 0;
    int figures = 0;
    for (int i = 0; i < grid.cells().size(); i++) {
      PdfGrid.Slot slot = grid.cells().get(i);
      if (slot.row() != row || slot.rowspan() > 1) {
        continue;
      }
      List<PdfLine> lines = PdfLine.of(contents.get(i));
      boolean onlyFigures =
          !lines.isEmpty()
              && lines.stream().allMatch(line -> FIGURE.matcher(line.cellText()).matches());
      if (!onlyFigures) {
        continue;
      }
      figures++;
      if (lines.size() > 1 && (first == null || sameLines(first, lines))) {
        first = first == null ? lines : first;
        agreeing++;
      }
    }
    if (agreeing < 2 || agreeing * 2 < figures) {
      return List.of();
    }
    var cuts = new ArrayList<Double>();
    for (int i = 1; i < first.size(); i++) {
      cuts.add((first.get(i - 1).middleY() + first.get(i).middleY()) / 2);
    }
    return cuts;
  }

  private static boolean sameLines(List<PdfLine> one, List<PdfLine> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (Math.abs(one.get(i).middleY() - other.get(i).middleY()) > one.get(i).height() / 2) {
        return false;
      }
    }
    return true;
  }

  private static PdfGrid split(PdfGrid grid, int row, List<Double> cuts) {
    var ys = new ArrayList<Double>();
    for (int i = 0; i < grid.ys().length; i++) {
      ys.add(grid.ys()[i]);
      if (i == row) {
        ys.addAll(cuts);
      }
    }
    int more = cuts.size();
    var cells = new ArrayList<PdfGrid.Slot>();
    for (PdfGrid.Slot slot : grid.cells()) {
      boolean below = slot.row() > row;
      boolean through = slot.row() <= row && row < slot.row() + slot.rowspan();
      if (through && slot.rowspan() == 1) {
        for (int i = 0; i <= more; i++) {
          cells.add(new PdfGrid.Slot(row + i, slot.column(), 1, slot.colspan()));
        }
      } else {
        cells.add(
            new PdfGrid.Slot(
                slot.row() + (below ? more : 0),
                slot.column(),
                slot.rowspan() + (through ? more : 0),
                slot.colspan()));
      }
    }
    cells.sort(
        java.util.Comparator.comparingInt(PdfGrid.Slot::row)
            .thenComparingInt(PdfGrid.Slot::column));
    double[] edges = ys.stream().mapToDouble(Double::doubleValue).toArray();
    return new PdfGrid(grid.xs(), edges, cells);
  }

  /** Whether a text is a figure or one of the marks that stand for none. */
  static boolean isFigure(String text) {
    return FIGURE.matcher(text).matches();
  }
}
