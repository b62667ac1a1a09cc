package nianbao.sample;

import java.util.List;

/**
 * Chance that is the same everywhere: a SplitMix64 stream named by a seed and keys. Two streams of
 * different names are independent, so that work may be done in any order and on any thread.
 *
 * <p>Reals serve only to draw counts; they use {@link StrictMath}, whose last bit no processor
 * changes.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  // Above this mean a normal curve draws what single trials would take too long for.
  private static final double LARGE = 40;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, String name, long... keys) {
    long state = mix(seed ^ mix(name.hashCode() * GOLDEN));
    for (long key : keys) {
      state = mix(state + GOLDEN * (key + 1));
    }
    return new Dice(state);
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) Math.floorMod(next() >>> 1, (long) bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean permille(int share) {
    return below(1000) < share;
  }

  /** At least 0, below 1. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /** An index, by weight; weights may be zero but not all of them. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double point = unit() * sum;
    for (int i = 0; i < weights.length; i++) {
      point -= weights[i];
      if (point < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  long poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > LARGE) {
      return Math.max(0, StrictMath.round(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    long count = -1;
    double product = 1;
    do {
      count++;
      product *= unit();
    } while (product > limit);
    return count;
  }

  /** How many of {@code trials} succeed. */
  long binomial(long trials, double share) {
    if (share <= 0 || trials == 0) {
      return 0;
    }
    if (share >= 1) {
      return trials;
    }
    if (trials > LARGE) {
      double mean = trials * share;
      double drawn =
          mean < LARGE / 4 ? poisson(mean) : mean + StrictMath.sqrt(mean * (1 - share)) * normal();
      return Math.min(trials, Math.max(0, StrictMath.round(drawn)));
    }
    long count = 0;
    for (long i = 0; i < trials; i++) {
      count += unit() < share ? 1 : 0;
    }
    return count;
  }

  /** {@code total} dealt out by weight; the parts sum to it exactly. */
  long[] multinomial(long total, double... weights) {
    var parts = new long[weights.length];
    double rest = 0;
    for (double weight : weights) {
      rest += weight;
    }
    long left = total;
    for (int i = 0; i < weights.length && left > 0; i++) {
      parts[i] = i == weights.length - 1 ? left : binomial(left, weights[i] / rest);
      left -= parts[i];
      rest -= weights[i];
    }
    return parts;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
