package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Equations that share no figure, directly or through others, say nothing of each other. */
final class ProofRegions {

  private ProofRegions() {}

  /** Sets of the given equations that hang together by figures, in the grid's order. */
  static List<BitSet> bySum(ProofState state, BitSet equations) {
    var regions = new ArrayList<BitSet>();
    var left = (BitSet) equations.clone();
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
          for (int next : state.grid.equationsOf[figure]) {
            if (left.get(next)) {
              open.set(next);
            }
          }
        }
      }
      regions.add(region);
    }
    return regions;
  }

  /** The same, a line of the form holding together what stands in it. */
  static List<BitSet> byLine(ProofState state, List<ProofLine> lines) {
    var regions = new ArrayList<>(bySum(state, state.active));
    for (ProofLine line : lines) {
      var equations = new BitSet();
      for (int figure : line.figures()) {
        Arrays.stream(state.grid.equationsOf[figure])
            .filter(state.active::get)
            .forEach(equations::set);
      }
      var joined = new BitSet();
      regions.removeIf(
          region -> {
            boolean touched = region.intersects(equations);
            if (touched) {
              joined.or(region);
            }
            return touched;
          });
      if (!joined.isEmpty()) {
        regions.add(joined);
      }
    }
    return regions;
  }
}
