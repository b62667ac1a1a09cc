package nianbao.fact;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
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
  /** Sets of words by how much it tells that a text holds one of them. */
  private static final Comparator<Set<String>> TELLING =
      Comparator.<Set<String>>comparingInt(Wordings::shortest).thenComparingInt(set -> -set.size());

  private final Map<Set<String>, Integer> numbers = new HashMap<>();
  private Lexicon<BitSet> words;

  /** Adds a pattern; before the first text. */
  Wording add(String regex) {
    PatternWords.Asked asked = PatternWords.of(regex);
    // The most telling words are asked for first: mostly they are not there.
    int[] needs =
        asked.words().stream()
            .sorted(TELLING.reversed())
            .mapToInt(this::number)
            .distinct()
            .toArray();
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
    var sets = new HashMap<String, BitSet>();
    numbers.forEach(
        (set, number) ->
            set.forEach(word -> sets.computeIfAbsent(word, w -> new BitSet()).set(number)));
    words = new Lexicon<>(sets);
  }

  /**
   * Of each of some patterns the words of one set it needs, the most telling one: a text without
   * any of them matches none of the patterns.
   *
   * @return null where one of them needs nothing
   */
  Lexicon<String> telling(Collection<int[]> patterns) {
    var sets = new HashMap<Integer, Set<String>>();
    numbers.forEach((set, number) -> sets.put(number, set));
    var telling = new HashMap<String, String>();
    for (int[] needs : patterns) {
      if (needs.length == 0) {
        return null;
      }
      Arrays.stream(needs)
          .mapToObj(sets::get)
          .max(TELLING)
          .ifPresent(set -> set.forEach(word -> telling.put(word, word)));
    }
    return new Lexicon<>(telling);
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  /** The numbers of the sets of which a text holds a word. */
  BitSet held(String text) {
    var held = new BitSet(numbers.size());
    words.eachIn(text, held::or);
    return held;
  }
}
