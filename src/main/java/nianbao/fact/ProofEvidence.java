package nianbao.fact;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;

/**
 * Whether what the equations leave as the only value of a figure rests on print. Zeros agree with
 * every sum, so a reading of nothing but zeros and blanks proves nothing; and a number other than
 * zero must be found twice, since one sum alone would pass its own error on.
 */
final class ProofEvidence {
  private final ProofState state;
  private final ProofBounds bounds;
  private final BitSet region;
  private final TreeSet<Integer> unknown = new TreeSet<>();

  /** Figures in reach of a printed number above zero, through equations that share unknowns. */
  private final BitSet supported = new BitSet();

  private int figures;

  /** Made when it is asked for: few reports leave totals blank. */
  private BitSet founded;

  ProofEvidence(ProofState state, ProofBounds bounds, BitSet region) {
    this.state = state;
    this.bounds = bounds;
    this.region = region;
    var all = new BitSet();
    region.stream()
        .forEach(e -> Arrays.stream(state.grid.equations[e].figures()).forEach(all::set));
    figures = all.cardinality();
    all.stream().filter(f -> !state.printed.get(f)).forEach(unknown::add);
    var left = new BitSet();
    unknown.forEach(left::set);
    while (!left.isEmpty()) {
      component(left.nextSetBit(0), left);
    }
  }

  TreeSet<Integer> unknown() {
    return unknown;
  }

  /** Share of the region's figures without any cell. */
  double lostShare() {
    long lost = unknown.stream().filter(f -> !state.blank.get(f)).count();
    return figures == 0 ? 0 : (double) lost / figures;
  }

  boolean supports(int figure) {
    if (!supported.get(figure)) {
      return false;
    }
    return bounds.low[figure] == 0 || closed(figure) >= 2;
  }

  /**
   * Whether a blank total follows from one sum alone: its other sums hold totals that were made in
   * the same way, and hold whatever the parts are. A blank taken for zero is as good as printed.
   */
  boolean onlyFromParts(int figure) {
    if (!isOpenTotal(figure)) {
      return false;
    }
    if (founded == null) {
      found();
    }
    return !founded.get(figure);
  }

  private boolean isOpenTotal(int figure) {
    return state.blank.get(figure)
        && state.grid.totals.get(figure)
        && (bounds.low[figure] > 0 || !state.zeroIfBlank(figure));
  }

  /** Figures are founded that are known, or that two sums of founded figures agree on. */
  private void found() {
    founded = (BitSet) state.known.clone();
    boolean more = true;
    while (more) {
      more = false;
      for (int figure : unknown) {
        if (!founded.get(figure) && isOpenTotal(figure) && sumsOfFounded(figure) >= 2) {
          founded.set(figure);
          more = true;
        }
      }
    }
  }

  private long sumsOfFounded(int figure) {
    return Arrays.stream(state.grid.equationsOf[figure])
        .filter(region::get)
        .filter(
            e ->
                Arrays.stream(state.grid.equations[e].figures())
                    .allMatch(f -> f == figure || founded.get(f)))
        .count();
  }

  /** Whether none of the figure's equations was put aside and all of them hold. */
  boolean undoubted(int figure, BitSet whole) {
    return Arrays.stream(state.grid.equationsOf[figure])
        .filter(whole::get)
        .allMatch(e -> region.get(e) && bounds.closed(state.grid.equations[e]));
  }

  private long closed(int figure) {
    return Arrays.stream(state.grid.equationsOf[figure])
        .filter(e -> region.get(e) && bounds.closed(state.grid.equations[e]))
        .count();
  }

  private void component(int start, BitSet left) {
    var members = new BitSet();
    var open = new ArrayDeque<Integer>();
    open.add(start);
    left.clear(start);
    boolean above = false;
    while (!open.isEmpty()) {
      int figure = open.poll();
      members.set(figure);
      for (int e : state.grid.equationsOf[figure]) {
        if (!region.get(e)) {
          continue;
        }
        for (int other : state.grid.equations[e].figures()) {
          above |= state.printed.get(other) && state.value[other] > 0;
          if (left.get(other)) {
            left.clear(other);
            open.add(other);
          }
        }
      }
    }
    if (above) {
      supported.or(members);
    }
  }
}
