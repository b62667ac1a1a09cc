package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.Notice;
import nianbao.Place;

/**
 * Figures printed more than once with different values. The identities choose where they allow
 * exactly one of the values; else none is kept. What is kept stays marked.
 */
final class FactRepeats {
  private final FactCells cells;
  private final ProofGrid grid;

  FactRepeats(FactCells cells, ProofGrid grid) {
    this.cells = cells;
    this.grid = grid;
  }

  void settle() {
    var ordered = new java.util.TreeMap<>(cells.repeated);
    var kept = new LinkedHashMap<FactKey, FactCells.Entry>();
    for (Map.Entry<FactKey, List<FactCells.Entry>> repeat : ordered.entrySet()) {
      FactCells.Entry one = allowed(repeat.getKey(), repeat.getValue());
      if (one != null) {
        one.doubtful = true;
        kept.put(repeat.getKey(), one);
      }
      notice(repeat.getKey(), repeat.getValue(), one);
    }
    cells.entries.putAll(kept);
  }

  /** The one value that some complete equation of printed figures confirms and none denies. */
  private FactCells.Entry allowed(FactKey key, List<FactCells.Entry> candidates) {
    Integer figure = grid.numbers.get(key);
    if (figure == null) {
      return null;
    }
    var fitting = new ArrayList<FactCells.Entry>();
    var values = new ArrayList<BigDecimal>();
    for (FactCells.Entry candidate : candidates) {
      if (candidate.exact() && !values.contains(candidate.value) && fits(figure, candidate)) {
        fitting.add(candidate);
        values.add(candidate.value);
      }
    }
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  private boolean fits(int figure, FactCells.Entry candidate) {
    var state = new ProofState(grid, cells);
    state.know(figure, candidate.value);
    var touching = new BitSet();
    for (int e : grid.equationsOf[figure]) {
      if (ProofState.holds(grid.equations[e].check(), cells) && state.complete(grid.equations[e])) {
        touching.set(e);
      }
    }
    return !touching.isEmpty()
        && touching.stream().allMatch(e -> state.difference(grid.equations[e]) == 0);
  }

  private void notice(FactKey key, List<FactCells.Entry> candidates, FactCells.Entry kept) {
    List<Place> places = candidates.stream().map(c -> c.cell.place()).toList();
    List<String> values =
        candidates.stream().map(c -> ProofNotices.plain(c.value)).distinct().toList();
    cells.notices.add(
        Notice.of(
            "cell_repeated",
            places,
            "figure",
            key,
            "printed",
            String.join(" ", values),
            "kept",
            kept == null ? "none" : ProofNotices.plain(kept.value)));
  }
}
