package nianbao.fact;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.Notice;

/**
 * Lets the identities of the form speak over the printed cells: what they contradict is marked,
 * what the carrier displaced is put back where one reading is left, and blank or lost cells that
 * they decide are proved.
 */
final class Proof {
  /** Repairs and markings in one region, each followed by a new look. */
  private static final int ROUNDS = 8;

  /** At most this share of a region's cells may be lost for a lost one to be proved. */
  private static final double LOST_SHARE = 0.4;

  private final ProofState state;
  private final ProofNotices said;
  private final TreeMap<FactKey, BigDecimal> proved = new TreeMap<>();
  private final TreeMap<FactKey, BigDecimal> derived = new TreeMap<>();
  private List<ProofLine> lines;

  /** Figures that more than one reading would change. */
  private final BitSet considered = new BitSet();

  Proof(ProofGrid grid, FactCells cells) {
    this.state = new ProofState(grid, cells);
    this.said = new ProofNotices(state);
  }

  /** Runs over the whole report; marks and mends the entries of its cells. */
  void run() {
    if (settled(state.active)) {
      return;
    }
    lines = new ProofLines(state).all();
    if (lines.stream().anyMatch(ProofLine::untold) || !settles(state.active)) {
      ProofRegions.byLine(state, lines).forEach(this::repair);
    }
    ProofRegions.bySum(state, state.active).forEach(this::region);
    state.active.stream()
        .mapToObj(e -> state.grid.equations[e])
        .filter(this::open)
        .forEach(said::open);
  }

  /** Whether all figures of the equations are printed and agree: nothing is to be said then. */
  private boolean settled(BitSet equations) {
    for (int e = equations.nextSetBit(0); e >= 0; e = equations.nextSetBit(e + 1)) {
      ProofGrid.Equation equation = state.grid.equations[e];
      if (!state.complete(equation) || state.difference(equation) != 0) {
        return false;
      }
    }
    return true;
  }

  /** A sum without its total, which nothing else decides. */
  private boolean open(ProofGrid.Equation equation) {
    return state.withoutTotal(equation)
        && !proved.containsKey(total(equation))
        && !derived.containsKey(total(equation));
  }

  private FactKey total(ProofGrid.Equation equation) {
    return state.grid.figures.get(equation.figures()[equation.total()]);
  }

  List<Notice> notices() {
    return said.all();
  }

  /** Blank and lost figures that the identities decide, in the catalogue's order. */
  TreeMap<FactKey, BigDecimal> proved() {
    return proved;
  }

  /** Totals left blank that nothing but their parts decides: an error there is an error here. */
  TreeMap<FactKey, BigDecimal> derived() {
    return derived;
  }

  private boolean settles(BitSet equations) {
    return new ProofBounds(state.grid, state.value, state.known, equations).settle();
  }

  private void repair(BitSet region) {
    var repairs = new ProofRepairs(state, region, lines);
    if (!repairs.untold() && settles(region)) {
      return;
    }
    ProofRepair repair = repairs.only();
    if (repair == null) {
      considered.or(repairs.considered);
    } else {
      List<ProofRepair.Reading> changes = repair.changes(state);
      said.repaired(repair, changes);
      changes.forEach(state::accept);
    }
  }

  private void region(BitSet region) {
    if (settled(region)) {
      return;
    }
    var usable = (BitSet) region.clone();
    for (int round = 0; round < ROUNDS; round++) {
      var bounds = new ProofBounds(state.grid, state.value, state.known, usable);
      if (bounds.settle()) {
        prove(usable, region);
        return;
      }
      mark(usable, bounds);
    }
  }

  /** Marks the smallest set and takes its equations out of what may still prove something. */
  private void mark(BitSet region, ProofBounds bounds) {
    List<List<Integer>> sets = new ProofSuspects(state, region).find(ProofSuspects.LARGEST);
    TreeSet<Integer> displaced = considered(region);
    List<Integer> blanks = displaced.isEmpty() ? blanksAlone(sets) : null;
    if (blanks != null) {
      blanks.forEach(state.known::clear);
      if (!blanks.stream().allMatch(state.grid.totals::get)) {
        said.blank(blanks);
      }
      return;
    }
    List<ProofGrid.Equation> failing =
        region.stream().mapToObj(e -> state.grid.equations[e]).filter(state::fails).toList();
    var suspects = new TreeSet<Integer>();
    sets.forEach(suspects::addAll);
    suspects.addAll(displaced);
    if (sets.isEmpty()) {
      suspects.addAll(unresolved(region, failing, bounds));
    }
    if (failing.isEmpty()) {
      said.conflict(state.grid.equations[bounds.conflict()], suspects);
    }
    failing.forEach(equation -> said.fails(equation, suspects, sets.size()));
    for (int figure : suspects) {
      state.entry(figure).doubtful = true;
      Arrays.stream(state.grid.equationsOf[figure]).forEach(region::clear);
    }
  }

  private TreeSet<Integer> considered(BitSet region) {
    var figures = new TreeSet<Integer>();
    region.stream()
        .forEach(
            e ->
                Arrays.stream(state.grid.equations[e].figures())
                    .filter(f -> considered.get(f) && state.known.get(f))
                    .forEach(figures::add));
    return figures;
  }

  /**
   * Blanks that explain everything without any printed figure being wrong: the only explanation, or
   * a total that is merely left out. Null if there are none.
   */
  private List<Integer> blanksAlone(List<List<Integer>> sets) {
    for (List<Integer> set : sets) {
      boolean totals = set.stream().allMatch(state.grid.totals::get);
      boolean blank = !set.isEmpty() && set.stream().allMatch(state.blank::get);
      if (blank && (sets.size() == 1 || totals)) {
        return set;
      }
    }
    return null;
  }

  /** Too much is wrong to tell: all figures of failing sums that no sum exonerates. */
  private TreeSet<Integer> unresolved(
      BitSet region, List<ProofGrid.Equation> failing, ProofBounds bounds) {
    var suspects = new TreeSet<Integer>();
    var exonerated = new TreeSet<Integer>();
    var seen = failing.isEmpty() ? List.of(state.grid.equations[bounds.conflict()]) : failing;
    seen.forEach(e -> Arrays.stream(e.figures()).filter(state.known::get).forEach(suspects::add));
    region.stream()
        .mapToObj(e -> state.grid.equations[e])
        .filter(e -> state.complete(e) && state.difference(e) == 0)
        .forEach(e -> Arrays.stream(e.figures()).forEach(exonerated::add));
    if (!exonerated.containsAll(suspects)) {
      suspects.removeAll(exonerated);
    }
    return suspects;
  }

  /**
   * What the printed figures alone decide; blanks are taken for nothing here. Where something is
   * contradicted a figure must agree with all its sums, none of them in doubt.
   */
  private void prove(BitSet region, BitSet whole) {
    var bounds = new ProofBounds(state.grid, state.value, state.printed, region);
    if (!bounds.settle()) {
      return;
    }
    var evidence = new ProofEvidence(state, bounds, region);
    boolean few = evidence.lostShare() > LOST_SHARE;
    for (int figure : evidence.unknown()) {
      boolean lost = !state.blank.get(figure);
      boolean sound = region.equals(whole) || evidence.undoubted(figure, whole);
      if (sound && bounds.closed(figure) && !(lost && few) && evidence.supports(figure)) {
        var decided = evidence.onlyFromParts(figure) ? derived : proved;
        decided.put(state.grid.figures.get(figure), ProofState.exact(bounds.low[figure]));
      }
    }
  }
}
