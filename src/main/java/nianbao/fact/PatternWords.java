package nianbao.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads off a regular expression what every match of it must hold. What it does not understand asks
 * for nothing, so it may ask for too little but never for too much.
 */
final class PatternWords {
  private static final int LARGEST_CLASS = 16;

  /** Escapes that stand for no character of their own. */
  private static final String CLASSES = "dDwWsSbBpP";

  /**
   * What a pattern, or a piece of one, asks for.
   *
   * @param words sets, of each of which a text must hold one word
   * @param first characters that a match behind the text's start may begin with; null for any
   * @param empty whether it may match nothing there
   */
  record Asked(List<Set<String>> words, BitSet first, boolean empty) {
    private static final Asked NOTHING = new Asked(List.of(), new BitSet(), true);
    private static final Asked ANY = new Asked(List.of(), null, false);

    /** Behind the start of the text nothing begins with it. */
    private static final Asked START = new Asked(List.of(), new BitSet(), false);

    /** The characters that a match must begin with, unless it begins the text; null for any. */
    BitSet begins() {
      return empty ? null : first;
    }
  }

  private final String regex;
  private int at;
  private int lastLiteral;

  private PatternWords(String regex) {
    this.regex = regex;
  }

  /**
   * @param regex a valid pattern, without flags
   */
  static Asked of(String regex) {
    return isPlain(regex) ? new PatternWords(regex).alternatives() : Asked.ANY;
  }

  /** Whether there are no escapes and no groups but those that are read here. */
  private static boolean isPlain(String regex) {
    for (int i = 0; i + 1 < regex.length(); i++) {
      char next = regex.charAt(i + 1);
      if (regex.charAt(i) == '\\') {
        if (standsForNothing(next) && CLASSES.indexOf(next) < 0) {
          return false;
        }
        i++;
      } else if (regex.startsWith("(?", i) && ":=!<>".indexOf(regex.charAt(i + 2)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character does not stand for itself behind a backslash. */
  private static boolean standsForNothing(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** Reads up to the bracket that closes the group, or to the end. */
  private Asked alternatives() {
    var words = new ArrayList<List<Set<String>>>();
    Asked one = sequence();
    words.add(one.words());
    BitSet first = one.first();
    boolean empty = one.empty();
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      one = sequence();
      words.add(one.words());
      first = both(first, one.first());
      empty |= one.empty();
    }
    return new Asked(words.size() == 1 ? words.get(0) : oneOf(words), first, empty);
  }

  private static BitSet both(BitSet a, BitSet b) {
    if (a == null || b == null) {
      return null;
    }
    var both = (BitSet) a.clone();
    both.or(b);
    return both;
  }

  /** What all alternatives together ask for: of each its most telling set, or nothing. */
  private static List<Set<String>> oneOf(List<List<Set<String>>> alternatives) {
    var words = new TreeSet<String>();
    for (List<Set<String>> sets : alternatives) {
      Set<String> best = null;
      for (Set<String> set : sets) {
        best = best == null || shortest(set) > shortest(best) ? set : best;
      }
      if (best == null) {
        return List.of();
      }
      words.addAll(best);
    }
    return List.of(words);
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  private Asked sequence() {
    var sets = new ArrayList<Set<String>>();
    var word = new StringBuilder();
    var first = new BitSet();
    boolean empty = true;
    while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
      char c = regex.charAt(at);
      boolean escaped = c == '\\' && !standsForNothing(regex.charAt(at + 1));
      boolean literal = escaped || "\\([{?*+.^$".indexOf(c) < 0;
      at += escaped ? 1 : 0;
      Asked asked = literal ? character(regex.charAt(at++)) : atom(c);
      boolean repeats = at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0;
      boolean never = mayRepeatNever();
      if (literal && !never) {
        word.append(regex.charAt(lastLiteral));
      }
      if (!literal || repeats) {
        close(sets, word);
      }
      if (!literal && !never) {
        sets.addAll(asked.words());
      }
      first = empty ? both(first, asked.first()) : first;
      empty &= never || asked.empty();
    }
    close(sets, word);
    return new Asked(sets, first, empty);
  }

  private Asked character(char c) {
    lastLiteral = at - 1;
    var first = new BitSet();
    first.set(c);
    return new Asked(List.of(), first, false);
  }

  private static void close(List<Set<String>> sets, StringBuilder word) {
    if (word.length() > 0) {
      sets.add(Set.of(word.toString()));
      word.setLength(0);
    }
  }

  /** Reads anything but a character that stands for itself. */
  private Asked atom(char c) {
    if (c == '(') {
      return group();
    }
    if (c == '[') {
      return characters();
    }
    at++;
    if (c == '\\') {
      boolean property = "pP".indexOf(regex.charAt(at)) >= 0;
      at = property ? regex.indexOf('}', at) + 1 : at + 1;
    }
    return c == '^' ? Asked.START : c == '$' ? Asked.NOTHING : Asked.ANY;
  }

  private Asked group() {
    at++;
    boolean negative = regex.startsWith("?!", at) || regex.startsWith("?<!", at);
    boolean around = negative || regex.startsWith("?=", at) || regex.startsWith("?<=", at);
    for (String opening : new String[] {"?:", "?=", "?!", "?>", "?<=", "?<!"}) {
      if (regex.startsWith(opening, at)) {
        at += opening.length();
        break;
      }
    }
    if (regex.startsWith("?<", at)) {
      at = regex.indexOf('>', at) + 1;
    }
    Asked asked = alternatives();
    at++;
    if (negative) {
      return Asked.NOTHING;
    }
    return around ? new Asked(asked.words(), new BitSet(), true) : asked;
  }

  /** A class of a few characters; one that excludes, or spans a range, asks for nothing. */
  private Asked characters() {
    int close = at + 1;
    boolean simple = regex.charAt(close) != '^';
    while (regex.charAt(close) != ']') {
      simple &= "\\-[&".indexOf(regex.charAt(close)) < 0;
      close += regex.charAt(close) == '\\' ? 2 : 1;
    }
    String members = regex.substring(at + 1, close);
    at = close + 1;
    if (!simple) {
      return Asked.ANY;
    }
    var words = new TreeSet<String>();
    var first = new BitSet();
    members.chars().forEach(member -> words.add(String.valueOf((char) member)));
    members.chars().forEach(first::set);
    return new Asked(members.length() > LARGEST_CLASS ? List.of() : List.of(words), first, false);
  }

  /** Reads what says how often; whether that may be never. */
  private boolean mayRepeatNever() {
    if (at == regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
      return false;
    }
    char c = regex.charAt(at);
    boolean never = c == '?' || c == '*' || c == '{' && regex.charAt(at + 1) == '0';
    at = c == '{' ? regex.indexOf('}', at) + 1 : at + 1;
    if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
    return never;
  }
}
