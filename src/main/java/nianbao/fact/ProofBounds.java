package nianbao.fact;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What the equations leave possible: for each figure a lowest and a highest value, narrowed until
 * nothing moves. Values are ten-thousandths; figures are never negative.
 */
final class ProofBounds {
  /** No highest value. */
  static final long FREE = Long.MAX_VALUE;

  /** No figure is larger; beyond it sums would leave 64 bits. */
  private static final long LIMIT = 100_000_000_000_000_000L;

  /** Equations looked at in one run; real reports need a few hundred. */
  private static final int WORK = 20_000;

  final long[] low;
  final long[] high;

  /** The equation that last narrowed a figure, -1 for none. */
  final int[] reason;

  private final ProofGrid grid;
  private final BitSet active;
  private final int[] queue;
  private final boolean[] queued;
  private int conflict = -1;

  /**
   * @param value value of each figure
   * @param known which values are given; the others may be anything
   * @param active equations to use
   */
  ProofBounds(ProofGrid grid, long[] value, BitSet known, BitSet active) {
    this.grid = grid;
    this.active = active;
    int n = grid.figures.size();
    low = new long[n];
    high = new long[n];
    reason = new int[n];
    Arrays.fill(reason, -1);
    for (int i = 0; i < n; i++) {
      boolean given = known.get(i);
      low[i] = given ? value[i] : 0;
      high[i] = given ? value[i] : FREE;
    }
    queue = new int[grid.equations.length + 1];
    queued = new boolean[grid.equations.length];
  }

  /** The equation that cannot hold, -1 while all can. */
  int conflict() {
    return conflict;
  }

  boolean closed(int figure) {
    return low[figure] == high[figure];
  }

  /** Whether every figure of the equation has one value. */
  boolean closed(ProofGrid.Equation equation) {
    for (int figure : equation.figures()) {
      if (!closed(figure)) {
        return false;
      }
    }
    return true;
  }

  /** Narrows until nothing moves; false if some equation cannot hold. */
  boolean settle() {
    int head = 0;
    int tail = 0;
    for (int e = active.nextSetBit(0); e >= 0; e = active.nextSetBit(e + 1)) {
      queue[tail++] = e;
      queued[e] = true;
    }
    for (int work = 0; head != tail; work++) {
      int e = queue[head];
      head = (head + 1) % queue.length;
      queued[e] = false;
      if (work > WORK || !narrow(e)) {
        conflict = e;
        return false;
      }
      for (int i = 0; i < moved; i++) {
        for (int next : grid.equationsOf[movedFigures[i]]) {
          if (next != e && active.get(next) && !queued[next]) {
            queued[next] = true;
            queue[tail] = next;
            tail = (tail + 1) % queue.length;
          }
        }
      }
    }
    return true;
  }

  private int moved;
  private int[] movedFigures = new int[64];

  private boolean narrow(int e) {
    moved = 0;
    int[] figures = grid.equations[e].figures();
    int[] factors = grid.equations[e].factors();
    long least = 0;
    long most = 0;
    int downFree = 0;
    int upFree = 0;
    boolean open = false;
    for (int i = 0; i < figures.length; i++) {
      long lo = low[figures[i]];
      long hi = high[figures[i]];
      open |= lo != hi;
      if (factors[i] > 0) {
        least += lo;
        most += hi == FREE ? 0 : hi;
        upFree += hi == FREE ? 1 : 0;
      } else {
        most -= lo;
        least -= hi == FREE ? 0 : hi;
        downFree += hi == FREE ? 1 : 0;
      }
    }
    if (downFree == 0 && least > 0 || upFree == 0 && most < 0) {
      return false;
    }
    return !open || narrowEach(e, figures, factors, least, most, downFree, upFree);
  }

  /** The others of the sum leave each figure a range; factors are 1 and -1. */
  private boolean narrowEach(
      int e, int[] figures, int[] factors, long least, long most, int downFree, int upFree) {
    for (int i = 0; i < figures.length; i++) {
      int figure = figures[i];
      long lo = low[figure];
      long hi = high[figure];
      if (lo == hi) {
        continue;
      }
      int own = hi == FREE ? 1 : 0;
      long finite = hi == FREE ? 0 : hi;
      boolean plus = factors[i] > 0;
      // plus: x = -others; minus: x = others.
      boolean capped = plus ? downFree == 0 : upFree == 0;
      boolean floored = plus ? upFree == own : downFree == own;
      long cap = plus ? lo - least : most + lo;
      long floor = plus ? finite - most : least + finite;
      capped &= cap <= LIMIT;
      if (capped && cap < hi || floored && floor > lo) {
        low[figure] = floored ? Math.max(lo, floor) : lo;
        high[figure] = capped ? Math.min(hi, cap) : hi;
        reason[figure] = e;
        if (low[figure] > Math.min(high[figure], LIMIT)) {
          return false;
        }
        if (moved == movedFigures.length) {
          movedFigures = Arrays.copyOf(movedFigures, moved * 2);
        }
        movedFigures[moved++] = figure;
      }
    }
    return true;
  }
}
