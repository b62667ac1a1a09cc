package nianbao.fact;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the catalogue, tried only on texts that hold the words it cannot do without.
 *
 * @param needs numbers of its sets of words, see {@link Wordings}
 * @param begins characters that a match begins with, unless it begins the text; null for any
 * @param rough a bit for the last six bits of each of those: most others are told by it alone
 */
record Wording(Pattern pattern, int[] needs, BitSet begins, long rough) {
  Wording(Pattern pattern, int[] needs, BitSet begins) {
    this(pattern, needs, begins, rough(begins));
  }

  private static long rough(BitSet characters) {
    long rough = 0;
    for (int c = characters == null ? -1 : characters.nextSetBit(0);
        c >= 0;
        c = characters.nextSetBit(c + 1)) {
      rough |= 1L << c;
    }
    return rough;
  }

  /**
   * Whether a text may match: quick, and wrong only by too many.
   *
   * @param held what the text, or one around it, holds, by {@link Wordings#held}
   */
  boolean mayMatch(Held held) {
    for (int need : needs) {
      if (!held.hasSet(need)) {
        return false;
      }
    }
    return true;
  }

  /** A matcher for {@link #find}. */
  Matcher matcher(String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** Finds the next match at a place of the text or behind it, as {@link Matcher#find(int)}. */
  boolean find(Matcher matcher, String text, int from) {
    if (begins == null) {
      return matcher.find(from);
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean may = i == 0 || (rough >>> c & 1) != 0 && begins.get(c);
      if (may && matcher.region(i, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text begins with it. */
  boolean begins(String text, Held held) {
    return mayMatch(held) && pattern.matcher(text).lookingAt();
  }

  /** Whether a piece of a text holds it, the rest of the text unseen. */
  boolean within(String text, int from, int to, Held held) {
    return mayMatch(held) && pattern.matcher(text).region(from, to).find();
  }
}
