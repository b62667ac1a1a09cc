package nianbao.fact;

import java.util.Arrays;
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
  private final Map<Integer, Set<String>> anchors = new HashMap<>();
  private int rules;
  private Lexicon<Held> words;

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

  /** Has the words of a rule, one of which a text must hold, tell that it may apply. */
  void anchor(int rule, Collection<String> oneOf) {
    anchors.put(rule, Set.copyOf(oneOf));
    rules = Math.max(rules, rule + 1);
  }

  private Held none() {
    return new Held(numbers.size(), rules);
  }

  /** No more is added. */
  void close() {
    var held = new HashMap<String, Held>();
    numbers.forEach(
        (set, number) ->
            set.forEach(word -> held.computeIfAbsent(word, w -> none()).addSet(number)));
    anchors.forEach(
        (rule, set) -> set.forEach(word -> held.computeIfAbsent(word, w -> none()).addRule(rule)));
    words = new Lexicon<>(held);
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

  /** What a text holds. */
  Held held(String text) {
    Held held = none();
    words.eachIn(text, held::add);
    return held;
  }
}
