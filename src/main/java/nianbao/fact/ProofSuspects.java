package nianbao.fact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the smallest sets of printed figures that cannot all be right: without such a set the rest
 * satisfies every equation. A figure that stands in equations that hold is thereby exonerated,
 * unless another one of the set makes up for it.
 */
final class ProofSuspects {
  /** Larger sets are not told apart; their union would say nothing. */
  static final int LARGEST = 3;

  /** Trials in one search; a few milliseconds. */
  private static final int TRIALS = 3_000;

  private final ProofState state;
  private final BitSet region;
  private final Map<List<Integer>, Boolean> tried = new LinkedHashMap<>();
  private int trials;

  ProofSuspects(ProofState state, BitSet region) {
    this.state = state;
    this.region = region;
  }

  /** All smallest sets, each ascending; empty where none of at most {@code largest} was found. */
  List<List<Integer>> find(int largest) {
    var found = new ArrayList<List<Integer>>();
    for (int size = 1; size <= largest && found.isEmpty(); size++) {
      tried.clear();
      search(new TreeSet<>(), size, found);
      if (trials > TRIALS) {
        return List.of();
      }
    }
    return found;
  }

  private void search(TreeSet<Integer> without, int more, List<List<Integer>> found) {
    List<Integer> set = List.copyOf(without);
    if (trials++ > TRIALS || tried.putIfAbsent(set, true) != null) {
      return;
    }
    var known = (BitSet) state.known.clone();
    set.forEach(known::clear);
    var bounds = new ProofBounds(state.grid, state.value, known, region);
    if (bounds.settle()) {
      found.add(set);
    } else if (more > 0) {
      for (int figure : contradicting(bounds, known)) {
        without.add(figure);
        search(without, more - 1, found);
        without.remove(figure);
      }
    }
  }

  /** The printed figures that together lead to the contradiction: one of them must be wrong. */
  private Collection<Integer> contradicting(ProofBounds bounds, BitSet known) {
    var figures = new TreeSet<Integer>();
    var seen = new BitSet();
    var equations = new ArrayDeque<Integer>();
    equations.add(bounds.conflict());
    while (!equations.isEmpty()) {
      int e = equations.poll();
      if (seen.get(e)) {
        continue;
      }
      seen.set(e);
      for (int figure : state.grid.equations[e].figures()) {
        if (known.get(figure)) {
          figures.add(figure);
        } else if (bounds.reason[figure] >= 0) {
          equations.add(bounds.reason[figure]);
        }
      }
    }
    return figures;
  }
}
