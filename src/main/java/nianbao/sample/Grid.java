package nianbao.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table as it is meant to be printed.
 *
 * @param part {@code art20}, {@code requests}, {@code remedies}, {@code annex}
 * @param head how many rows at the top are header
 * @param rows cells where they begin, left to right; a spanned place has none
 */
record Grid(String part, int head, List<List<Slot>> rows) {
  /** A place that a cell further left or higher up covers. */
  static final Slot COVERED = Slot.label("");

  Grid map(UnaryOperator<Slot> change) {
    var changed = new ArrayList<List<Slot>>(rows.size());
    for (List<Slot> row : rows) {
      var slots = new ArrayList<Slot>(row.size());
      for (Slot slot : row) {
        slots.add(change.apply(slot));
      }
      changed.add(slots);
    }
    return new Grid(part, head, changed);
  }

  /** Grid columns that the first row covers. */
  int width() {
    return rows.get(0).stream().mapToInt(Slot::columns).sum();
  }

  /** Every place of the grid: the cell where it begins, {@link #COVERED} where it goes on. */
  List<List<Slot>> places() {
    int width = width();
    var places = new Slot[rows.size()][width];
    for (int r = 0; r < rows.size(); r++) {
      int c = 0;
      for (Slot slot : rows.get(r)) {
        while (c < width && places[r][c] != null) {
          c++;
        }
        for (int i = r; i < Math.min(rows.size(), r + slot.rows()); i++) {
          for (int j = c; j < Math.min(width, c + slot.columns()); j++) {
            places[i][j] = i == r && j == c ? slot : COVERED;
          }
        }
      }
    }
    var lines = new ArrayList<List<Slot>>();
    for (Slot[] row : places) {
      var line = new ArrayList<Slot>();
      for (Slot slot : row) {
        line.add(slot == null ? COVERED : slot);
      }
      lines.add(line);
    }
    return lines;
  }

  /** Cut above a row; what spans the cut is printed again below it, and so is the header. */
  List<Grid> cut(int at) {
    var upper = new ArrayList<List<Slot>>();
    var lower = new ArrayList<List<Slot>>(rows.subList(0, head));
    List<List<Slot>> places = places();
    for (int r = 0; r < at; r++) {
      int left = at - r;
      upper.add(
          rows.get(r).stream()
              .map(slot -> slot.rows() > left ? slot.spanning(left, slot.columns()) : slot)
              .toList());
    }
    var first = new ArrayList<Slot>();
    for (int c = 0; c < width(); c++) {
      Slot slot = places.get(at).get(c);
      Slot over = slot == COVERED ? spanning(places, at, c) : null;
      if (over != null) {
        first.add(over);
      } else if (slot != COVERED) {
        first.add(slot);
      }
    }
    lower.add(first);
    lower.addAll(rows.subList(at + 1, rows.size()));
    return List.of(new Grid(part, head, upper), new Grid(part, head, lower));
  }

  /** What is left at {@code at} of a cell of this column that began higher up; null if none. */
  private static Slot spanning(List<List<Slot>> places, int at, int column) {
    for (int r = at - 1; r >= 0; r--) {
      Slot slot = places.get(r).get(column);
      if (slot != COVERED) {
        int left = r + slot.rows() - at;
        return left > 0 ? slot.spanning(left, slot.columns()) : null;
      }
    }
    return null;
  }
}
