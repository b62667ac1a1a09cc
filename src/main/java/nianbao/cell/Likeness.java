package nianbao.cell;

import java.util.List;

/** Labels that lost or changed a few characters. */
final class Likeness {
  private static final int SHORTEST = 6;

  private Likeness() {}

  /** Whether the end of a folded text is one of the labels with at most a quarter of it lost. */
  static boolean near(String folded, List<String> keys) {
    int mark = folded.lastIndexOf(Folding.MARK);
    String printed = Folding.unmarked(mark < 0 ? folded : folded.substring(mark + 1));
    for (String key : keys) {
      if (key.length() >= SHORTEST && (lost(printed, key) || misread(printed, key))) {
        return true;
      }
    }
    return false;
  }

  /** Characters are missing and none is added. */
  private static boolean lost(String printed, String key) {
    int missing = key.length() - printed.length();
    if (missing < 1 || missing * 4 > key.length()) {
      return false;
    }
    int i = 0;
    for (int j = 0; j < key.length() && i < printed.length(); j++) {
      i += printed.charAt(i) == key.charAt(j) ? 1 : 0;
    }
    return i == printed.length();
  }

  /** One character in eight differs, none is missing. */
  private static boolean misread(String printed, String key) {
    if (printed.length() != key.length()) {
      return false;
    }
    int differ = 0;
    for (int i = 0; i < key.length(); i++) {
      differ += printed.charAt(i) == key.charAt(i) ? 0 : 1;
    }
    return differ * 8 <= key.length();
  }
}
