package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for the one displacement by the carrier that makes every sum of a region hold again: digits
 * of a number in two cells, two neighbours exchanged, a row moved sideways, two rows exchanged. A
 * number that merely differs is no displacement and is never mended.
 */
final class ProofRepairs {
  /** Ways of joining the texts of several lines that are tried together. */
  private static final int TOGETHER = 2_000;

  private final ProofState state;
  private final BitSet region;
  private final List<ProofLine> lines;
  private final List<BitSet> failing = new ArrayList<>();

  /** Figures that some repair would change; in doubt where none of the repairs is the only one. */
  final BitSet considered = new BitSet();

  ProofRepairs(ProofState state, BitSet region, List<ProofLine> lines) {
    this.state = state;
    this.region = region;
    var figures = new BitSet();
    for (int e = region.nextSetBit(0); e >= 0; e = region.nextSetBit(e + 1)) {
      var members = new BitSet();
      Arrays.stream(state.grid.equations[e].figures()).forEach(members::set);
      figures.or(members);
      if (state.fails(state.grid.equations[e])) {
        failing.add(members);
      }
    }
    this.lines =
        lines.stream().filter(l -> Arrays.stream(l.figures()).allMatch(figures::get)).toList();
  }

  /** Whether some line's texts wait for their figures. */
  boolean untold() {
    return lines.stream().anyMatch(ProofLine::untold);
  }

  /** The only repair that restores all sums; null if there is none or more than one. */
  ProofRepair only() {
    ProofRepair joined = onlyOf(joinedTogether());
    if (joined != null) {
      return joined;
    }
    var candidates = new ArrayList<ProofRepair>();
    for (int i = 0; i < lines.size(); i++) {
      ProofLine line = lines.get(i);
      candidates.addAll(ProofShifts.within(line));
      if (i > 0 && line.texts().size() == lines.get(i - 1).texts().size()) {
        candidates.addAll(ProofShifts.between(lines.get(i - 1), line));
      }
    }
    ProofRepair only = onlyOf(candidates);
    boolean mistyped =
        only != null && !only.evident && !new ProofSuspects(state, region).find(1).isEmpty();
    return mistyped ? null : only;
  }

  private ProofRepair onlyOf(List<ProofRepair> candidates) {
    Map<String, ProofRepair> restoring = new TreeMap<>();
    for (ProofRepair candidate : candidates) {
      String key =
          candidate.readable() && touchesAllFailing(candidate) ? restores(candidate) : null;
      if (key != null) {
        restoring.putIfAbsent(key, candidate);
      }
    }
    return restoring.size() == 1 ? restoring.values().iterator().next() : null;
  }

  /** A displacement in one place mends only sums that hold a figure from that place. */
  private boolean touchesAllFailing(ProofRepair repair) {
    var changed = new BitSet();
    for (ProofRepair.Reading r : repair.changes(state)) {
      changed.set(r.figure());
    }
    for (BitSet figures : failing) {
      if (!changed.intersects(figures)) {
        return false;
      }
    }
    return !changed.isEmpty();
  }

  /** What the figures become if every sum then holds; null if not, or if some stays open. */
  private String restores(ProofRepair repair) {
    var known = (BitSet) state.known.clone();
    long[] value = state.value.clone();
    for (ProofRepair.Reading r : repair.readings) {
      boolean blank = r.value() == ProofLine.BLANK && state.zeroIfBlank(r.figure());
      known.set(r.figure(), r.value() >= 0 || blank);
      value[r.figure()] = Math.max(0, r.value());
    }
    var bounds = new ProofBounds(state.grid, value, known, region);
    if (!bounds.settle()) {
      return null;
    }
    repair.changes(state).forEach(change -> considered.set(change.figure()));
    return confirmed(repair, bounds, known) ? repair.key(state, bounds) : null;
  }

  /** Every figure must be found by a sum, and more sums than figures that are gone must hold. */
  private boolean confirmed(ProofRepair repair, ProofBounds bounds, BitSet known) {
    var holding = new BitSet();
    int gone = 0;
    for (ProofRepair.Reading r : repair.changes(state)) {
      gone += known.get(r.figure()) ? 0 : 1;
      boolean found = false;
      for (int e : state.grid.equationsOf[r.figure()]) {
        if (region.get(e) && bounds.closed(state.grid.equations[e])) {
          holding.set(e);
          found = true;
        }
      }
      if (!found) {
        return false;
      }
    }
    return holding.cardinality() - gone >= (repair.evident ? 1 : 2);
  }

  /** Lines with more texts than figures, each joined so that its own sums hold. */
  private List<ProofRepair> joinedTogether() {
    List<List<ProofRepair>> perLine = new ArrayList<>();
    long ways = 1;
    for (ProofLine line : lines) {
      List<ProofRepair> fitting =
          line.extra() < 0 || line.extra() == 0 && !line.untold()
              ? List.of()
              : ProofShifts.joined(line).stream().filter(r -> holdsAlone(line, r)).toList();
      if (!fitting.isEmpty()) {
        perLine.add(fitting);
        ways *= fitting.size();
      }
      if (ways > TOGETHER) {
        return List.of();
      }
    }
    List<ProofRepair> together = perLine.isEmpty() ? List.of() : List.of(none());
    for (List<ProofRepair> fitting : perLine) {
      var next = new ArrayList<ProofRepair>();
      for (ProofRepair before : together) {
        fitting.forEach(
            r -> next.add(before.line.isEmpty() ? r : ProofRepair.together(List.of(before, r))));
      }
      together = next;
    }
    return together;
  }

  private static ProofRepair none() {
    return new ProofRepair("", "", true);
  }

  /** Whether the sums that lie within the line alone hold under the reading. */
  private boolean holdsAlone(ProofLine line, ProofRepair repair) {
    if (!repair.readable()) {
      return false;
    }
    var value = new TreeMap<Integer, Long>();
    repair.readings.forEach(r -> value.put(r.figure(), r.value()));
    for (int e : state.grid.equationsOf[line.figures()[0]]) {
      ProofGrid.Equation equation = state.grid.equations[e];
      long sum = 0;
      boolean complete = region.get(e);
      for (int i = 0; i < equation.figures().length && complete; i++) {
        long v = value.getOrDefault(equation.figures()[i], ProofLine.BLANK);
        complete = v >= 0;
        sum += equation.factors()[i] * v;
      }
      if (complete && sum != 0) {
        return false;
      }
    }
    return true;
  }
}
