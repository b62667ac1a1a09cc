package nianbao.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.fact.SentenceNumber.Kind;

/**
 * A sentence with every number replaced by the mark of its kind, so that a pattern can ask for "a
 * count" without reading digits. Titles of decrees and clauses with broken characters are blotted
 * out: nothing in them is a statement.
 *
 * @param passage the passage it stands in
 * @param marked the sentence, marked
 * @param origins where each character of it stands in the passage
 * @param numbers its numbers, by their index in {@code marked}
 */
record Sentence(
    NarrativeText.Passage passage,
    String marked,
    List<Integer> origins,
    Map<Integer, SentenceNumber> numbers) {

  private static final Pattern TITLE = Pattern.compile("《[^《》]{5,80}(?<!网|网站|平台)》");
  private static final Pattern BROKEN = Pattern.compile("[^,。;!?]*\\uFFFD[^,。;!?]*");
  private static final String ENDS = "。;!?";

  /** Marks of numbers and years; printed characters that look like one are replaced. */
  private static final String MARKS = "#¤@‹›†※";

  private static final int SHORT = 120;
  private static final int BARE_DIGITS = 7;

  /**
   * The sentences of a passage, in order; semicolons end one too.
   *
   * @param reportYear null where unknown; then every year reads as the report's
   */
  static List<Sentence> of(NarrativeText.Passage passage, Integer reportYear) {
    String text = blot(blot(passage.text(), TITLE, '书'), BROKEN, '\uFFFD');
    var sentences = new ArrayList<Sentence>();
    var marked = new StringBuilder();
    var origins = new ArrayList<Integer>();
    var numbers = new TreeMap<Integer, SentenceNumber>();
    int i = 0;
    for (SentenceNumber number : SentenceNumbers.of(text)) {
      for (; i < number.start(); i++) {
        append(text.charAt(i), i, marked, origins);
        close(text.charAt(i), passage, marked, origins, numbers, sentences);
      }
      numbers.put(marked.length(), number);
      marked.append(mark(number, reportYear));
      origins.add(number.start());
      i = number.end();
    }
    for (; i < text.length(); i++) {
      append(text.charAt(i), i, marked, origins);
      close(text.charAt(i), passage, marked, origins, numbers, sentences);
    }
    close('。', passage, marked, origins, numbers, sentences);
    return sentences;
  }

  private static char mark(SentenceNumber number, Integer reportYear) {
    if (number.kind() != Kind.YEAR || reportYear == null) {
      return number.kind().mark;
    }
    return switch (number.value().intValue() - reportYear) {
      case 0 -> '@';
      case -1 -> '‹';
      case 1 -> '›';
      default -> '†';
    };
  }

  private static void append(char c, int at, StringBuilder marked, List<Integer> origins) {
    if (c != ' ') {
      marked.append(MARKS.indexOf(c) >= 0 ? '·' : c);
      origins.add(at);
    }
  }

  private static void close(
      char c,
      NarrativeText.Passage passage,
      StringBuilder marked,
      List<Integer> origins,
      Map<Integer, SentenceNumber> numbers,
      List<Sentence> sentences) {
    if (ENDS.indexOf(c) >= 0 && marked.length() > 0) {
      sentences.add(
          new Sentence(passage, marked.toString(), List.copyOf(origins), new TreeMap<>(numbers)));
      marked.setLength(0);
      origins.clear();
      numbers.clear();
    }
  }

  private static String blot(String text, Pattern pattern, char ink) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    var blotted = new StringBuilder(text);
    do {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        blotted.setCharAt(i, ink);
      }
    } while (matcher.find());
    return blotted.toString();
  }

  /** Whether a number may be taken: with a measure word, or bare where the rule allows that. */
  boolean counts(int index, boolean bareToo) {
    SentenceNumber number = numbers.get(index);
    if (number == null || number.kind() == Kind.COUNT) {
      return number != null;
    }
    // A bare number must end its item: one before a point or a letter is the head of another.
    boolean closed = index + 1 == marked.length() || ",、。;)".indexOf(marked.charAt(index + 1)) >= 0;
    return bareToo
        && closed
        && number.kind() == Kind.BARE
        && number.value().precision() <= BARE_DIGITS;
  }

  /** Where the clause begins that holds an index: behind the last comma or colon before it. */
  int clauseStart(int index) {
    int start = index;
    while (start > 0 && ",:。;".indexOf(marked.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  /** Where the clause ends that holds an index, exclusive. */
  int clauseEnd(int index) {
    int end = index;
    while (end < marked.length() && ",。;!?".indexOf(marked.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** The words from one index to another, as printed (folded), at most 120 characters. */
  String words(int from, int to) {
    int start = origins.get(from);
    int end = to < origins.size() ? origins.get(to) : sentenceEnd();
    String words = passage.text().substring(start, Math.max(start, end));
    return words.length() > SHORT ? words.substring(words.length() - SHORT) : words;
  }

  private int sentenceEnd() {
    int last = origins.size() - 1;
    SentenceNumber number = numbers.get(last);
    return number != null ? number.end() : origins.get(last) + 1;
  }
}
