package nianbao.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A ruled table's skeleton: where its columns and rows are cut, and which slots of that lattice
 * form one cell because no line runs between them.
 *
 * @param xs edges of the columns from left to right, one more than there are columns
 * @param ys edges of the rows from top to bottom
 * @param cells in reading order
 */
record PdfGrid(double[] xs, double[] ys, List<Slot> cells) {
  /** Lines closer than this are one edge: double rules, the gap between boxes of single cells. */
  private static final double SAME_EDGE = 3.2;

  private static final double TOUCH = 3.0;
  private static final double COVERED = 0.55;
  private static final int MAX_SLOTS = 200_000;

  /** A cell's place in the lattice, 0-based. */
  record Slot(int row, int column, int rowspan, int colspan) {}

  double left() {
    return xs[0];
  }

  double right() {
    return xs[xs.length - 1];
  }

  double top() {
    return ys[0];
  }

  double bottom() {
    return ys[ys.length - 1];
  }

  double area() {
    return (right() - left()) * (bottom() - top());
  }

  boolean contains(double x, double y) {
    return x >= left() && x <= right() && y >= top() && y <= bottom();
  }

  /** Whether there is more than one cell: a mere box around text is no table. */
  boolean isTable() {
    return cells.size() > 1;
  }

  /**
   * All lattices of a page, the smallest first: a table in a table's cell comes before its host.
   */
  static List<PdfGrid> of(List<PdfRule> rules) {
    var grids = new ArrayList<PdfGrid>();
    for (List<PdfRule> connected : connected(PdfRule.merged(rules))) {
      PdfGrid grid = lattice(connected);
      if (grid != null) {
        grids.add(grid);
      }
    }
    grids.sort(
        Comparator.comparingDouble(PdfGrid::area)
            .thenComparingDouble(PdfGrid::top)
            .thenComparingDouble(PdfGrid::left));
    return grids;
  }

