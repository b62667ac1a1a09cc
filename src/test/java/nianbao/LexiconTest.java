package nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private static final Map<String, Integer> WORDS = Map.of("市", 1, "绍兴", 2, "绍兴市", 3, "绍兴市上虞区", 4);

  private final Lexicon<Integer> lexicon = new Lexicon<>(WORDS);

  @Test
  void theLongestWordIsFoundWhereShorterOnesBeginToo() {
    assertEquals(new Lexicon.Hit<>(4, 3), lexicon.longestAt("在绍兴市上街", 1));
    assertNull(lexicon.longestAt("在绍兴市上街", 0));
  }

  @Test
  void aWordMayEndWithTheText() {
    assertEquals(new Lexicon.Hit<>(2, 2), lexicon.longestAt("绍兴", 0));
    assertNull(lexicon.longestAt("绍", 0));
    assertNull(lexicon.longestAt("绍兴", 2));
  }

  @Test
  void theNextWordIsFoundFromAnyPlace() {
    assertEquals(1, lexicon.next("在绍兴市上街", 0));
    assertEquals(3, lexicon.next("在绍兴市上街", 2));
    assertEquals(-1, lexicon.next("在绍兴市上街", 4));
  }

  @Test
  void theEmptyWordIsNoWord() {
    assertNull(new Lexicon<>(Map.of("", 1)).longestAt("a", 0));
  }

  @Test
  void itFindsWhatTryingEveryWordFinds() {
    var random = new Random(7);
    var words = new TreeMap<String, String>();
    for (int i = 0; i < 3_000; i++) {
      String word = text(random, 1 + random.nextInt(6));
      words.put(word, word);
    }
    var all = new Lexicon<>(words);
    for (int i = 0; i < 500; i++) {
      String text = text(random, random.nextInt(30));
      for (int at = 0; at <= text.length(); at++) {
        var found = new ArrayList<String>();
        all.eachAt(text, at, (end, word) -> found.add(word));
        List<String> tried = tried(words, text, at);
        assertEquals(tried, found, text + " at " + at);
        var longest = all.longestAt(text, at);
        assertEquals(
            tried.isEmpty() ? null : tried.get(tried.size() - 1),
            longest == null ? null : longest.meaning());
      }
    }
  }

  /** Shorter words sort before the longer ones that begin with them. */
  private static List<String> tried(Map<String, String> words, String text, int at) {
    return words.keySet().stream().filter(word -> text.startsWith(word, at)).toList();
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean few = random.nextInt(4) > 0;
      text.append(
          few ? "ab市区县\uFFFF".charAt(random.nextInt(6)) : (char) ('一' + random.nextInt(64)));
    }
    return text.toString();
  }
}
