package nianbao.cell;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Memo;

/**
 * All words that a family of forms prints, so that pieces of broken labels can be told from prose:
 * a piece of a label is a substring of it.
 */
final class Universe {
  private final String words;
  private final Map<Integer, int[]> pairs = new HashMap<>();
  private final List<String> longLabels;
  private final Memo<Boolean> printed = new Memo<>(200, this::covers);

  Universe(Collection<String> labels) {
    words = String.join("\n", labels);
    longLabels = labels.stream().filter(label -> label.length() >= 4).sorted().toList();
    for (int i = 0; i + 1 < words.length(); i++) {
      int[] at = pairs.getOrDefault(pair(words, i), new int[0]);
      at = Arrays.copyOf(at, at.length + 1);
      at[at.length - 1] = i;
      pairs.put(pair(words, i), at);
    }
  }

  /** Labels of four characters or more: long enough to be told inside other words. */
  List<String> longLabels() {
    return longLabels;
  }

  /** Whether a folded text is made of labels and pieces of labels, nine tenths of it at least. */
  boolean prints(String folded) {
    return printed.of(folded);
  }

  private boolean covers(String folded) {
    String text = Folding.unmarked(folded);
    int length = text.length();
    if (length <= 2) {
      return length > 0 && words.contains(text);
    }
    int covered = 0;
    int pieces = 0;
    int foreign = 0;
    for (int i = 0; i < length && foreign * 10 <= length; ) {
      int match = longest(text, i);
      if (match >= 2) {
        covered += match;
        pieces++;
      } else {
        foreign++;
      }
      i += Math.max(1, match);
    }
    return covered * 10 >= length * 9 && covered * 2 >= pieces * 5;
  }

  private int longest(String text, int from) {
    int[] at = from + 1 < text.length() ? pairs.get(pair(text, from)) : null;
    int best = 0;
    for (int start : at == null ? new int[0] : at) {
      int n = 2;
      while (from + n < text.length()
          && start + n < words.length()
          && words.charAt(start + n) == text.charAt(from + n)
          && words.charAt(start + n) != '\n') {
        n++;
      }
      best = Math.max(best, n);
    }
    return best;
  }

  private static int pair(String text, int i) {
    return text.charAt(i) << 16 | text.charAt(i + 1);
  }
}
