package nianbao.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which line of the form each group of figures is. A label on the line of its figures
 * decides. A label on a line before decides unless figures without any label stand near: then
 * labels and figures lie apart, and only the order can tell, and only if as many groups as lines
 * are missing.
 */
final class RowAligner {
  /** How a group's row was told. */
  enum How {
    LABEL,
    ORDER,
    REPAIRED,
    UNKNOWN_LABEL,
    AMBIGUOUS,
    UNPLACED
  }

  /**
   * @param row null where it could not be told
   */
  record Placed(Group group, Label label, SheetRow row, How how) {}

  private final SheetPart part;
  private final List<SheetRow> rows;
  private final List<Group> groups;
  private final List<Label> labels;
  private final SheetRow[] row;
  private final How[] how;
  private final java.util.function.BiPredicate<Group, SheetRow> fits;
  private final java.util.function.Predicate<Label> clean;

  /**
   * @param part the table that the groups stand in
   * @param fits whether a group has as many figures as a row has columns
   * @param clean whether nothing but headings stands before a label
   */
  RowAligner(
      SheetPart part,
      List<Group> groups,
      List<Label> labels,
      java.util.function.BiPredicate<Group, SheetRow> fits,
      java.util.function.Predicate<Label> clean) {
    this.clean = clean;
    this.part = part;
    this.rows = part.rows();
    this.groups = groups;
    this.labels = labels;
    this.fits = fits;
    this.row = new SheetRow[groups.size()];
    this.how = new How[groups.size()];
  }

