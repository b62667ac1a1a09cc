package nianbao.block;

import java.util.Set;

/** Romanisation that mirrors put in brackets behind a character: {@code 區(qū)}. */
final class Pinyin {
  private static final String TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭ";
  private static final String BARE = "aaaaeeeeiiiioooouuuuvvvvaeiou";
  private static final int LONGEST = 8;
  private static final Set<String> INITIALS =
      Set.of(
          "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
          "r", "z", "c", "s", "y", "w");
  private static final Set<String> FINALS =
      Set.of(
          "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er",
          "an", "en", "in", "un", "vn", "ang", "eng", "ing", "ong", "ia", "ian", "iang", "iao",
          "iong", "ua", "uai", "uan", "uang", "uo");

  private Pinyin() {}

  /**
   * A bracketed syllable.
   *
   * @param end position behind the closing bracket, or -1 where there is none
   * @param toned whether it has a tone mark, which no other bracket has
   */
  record Syllable(int end, boolean toned) {
    static final Syllable NONE = new Syllable(-1, false);
  }

  /** The syllable whose letters begin at a position and that a bracket closes. */
  static Syllable at(String text, int from) {
    var letters = new StringBuilder(LONGEST);
    boolean toned = false;
    for (int i = from; i < text.length() && i <= from + LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ')' || c == '）') {
        return isSyllable(letters.toString()) ? new Syllable(i + 1, toned) : Syllable.NONE;
      }
      if (c >= '\u0300' && c <= '\u036F') {
        toned = true;
        continue;
      }
      int tone = TONED.indexOf(c);
      toned |= tone >= 0;
      char bare = tone >= 0 ? BARE.charAt(tone) : letter(c);
      if (bare < 'a' || bare > 'z') {
        return Syllable.NONE;
      }
      letters.append(bare);
    }
    return Syllable.NONE;
  }

  private static char letter(char c) {
    return switch (c) {
      case 'ü' -> 'v';
      case 'ɑ' -> 'a';
      case 'ɡ' -> 'g';
      default -> c;
    };
  }

  private static boolean isSyllable(String letters) {
    if (FINALS.contains(letters)) {
      return true;
    }
    for (int initial = 1; initial <= 2 && initial < letters.length(); initial++) {
      if (INITIALS.contains(letters.substring(0, initial))
          && FINALS.contains(letters.substring(initial))) {
        return true;
      }
    }
    return false;
  }
}
