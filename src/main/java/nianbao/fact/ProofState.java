package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nianbao.Place;

/** The figures of one report laid over its grid: which are printed, blank or lost. */
final class ProofState {
  final ProofGrid grid;
  final FactCells cells;

  /** Printed values in ten-thousandths. */
  final long[] value;

  /** Figures printed with an exact value. */
  final BitSet known = new BitSet();

  /** Figures whose cell is printed blank. */
  final BitSet blank = new BitSet();

  /** Equations that hold for the edition at hand and can be assessed or proved. */
  final BitSet active = new BitSet();

  ProofState(ProofGrid grid, FactCells cells) {
    this.grid = grid;
    this.cells = cells;
    this.value = new long[grid.figures.size()];
    for (int i = 0; i < value.length; i++) {
      FactCells.Entry entry = cells.entries.get(grid.figures.get(i));
      if (entry != null && entry.value == null) {
        blank.set(i);
      } else if (entry != null && entry.exact()) {
        know(i, entry.value);
      }
    }
    for (int e = 0; e < grid.equations.length; e++) {
      active.set(e, applies(grid.equations[e]));
    }
  }

  void know(int figure, BigDecimal exact) {
    value[figure] = scaled(exact);
    known.set(figure);
    blank.clear(figure);
  }

  /** Puts a displaced text back where it belongs. */
  void accept(ProofRepair.Reading reading) {
    int figure = reading.figure();
    FactKey key = grid.figures.get(figure);
    known.clear(figure);
    blank.clear(figure);
    if (reading.value() == ProofRepair.GONE) {
      cells.entries.remove(key);
      return;
    }
    boolean empty = reading.value() < 0;
    var entry =
        new FactCells.Entry(key, reading.source(), empty ? null : exact(reading.value()), null);
    entry.status = Fact.ValueStatus.REPAIRED;
    entry.words = reading.words();
    cells.entries.put(key, entry);
    if (empty) {
      blank.set(figure);
    } else {
      know(figure, entry.value);
    }
  }

  static long scaled(BigDecimal exact) {
    return exact.setScale(Units.SCALE).unscaledValue().longValueExact();
  }

  static BigDecimal exact(long scaled) {
    return BigDecimal.valueOf(scaled, Units.SCALE);
  }

  FactCells.Entry entry(int figure) {
    return cells.entries.get(grid.figures.get(figure));
  }

  /** Where the printed figures of an equation stand, in reading order. */
  List<Place> places(ProofGrid.Equation equation) {
    var places = new ArrayList<Place>();
    for (int figure : equation.figures()) {
      FactCells.Entry entry = entry(figure);
      if (entry != null) {
        places.add(entry.cell.place());
      }
    }
    return places.stream().sorted().distinct().toList();
  }

  private boolean applies(ProofGrid.Equation equation) {
    Check check = equation.check();
    if (!holds(check, cells)) {
      return false;
    }
    boolean lost = false;
    boolean any = false;
    for (int figure : equation.figures()) {
      boolean printed = known.get(figure) || blank.get(figure);
      any |= known.get(figure);
      lost |= !printed;
    }
    return any && (check.fixed() || !lost);
  }

  /** Whether a check is meant for the edition of the form at hand. */
  static boolean holds(Check check, FactCells cells) {
    return check.asks().stream().allMatch(cells.printed::contains)
        && check.unless().stream().noneMatch(cells.printed::contains);
  }

  /** The printed sum of one equation, blanks counting nothing: 0 where it holds. */
  long difference(ProofGrid.Equation equation) {
    long sum = 0;
    for (int i = 0; i < equation.figures().length; i++) {
      int figure = equation.figures()[i];
      sum += known.get(figure) ? equation.factors()[i] * value[figure] : 0;
    }
    return sum;
  }

  boolean complete(ProofGrid.Equation equation) {
    for (int figure : equation.figures()) {
      if (!known.get(figure)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the printed figures alone contradict the equation, whatever the others are. */
  boolean fails(ProofGrid.Equation equation) {
    boolean up = false;
    boolean down = false;
    for (int i = 0; i < equation.figures().length; i++) {
      if (!known.get(equation.figures()[i])) {
        up |= equation.factors()[i] > 0;
        down |= equation.factors()[i] < 0;
      }
    }
    long difference = difference(equation);
    return difference > 0 && !down || difference < 0 && !up;
  }
}