  List<Placed> align() {
    for (int i = 0; i < row.length; i++) {
      if (labels.get(i).onLine() && labels.get(i).rows().size() == 1) {
        set(i, labels.get(i).rows().get(0), How.LABEL);
      }
    }
    int from = 0;
    for (int i = 0; i <= row.length; i++) {
      if (i == row.length || row[i] != null) {
        if (from < i) {
          between(from, i);
        }
        from = i + 1;
      }
    }
    repeats();
    repairs();
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < row.length; i++) {
      placed.add(
          new Placed(groups.get(i), labels.get(i), row[i], how[i] == null ? reason(i) : how[i]));
    }
    return placed;
  }

  private How reason(int i) {
    Label label = labels.get(i);
    return label.empty()
        ? How.UNPLACED
        : label.rows().isEmpty() ? How.UNKNOWN_LABEL : How.AMBIGUOUS;
  }

  /** Groups {@code from} to {@code to}, none of them fixed by a label on its own line. */
  private void between(int from, int to) {
    int low = from == 0 ? -1 : row[from - 1].order();
    int high = to == row.length ? Integer.MAX_VALUE : row[to].order();
    if (byLabels(from, to, low, high)) {
      return;
    }
    Arrays.fill(row, from, to, null);
    Arrays.fill(how, from, to, null);
    if (fill(from, to, low, high, true)) {
      return;
    }
    boolean shifted = labels.get(from).empty();
    int last = low;
    for (int i = from; i < to && !shifted; i++) {
      Label label = labels.get(i);
      if (label.rows().size() == 1
          && clean.test(label)
          && inside(label.rows().get(0), last, high)) {
        set(i, label.rows().get(0), How.LABEL);
        last = row[i].order();
      } else if (!label.rows().isEmpty()) {
        how[i] = How.UNPLACED;
      }
    }
  }

  /** Trusts labels on lines before; fails if they contradict the order or leave groups over. */
  private boolean byLabels(int from, int to, int low, int high) {
    boolean unlabelled = false;
    for (int i = from; i < to; i++) {
      Label label = labels.get(i);
      unlabelled |= label.empty();
      if (label.rows().size() == 1) {
        set(i, label.rows().get(0), How.LABEL);
      }
    }
    if (!unlabelled) {
      return ascending(from, to, low, high);
    }
    int last = low;
    int start = from;
    for (int i = from; i <= to; i++) {
      int next = i == to ? high : row[i] == null ? -2 : row[i].order();
      if (next == -2) {
        continue;
      }
      if (next <= last || (start < i && !fill(start, i, last, next, false))) {
        return false;
      }
      last = next;
      start = i + 1;
    }
    return true;
  }

  private boolean ascending(int from, int to, int low, int high) {
    int last = low;
    for (int i = from; i < to; i++) {
      if (row[i] != null) {
        if (!inside(row[i], last, high)) {
          return false;
        }
        last = row[i].order();
      }
    }
    return true;
  }

  /**
   * Fills groups by order if exactly as many lines are missing; {@code labelled}: even such ones.
   */
  private boolean fill(int from, int to, int low, int high, boolean labelled) {
    if (anchors() < 3) {
      return false;
    }
    List<SheetRow> missing = new ArrayList<>();
    for (SheetRow candidate : rows) {
      if (candidate.kind() == SheetRow.Kind.ROW && inside(candidate, low, high)) {
        missing.add(candidate);
      }
    }
    if (missing.size() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean usable =
          labels.get(i).empty() || (labelled && labels.get(i).printed() && !labels.get(i).onLine());
      if (!usable || !fits.test(groups.get(i), missing.get(i - from))) {
        return false;
      }
    }
    for (int i = from; i < to; i++) {
      set(i, missing.get(i - from), How.ORDER);
    }
    return true;
  }

  private int anchors() {
    int n = 0;
    for (Label label : labels) {
      n += label.rows().size() == 1 ? 1 : 0;
    }
    return n;
  }

  private static boolean inside(SheetRow row, int low, int high) {
    return row.order() > low && row.order() < high;
  }

  private void set(int i, SheetRow told, How by) {
    row[i] = told;
    how[i] = by;
  }

  /** Labels the form prints more than once: the neighbours tell which. */
  private void repeats() {
    for (int i = 0; i < row.length; i++) {
      Label label = labels.get(i);
      if (row[i] != null || label.rows().size() < 2) {
        continue;
      }
      int low = Math.max(before(i), lastNamed(label.header()));
      int high = after(i);
      List<SheetRow> left =
          label.rows().stream().filter(candidate -> inside(candidate, low, high)).toList();
      if (left.size() == 1 || (left.size() > 1 && left.size() == alike(i, left))) {
        set(i, left.get(0), How.LABEL);
      } else {
        how[i] = How.AMBIGUOUS;
      }
    }
  }

  private int before(int i) {
    for (int j = i - 1; j >= 0; j--) {
      if (row[j] != null) {
        return row[j].order();
      }
    }
    return -1;
  }

  private int after(int i) {
    for (int j = i + 1; j < row.length; j++) {
      if (row[j] != null) {
        return row[j].order();
      }
    }
    return Integer.MAX_VALUE;
  }

  /** How many groups from here to the next told one bear the same label. */
  private int alike(int i, List<SheetRow> candidates) {
    int n = 0;
    for (int j = i; j < row.length && row[j] == null; j++) {
      n += labels.get(j).rows().containsAll(candidates) ? 1 : 0;
    }
    return n;
  }

  /** The last line of the form that is named in words without figures. */
  private int lastNamed(String header) {
    int[] last = {-1};
    part.once().eachIn(Folding.unmarked(header), order -> last[0] = Math.max(last[0], order));
    return last[0];
  }

  /** Labels that lost characters: told if one label alone is near, and the order agrees. */
  private void repairs() {
    for (int i = 0; i < row.length; i++) {
      Label label = labels.get(i);
      if (row[i] != null || !label.rows().isEmpty() || label.empty() || !amongTold(i)) {
        continue;
      }
      SheetRow near = null;
      int low = before(i);
      int high = after(i);
      for (SheetRow candidate : rows) {
        if (inside(candidate, low, high) && Likeness.near(label.header(), candidate.keys())) {
          near = near == null ? candidate : null;
          if (near == null) {
            break;
          }
        }
      }
      boolean neighbour =
          near != null
              && (onlyBetween(near, low, near.order()) || onlyBetween(near, near.order(), high));
      if (neighbour && fits.test(groups.get(i), near)) {
        set(i, near, How.REPAIRED);
      }
    }
  }

  /** Whether the rows of the groups around are told: figures do not lie apart from labels here. */
  private boolean amongTold(int i) {
    return (i == 0 || row[i - 1] != null) && (i + 1 == row.length || row[i + 1] != null);
  }

  /** Whether no other usual line of the form stands between. */
  private boolean onlyBetween(SheetRow near, int low, int high) {
    for (SheetRow row : rows) {
      if (row != near && row.kind() == SheetRow.Kind.ROW && inside(row, low, high)) {
        return false;
      }
    }
    return true;
  }
}
