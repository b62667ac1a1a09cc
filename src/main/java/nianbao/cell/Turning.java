package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Turns tables upright whose rows and columns are exchanged. */
final class Turning {
  private static final int MOST_LINES = 200;

  private final Sheet sheet;
  private final Sheets.Family family;

  private Turning(Sheet sheet, Sheets.Family family) {
    this.sheet = sheet;
    this.family = family;
  }

  static List<Line> upright(List<Line> lines, Sheet sheet, Sheets.Family family) {
    var turning = new Turning(sheet, family);
    var upright = new ArrayList<Line>(lines.size());
    for (int i = 0; i < lines.size(); ) {
      int end = end(lines, i);
      List<Line> table = lines.subList(i, end);
      upright.addAll(turning.isTurned(table) ? turn(table) : table);
      i = end;
    }
    return upright;
  }

  /** The end of the table, or run of lines with bars, that begins here; else the next line. */
  private static int end(List<Line> lines, int from) {
    Line first = lines.get(from);
    int end = from + 1;
    if (first.shape().keepsCells()) {
      while (end < lines.size() && sameTable(first, lines.get(end))) {
        end++;
      }
    }
    return end;
  }

  private static boolean sameTable(Line first, Line next) {
    return first.shape() == Line.Shape.GRID
        ? next.block() == first.block()
        : next.shape() == Line.Shape.BARS && next.atoms().size() == first.atoms().size();
  }

  /** Whether more figures have their row's label above them than before them. */
  private boolean isTurned(List<Line> table) {
    if (table.size() < 2 || table.size() > MOST_LINES) {
      return false;
    }
    int upright = 0;
    int others = 0;
    boolean labels = false;
    for (Line line : table) {
      boolean row = false;
      for (Atom atom : line.atoms()) {
        if (atom.isFigure() && !atom.isBlank()) {
          upright += row ? 1 : 0;
          others += row ? 0 : 1;
        } else if (!atom.isFigure() && !atom.isUnit()) {
          row = isRow(atom);
          labels |= row;
        }
      }
    }
    return labels && others > upright && belowLabels(table) > upright;
  }

  /** How many figures have no row's label before them, but one above. */
  private int belowLabels(List<Line> table) {
    // By column, the last words above.
    var above = new Atom[columns(table)];
    int widest = 0;
    int below = 0;
    for (Line line : table) {
      boolean row = false;
      for (Atom atom : line.atoms()) {
        if (atom.isFigure() && !atom.isBlank()) {
          Atom top = row ? null : covering(above, atom.x(), widest);
          below += top != null && isRow(top) ? 1 : 0;
        } else if (!atom.isFigure() && !atom.isUnit()) {
          row = isRow(atom);
        }
      }
      for (Atom atom : line.atoms()) {
        if (!atom.isFigure()) {
          above[atom.x()] = atom;
          widest = Math.max(widest, atom.width());
        }
      }
    }
    return below;
  }

  private static int columns(List<Line> table) {
    int last = -1;
    for (Line line : table) {
      for (Atom atom : line.atoms()) {
        last = Math.max(last, atom.x());
      }
    }
    return last + 1;
  }

  /** The nearest words above, in this column or to the left, if they reach over it; else null. */
  private static Atom covering(Atom[] above, int x, int widest) {
    int first = Math.max(0, x - widest + 1);
    for (int at = x; at >= first; at--) {
      if (above[at] != null) {
        return covers(above[at], x) ? above[at] : null;
      }
    }
    return null;
  }

  private static boolean covers(Atom label, int x) {
    return label.x() <= x && x < label.x() + label.width();
  }

  private boolean isRow(Atom atom) {
    Meaning meaning = atom.token().in(sheet, family);
    return meaning.row() && !meaning.column();
  }

  private static List<Line> turn(List<Line> table) {
    var columns = new TreeMap<Integer, List<Atom>>();
    for (int r = 0; r < table.size(); r++) {
      for (Atom atom : table.get(r).atoms()) {
        columns.computeIfAbsent(atom.x(), x -> new ArrayList<>()).add(atom.at(r));
      }
    }
    Line first = table.get(0);
    var lines = new ArrayList<Line>();
    for (List<Atom> atoms : columns.values()) {
      lines.add(new Line(first.block(), Line.Shape.GRID, "", atoms));
    }
    return lines;
  }
}
