package nianbao.fact;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nianbao.Lexicon;

/**
 * Numbers the sets of words that patterns ask for, and tells in one walk over a text of which of
 * them it holds a word.
 */
final class Wordings {
  private final Map<Set<String>, Integer> numbers = new HashMap<>();
  private Lexicon<int[]> words;

  /** Adds a pattern; before the first text. */
  Wording add(String regex) {
    PatternWords.Asked asked = PatternWords.of(regex);
    int[] needs = asked.words().stream().mapToInt(this::number).distinct().toArray();
    return new Wording(Pattern.compile(regex), needs, asked.begins());
  }

  /** The number of a set of words. */
  int number(Collection<String> oneOf) {
    return numbers.computeIfAbsent(new TreeSet<>(oneOf), set -> numbers.size());
  }

  /** How many sets there are. */
  int size() {
    return numbers.size();
  }

  /** No more is added. */
  void close() {
    var sets = new HashMap<String, int[]>();
    numbers.forEach(
        (set, number) ->
            set.forEach(
                word -> {
                  int[] before = sets.getOrDefault(word, new int[0]);
                  int[] all = Arrays.copyOf(before, before.length + 1);
                  all[before.length] = number;
                  sets.put(word, all);
                }));
    words = new Lexicon<>(sets);
  }

  /** The numbers of the sets of which a text holds a word. */
  BitSet held(String text) {
    var held = new BitSet(numbers.size());
    words.eachIn(
        text,
        sets -> {
          for (int set : sets) {
            held.set(set);
          }
        });
    return held;
  }
}
