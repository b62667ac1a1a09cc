package nianbao.cell;

import java.util.List;

/**
 * A row of a table or a line of text.
 *
 * @param block index of its block
 * @param text the line's words, for prose and headings; empty for table rows
 */
record Line(int block, Shape shape, String text, List<Atom> atoms) {

  /** From this length on, a line with a full stop is a sentence. */
  static final int PROSE = 60;

  /** How sure the cells are. */
  enum Shape {
    /** A row of a true table. */
    GRID,
    /** A line cut by bars. */
    BARS,
    /** Running text: cells are told by white space only. */
    PLAIN;

    boolean keepsCells() {
      return this != PLAIN;
    }
  }

  Line {
    atoms = List.copyOf(atoms);
  }

  int figures() {
    int n = 0;
    for (Atom atom : atoms) {
      n += atom.isFigure() && !atom.isBlank() ? 1 : 0;
    }
    return n;
  }

  boolean onlyFigures() {
    for (Atom atom : atoms) {
      if (!atom.isFigure()) {
        return false;
      }
    }
    return !atoms.isEmpty();
  }
}
