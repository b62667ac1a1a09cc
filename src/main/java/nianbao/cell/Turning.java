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
    var above = new TreeMap<Integer, Atom>();
    int below = 0;
    for (Line line : table) {
      boolean row = false;
      for (Atom atom : line.atoms()) {
        if (atom.isFigure() && !atom.isBlank()) {
          var top = row ? null : above.floorEntry(atom.x());
          boolean labelled =
              top != null && covers(top.getValue(), atom.x()) && isRow(top.getValue());
          below += labelled ? 1 : 0;
        } else if (!atom.isFigure() && !atom.isUnit()) {
          row = isRow(atom);
        }
      }
      for (Atom atom : line.atoms()) {
        if (!atom.isFigure()) {
          above.put(atom.x(), atom);
        }
      }
    }
    return below;
  }

  private static boolean covers(Atom label, int x) {
    return label.x() <= x && x < label.x() + label.width();
  }

  private boolean isRow(Atom atom) {
    return !family.columns().containsKey(atom.key()) && sheet.hasRow(atom.key());
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
