package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Place;

/** The figures of one report laid over its grid: which are printed, blank or lost. */
final class ProofState {
  final ProofGrid grid;
  final FactCells cells;

  /** Printed values in ten-thousandths; 0 for the rest. */
  final long[] value;

  /** Figures printed with an exact value. */
  final BitSet printed = new BitSet();

  /** Figures whose cell is printed blank. */
  final BitSet blank = new BitSet();

  /**
   * Printed figures, and blank ones that add to a total: agencies leave zeros blank, so a blank
   * that would have to be something else contradicts as a wrong number does. It is no statement for
   * all that, and becomes a fact only where the printed figures leave nothing but zero. Blank
   * totals are taken so too, unless the report leaves totals blank as a habit.
   */
  final BitSet known = new BitSet();

  /** Equations that hold for the edition at hand and can be assessed or proved. */
  final BitSet active = new BitSet();

  /** So many totals left blank beside parts that are not zero are a habit. */
  private static final int HABIT = 3;

  /** Parts of the form in which the report does so. */
  private final Set<String> habits = new HashSet<>();

  ProofState(ProofGrid grid, FactCells cells) {
    this.grid = grid;
    this.cells = cells;
    this.value = new long[grid.figures.size()];
    for (FactCells.Entry entry : cells.entries.values()) {
      Integer figure = grid.numbers.get(entry.key);
      if (figure != null && entry.value == null) {
        leaveBlank(figure);
      } else if (figure != null && entry.exact()) {
        know(figure, entry.value);
      }
    }
    var open = new TreeMap<String, Integer>();
    Check last = null;
    boolean holds = false;
    for (int e = 0; e < grid.equations.length; e++) {
      ProofGrid.Equation equation = grid.equations[e];
      // A check's equations stand together.
      holds = equation.check() == last ? holds : holds(equation.check(), cells);
      last = equation.check();
      active.set(e, holds && isPrinted(equation));
      if (active.get(e) && withoutTotal(equation)) {
        open.merge(equation.check().part(), 1, Integer::sum);
      }
    }
    open.forEach(this::leaveTotalsBlank);
  }

  private void leaveTotalsBlank(String part, int times) {
    if (times >= HABIT) {
      habits.add(part);
      blank.stream().filter(figure -> !zeroIfBlank(figure)).forEach(known::clear);
    }
  }

  /** Whether the total is printed blank beside parts above zero. */
  boolean withoutTotal(ProofGrid.Equation equation) {
    if (equation.total() < 0 || !blank.get(equation.figures()[equation.total()])) {
      return false;
    }
    for (int figure : equation.figures()) {
      if (printed.get(figure) && value[figure] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a blank there is taken for nothing printed, as agencies leave zeros blank. */
  boolean zeroIfBlank(int figure) {
    return habits.isEmpty()
        || !grid.totals.get(figure)
        || !habits.contains(grid.equations[grid.equationsOf[figure][0]].check().part());
  }

  void know(int figure, BigDecimal exact) {
    value[figure] = scaled(exact);
    known.set(figure);
    printed.set(figure);
    blank.clear(figure);
  }

  private void leaveBlank(int figure) {
    value[figure] = 0;
    blank.set(figure);
    known.set(figure, zeroIfBlank(figure));
  }

  /** Puts a displaced text back where it belongs. */
  void accept(ProofRepair.Reading reading) {
    int figure = reading.figure();
    FactKey key = grid.figures.get(figure);
    known.clear(figure);
    printed.clear(figure);
    blank.clear(figure);
    value[figure] = 0;
    if (reading.value() == ProofRepair.GONE) {
      cells.entries.remove(key);
      return;
    }
    boolean empty = reading.value() < 0;
    var entry =
        new FactCells.Entry(
            key,
            Indicators.of(key.indicator()),
            reading.source(),
            empty ? null : exact(reading.value()),
            null);
    entry.status = Fact.ValueStatus.REPAIRED;
    entry.words = reading.words();
    cells.entries.put(key, entry);
    if (empty) {
      leaveBlank(figure);
    } else {
      know(figure, entry.value);
    }
  }

  static long scaled(BigDecimal exact) {
    return exact.scaleByPowerOfTen(Units.SCALE).longValueExact();
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

  /**
   * Whether all figures of an equation are printed, blank or not; of a fixed check they are due.
   */
  private boolean isPrinted(ProofGrid.Equation equation) {
    if (equation.check().fixed()) {
      return true;
    }
    for (int figure : equation.figures()) {
      if (!printed.get(figure) && !blank.get(figure)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a check is meant for the edition of the form at hand. */
  static boolean holds(Check check, FactCells cells) {
    List<String> asks = check.asks();
    for (int i = 0; i < asks.size(); i++) {
      if (!cells.printed.contains(asks.get(i))) {
        return false;
      }
    }
    return check.unless().isEmpty() || Collections.disjoint(check.unless(), cells.printed);
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

  /** Whether every figure of the equation is printed with a number. */
  boolean complete(ProofGrid.Equation equation) {
    for (int figure : equation.figures()) {
      if (!printed.get(figure)) {
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
