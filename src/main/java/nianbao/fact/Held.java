package nianbao.fact;

import java.util.BitSet;

/**
 * What a text holds of the words that wordings ask for: a bit for each set of words that it has one
 * of, and for each rule that one of its words anchors.
 */
final class Held {
  private final long[] sets;
  private final long[] rules;

  /** Nothing yet. */
  Held(int sets, int rules) {
    this.sets = new long[(sets + Long.SIZE - 1) / Long.SIZE];
    this.rules = new long[(rules + Long.SIZE - 1) / Long.SIZE];
  }

  void addSet(int set) {
    sets[set / Long.SIZE] |= 1L << set;
  }

  void addRule(int rule) {
    rules[rule / Long.SIZE] |= 1L << rule;
  }

  /** Adds all of another of the same size. */
  void add(Held other) {
    for (int i = 0; i < sets.length; i++) {
      sets[i] |= other.sets[i];
    }
    for (int i = 0; i < rules.length; i++) {
      rules[i] |= other.rules[i];
    }
  }

  boolean hasSet(int set) {
    return (sets[set / Long.SIZE] >>> set & 1) != 0;
  }

  /** The rules that are anchored. */
  BitSet rules() {
    return BitSet.valueOf(rules);
  }
}
