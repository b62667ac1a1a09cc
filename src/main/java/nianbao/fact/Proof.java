package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.Place;

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
  private final List<Notice> notices = new ArrayList<>();
  private final TreeMap<FactKey, BigDecimal> proved = new TreeMap<>();
  private List<ProofLine> lines;

  Proof(ProofGrid grid, FactCells cells) {
    this.state = new ProofState(grid, cells);
  }

  /** Runs over the whole report; marks and mends the entries of its cells. */
  void run() {
    boolean settled = true;
    for (int e = state.active.nextSetBit(0); e >= 0; e = state.active.nextSetBit(e + 1)) {
      ProofGrid.Equation equation = state.grid.equations[e];
      settled &= state.complete(equation) && state.difference(equation) == 0;
    }
    if (!settled) {
      regions().forEach(this::region);
    }
  }

  List<Notice> notices() {
    return notices;
  }

  /** Blank and lost figures that the identities decide, in the catalogue's order. */
  TreeMap<FactKey, BigDecimal> proved() {
    return proved;
  }

  /** Equations that share no figure, directly or through others, say nothing of each other. */
  private List<BitSet> regions() {
    var regions = new ArrayList<BitSet>();
    var left = (BitSet) state.active.clone();
    while (!left.isEmpty()) {
      var region = new BitSet();
      var open = new BitSet();
      open.set(left.nextSetBit(0));
      while (!open.isEmpty()) {
        int e = open.nextSetBit(0);
        open.clear(e);
        left.clear(e);
        region.set(e);
        for (int figure : state.grid.equations[e].figures()) {
          Arrays.stream(state.grid.equationsOf[figure]).filter(left::get).forEach(open::set);
        }
      }
      regions.add(region);
    }
    return regions;
  }

  private void region(BitSet region) {
    var usable = (BitSet) region.clone();
    for (int round = 0; round < ROUNDS; round++) {
      var bounds = new ProofBounds(state.grid, state.value, state.known, usable);
      if (bounds.settle()) {
        prove(bounds, usable);
        return;
      }
      if (!repair(usable)) {
        mark(usable, bounds);
      }
    }
  }

  private boolean repair(BitSet region) {
    if (lines == null) {
      lines = ProofLine.of(state);
    }
    ProofRepair repair = new ProofRepairs(state, region, lines).only();
    if (repair == null) {
      return false;
    }
    List<ProofRepair.Reading> changes = repair.changes(state);
    notices.add(repaired(repair, changes));
    changes.forEach(state::accept);
    return true;
  }

  private Notice repaired(ProofRepair repair, List<ProofRepair.Reading> changes) {
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    var places = new TreeSet<Place>();
    for (ProofRepair.Reading change : changes) {
      FactCells.Entry entry = state.entry(change.figure());
      String old = entry == null ? "" : entry.cell.text();
      String read = change.value() < 0 ? "" : plain(ProofState.exact(change.value()));
      before.add(state.grid.figures.get(change.figure()) + "=" + old);
      after.add(state.grid.figures.get(change.figure()) + "=" + read);
      if (change.source() != null) {
        places.add(change.source().place());
      }
    }
    return Notice.of(
        "cell_repaired",
        List.copyOf(places),
        "kind",
        repair.kind,
        "printed",
        String.join(" ", before),
        "read",
        String.join(" ", after));
  }

  /** Marks the smallest set and takes its equations out of what may still prove something. */
  private void mark(BitSet region, ProofBounds bounds) {
    List<List<Integer>> sets = new ProofSuspects(state, region).find(ProofSuspects.LARGEST);
    var failing = new ArrayList<ProofGrid.Equation>();
    region.stream()
        .mapToObj(e -> state.grid.equations[e])
        .filter(state::fails)
        .forEach(failing::add);
    var suspects = new TreeSet<Integer>();
    sets.forEach(suspects::addAll);
    if (sets.isEmpty()) {
      suspects.addAll(unresolved(region, failing, bounds));
    }
    for (int figure : suspects) {
      state.entry(figure).doubtful = true;
      Arrays.stream(state.grid.equationsOf[figure]).forEach(region::clear);
    }
    if (failing.isEmpty()) {
      conflict(bounds, suspects);
    }
    failing.forEach(equation -> fails(equation, suspects, sets.size()));
  }

  /** Too much is wrong to tell: all printed figures of failing sums that no sum exonerates. */
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

  private void fails(ProofGrid.Equation equation, TreeSet<Integer> suspects, int sets) {
    long right = 0;
    long left = 0;
    int lefts = equation.instance().left().terms().size();
    for (int i = 0; i < equation.figures().length; i++) {
      int figure = equation.figures()[i];
      long value = state.known.get(figure) ? state.value[figure] * equation.factors()[i] : 0;
      left += i < lefts ? value : 0;
      right -= i < lefts ? 0 : value;
    }
    notices.add(
        Notice.of(
            "identity_fails",
            state.places(equation),
            "check",
            equation.check().id(),
            "at",
            equation.instance().at(),
            "printed",
            plain(ProofState.exact(left)),
            "summed",
            plain(ProofState.exact(right)),
            "suspects",
            names(suspects),
            "sets",
            sets));
  }

  private void conflict(ProofBounds bounds, TreeSet<Integer> suspects) {
    ProofGrid.Equation equation = state.grid.equations[bounds.conflict()];
    notices.add(
        Notice.of(
            "identities_conflict",
            state.places(equation),
            "check",
            equation.check().id(),
            "at",
            equation.instance().at(),
            "suspects",
            names(suspects)));
  }

  private String names(TreeSet<Integer> figures) {
    return String.join(
        " ", figures.stream().map(f -> state.grid.figures.get(f).toString()).toList());
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private void prove(ProofBounds bounds, BitSet region) {
    var evidence = new ProofEvidence(state, bounds, region);
    boolean few = evidence.lostShare() > LOST_SHARE;
    for (int figure : evidence.unknown()) {
      boolean lost = !state.blank.get(figure);
      if (bounds.closed(figure) && !(lost && few) && evidence.supports(figure)) {
        proved.put(state.grid.figures.get(figure), ProofState.exact(bounds.low[figure]));
      }
    }
  }
}