  /** Groups of lines that touch one another. */
  private static List<List<PdfRule>> connected(List<PdfRule> rules) {
    int n = rules.size();
    int[] group = new int[n];
    Arrays.setAll(group, i -> i);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (touch(rules.get(i), rules.get(j))) {
          group[root(group, i)] = root(group, j);
        }
      }
    }
    var groups = new java.util.LinkedHashMap<Integer, List<PdfRule>>();
    for (int i = 0; i < n; i++) {
      groups.computeIfAbsent(root(group, i), key -> new ArrayList<>()).add(rules.get(i));
    }
    return new ArrayList<>(groups.values());
  }

  private static boolean touch(PdfRule a, PdfRule b) {
    if (a.horizontal() == b.horizontal()) {
      return Math.abs(a.at() - b.at()) <= TOUCH
          && a.from() <= b.to() + TOUCH
          && b.from() <= a.to() + TOUCH;
    }
    return b.at() >= a.from() - TOUCH
        && b.at() <= a.to() + TOUCH
        && a.at() >= b.from() - TOUCH
        && a.at() <= b.to() + TOUCH;
  }

  private static int root(int[] group, int i) {
    int at = i;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private static PdfGrid lattice(List<PdfRule> rules) {
    double[] xs = edges(rules, false);
    double[] ys = edges(rules, true);
    boolean bothWays =
        rules.stream().anyMatch(PdfRule::horizontal)
            && rules.stream().anyMatch(rule -> !rule.horizontal());
    if (!bothWays || xs.length < 2 || ys.length < 2) {
      return null;
    }
    if ((long) xs.length * ys.length > MAX_SLOTS) {
      return null;
    }
    return compact(xs, ys, slots(xs, ys, rules));
  }

  /** Edges across one axis: the lines themselves and the ends of those that run along it. */
  private static double[] edges(List<PdfRule> rules, boolean horizontal) {
    var at = new ArrayList<Double>();
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (PdfRule rule : rules) {
      if (rule.horizontal() == horizontal) {
        at.add(rule.at());
      } else {
        low = Math.min(low, rule.from());
        high = Math.max(high, rule.to());
      }
    }
    // Tables open at the sides still end where their lines end.
    if (low < high) {
      at.add(low);
      at.add(high);
    }
    at.sort(null);
    var edges = new ArrayList<Double>();
    double first = Double.NaN;
    double sum = 0;
    int count = 0;
    for (double value : at) {
      if (count > 0 && value - first > SAME_EDGE) {
        edges.add(sum / count);
        count = 0;
        sum = 0;
      }
      first = count == 0 ? value : first;
      sum += value;
      count++;
    }
    if (count > 0) {
      edges.add(sum / count);
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Slot> slots(double[] xs, double[] ys, List<PdfRule> rules) {
    int columns = xs.length - 1;
    int rows = ys.length - 1;
    boolean[][] rightWall = new boolean[rows][columns];
    boolean[][] floor = new boolean[rows][columns];
    walls(xs, ys, rules, rightWall, floor);
    boolean[][] taken = new boolean[rows][columns];
    var cells = new ArrayList<Slot>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (!taken[r][c]) {
          Slot slot = grown(r, c, rightWall, floor, taken);
          for (int i = r; i < r + slot.rowspan; i++) {
            Arrays.fill(taken[i], c, c + slot.colspan, true);
          }
          cells.add(slot);
        }
      }
    }
    return cells;
  }

  /** The largest rectangle from this slot on, first to the right, then down, without walls. */
  private static Slot grown(
      int r, int c, boolean[][] rightWall, boolean[][] floor, boolean[][] taken) {
    int columns = rightWall[0].length;
    int end = c;
    while (end + 1 < columns && !rightWall[r][end] && !taken[r][end + 1]) {
      end++;
    }
    int last = r;
    while (last + 1 < rightWall.length && opens(last, c, end, rightWall, floor, taken)) {
      last++;
    }
    return new Slot(r, c, last - r + 1, end - c + 1);
  }

  private static boolean opens(
      int row, int from, int to, boolean[][] rightWall, boolean[][] floor, boolean[][] taken) {
    for (int c = from; c <= to; c++) {
      if (floor[row][c] || taken[row + 1][c] || c < to && rightWall[row + 1][c]) {
        return false;
      }
    }
    return true;
  }

  private static void walls(
      double[] xs, double[] ys, List<PdfRule> rules, boolean[][] rightWall, boolean[][] floor) {
    int rows = ys.length - 1;
    int columns = xs.length - 1;
    double[][] right = new double[rows][columns];
    double[][] below = new double[rows][columns];
    for (PdfRule rule : rules) {
      if (rule.horizontal()) {
        int edge = nearest(ys, rule.at());
        for (int c = 0; c < columns && edge > 0; c++) {
          below[edge - 1][c] += overlap(rule, xs[c], xs[c + 1]);
        }
      } else {
        int edge = nearest(xs, rule.at());
        for (int r = 0; r < rows && edge > 0; r++) {
          right[r][edge - 1] += overlap(rule, ys[r], ys[r + 1]);
        }
      }
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        rightWall[r][c] = c == columns - 1 || right[r][c] >= COVERED * (ys[r + 1] - ys[r]);
        floor[r][c] = r == rows - 1 || below[r][c] >= COVERED * (xs[c + 1] - xs[c]);
      }
    }
  }

  private static double overlap(PdfRule rule, double from, double to) {
    return Math.max(0, Math.min(rule.to(), to) - Math.max(rule.from(), from));
  }

  private static int nearest(double[] edges, double at) {
    int i = Arrays.binarySearch(edges, at);
    if (i >= 0) {
      return i;
    }
    int after = Math.min(edges.length - 1, -i - 1);
    int before = Math.max(0, after - 1);
    return Math.abs(edges[before] - at) <= Math.abs(edges[after] - at) ? before : after;
  }

  /** Drops edges at which no cell begins, such as that of an underline inside a cell. */
  private static PdfGrid compact(double[] xs, double[] ys, List<Slot> cells) {
    boolean[] rowBegins = new boolean[ys.length];
    boolean[] columnBegins = new boolean[xs.length];
    rowBegins[ys.length - 1] = true;
    columnBegins[xs.length - 1] = true;
    for (Slot cell : cells) {
      rowBegins[cell.row] = true;
      columnBegins[cell.column] = true;
    }
    int[] newRow = numbers(rowBegins);
    int[] newColumn = numbers(columnBegins);
    var moved = new ArrayList<Slot>();
    for (Slot cell : cells) {
      int row = newRow[cell.row];
      int column = newColumn[cell.column];
      moved.add(
          new Slot(
              row,
              column,
              newRow[cell.row + cell.rowspan] - row,
              newColumn[cell.column + cell.colspan] - column));
    }
    return new PdfGrid(kept(xs, columnBegins), kept(ys, rowBegins), moved);
  }

  /** The number each edge has among those that are kept; a dropped one has that of the next. */
  private static int[] numbers(boolean[] kept) {
    int[] numbers = new int[kept.length];
    int next = 0;
    for (int i = 0; i < kept.length; i++) {
      numbers[i] = next;
      next += kept[i] ? 1 : 0;
    }
    return numbers;
  }

  private static double[] kept(double[] edges, boolean[] kept) {
    var result = new ArrayList<Double>();
    for (int i = 0; i < edges.length; i++) {
      if (kept[i]) {
        result.add(edges[i]);
      }
    }
    return result.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
