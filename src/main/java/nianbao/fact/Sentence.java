package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * @param numbers its numbers, by their index in {@code marked}; null where none stands
 */
record Sentence(
    NarrativeText.Passage passage, String marked, int[] origins, SentenceNumber[] numbers) {

  // A name of a web site in title marks is no title: what is published there counts.
  private static final Pattern TITLE = Pattern.compile("《[^《》]{5,80}(?<!网|网站|平台)》");
  private static final char LOST = '\uFFFD';
  private static final char INK = '书';
  private static final String ENDS = "。;!?";
  private static final String CLAUSE_ENDS = ",。;!?";

  /** Marks of numbers and years; printed characters that look like one are replaced. */
  private static final String MARKS = "#¤@‹›†※";

  private static final int SHORT = 120;
  private static final int BARE_DIGITS = 7;

  /** No sentence is longer; it keeps the work on text without any punctuation linear. */
  private static final int LONGEST = 600;

  /**
   * The sentences of a passage, in order; semicolons end one too.
   *
   * @param reportYear null where unknown; then every year reads as the report's
   */
  static List<Sentence> of(NarrativeText.Passage passage, Integer reportYear) {
    String text = readable(passage.text());
    var writer = new Writer(passage);
    int i = 0;
    for (SentenceNumber number : SentenceNumbers.of(text)) {
      for (; i < number.start(); i++) {
        writer.write(text.charAt(i), i);
      }
      writer.write(number, reportYear);
      i = number.end();
    }
    for (; i < text.length(); i++) {
      writer.write(text.charAt(i), i);
    }
    writer.close();
    return writer.sentences;
  }

  /** The text with titles and broken clauses blotted out, of the same length. */
  private static String readable(String text) {
    if (text.indexOf('《') < 0 && text.indexOf(LOST) < 0) {
      return text;
    }
    var blotted = new StringBuilder(text);
    Matcher title = TITLE.matcher(text);
    while (title.find()) {
      for (int i = title.start(); i < title.end(); i++) {
        blotted.setCharAt(i, INK);
      }
    }
    for (int lost = text.indexOf(LOST); lost >= 0; lost = text.indexOf(LOST, lost + 1)) {
      for (int i = lost - 1; i >= 0 && !endsClause(blotted.charAt(i)); i--) {
        blotted.setCharAt(i, LOST);
      }
      for (; lost + 1 < text.length() && !endsClause(text.charAt(lost + 1)); lost++) {
        blotted.setCharAt(lost + 1, LOST);
      }
    }
    return blotted.toString();
  }

  /** Ends a clause, or is blotted out already. */
  private static boolean endsClause(char c) {
    return c == LOST || CLAUSE_ENDS.indexOf(c) >= 0;
  }

  /** Whether anything in it could be a count. */
  boolean hasCounts() {
    for (SentenceNumber number : numbers) {
      if (number != null && (number.kind() == Kind.COUNT || number.kind() == Kind.BARE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number may be taken: with a measure word, or bare where the rule allows that. */
  boolean counts(int index, boolean bareToo) {
    SentenceNumber number = numbers[index];
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
    while (end < marked.length()
        && CLAUSE_ENDS.indexOf(marked.charAt(end)) < 0
        && !deniesNext(end)) {
      end++;
    }
    return end;
  }

  /** 无申请、无复议: each of a list that is denied is a clause of its own. */
  private boolean deniesNext(int index) {
    return marked.charAt(index) == '、'
        && index + 1 < marked.length()
        && "无未没".indexOf(marked.charAt(index + 1)) >= 0;
  }

  /** The words from one index to another, as printed (folded), the last 120 characters of them. */
  String words(int from, int to) {
    int start = origins[from];
    int end = to < origins.length ? origins[to] : end();
    String words = passage.text().substring(start, Math.max(start, end));
    return words.length() > SHORT ? words.substring(words.length() - SHORT) : words;
  }

  private int end() {
    int last = origins.length - 1;
    SentenceNumber number = numbers[last];
    return number != null ? number.end() : origins[last] + 1;
  }

  /** Writes marked sentences, character by character. */
  private static final class Writer {
    private final NarrativeText.Passage passage;
    private final List<Sentence> sentences = new ArrayList<>();
    private char[] marked;
    private int[] origins;
    private SentenceNumber[] numbers;
    private int length;

    Writer(NarrativeText.Passage passage) {
      int longest = Math.min(LONGEST, passage.text().length());
      this.passage = passage;
      this.marked = new char[longest];
      this.origins = new int[longest];
      this.numbers = new SentenceNumber[longest];
    }

    void write(char c, int at) {
      if (c != ' ') {
        append(c < 0x4E00 && MARKS.indexOf(c) >= 0 ? '·' : c, at);
      }
      if (ends(c) || length >= LONGEST) {
        close();
      }
    }

    private static boolean ends(char c) {
      return (c < 0x4E00 || c > 0x9FFF) && ENDS.indexOf(c) >= 0;
    }

    void write(SentenceNumber number, Integer reportYear) {
      append(mark(number, reportYear), number.start());
      numbers[length - 1] = number;
    }

    private void append(char c, int at) {
      if (length == marked.length) {
        marked = Arrays.copyOf(marked, 2 * length);
        origins = Arrays.copyOf(origins, 2 * length);
        numbers = Arrays.copyOf(numbers, 2 * length);
      }
      marked[length] = c;
      origins[length++] = at;
    }

    void close() {
      if (length > 0) {
        sentences.add(
            new Sentence(
                passage,
                new String(marked, 0, length),
                Arrays.copyOf(origins, length),
                Arrays.copyOf(numbers, length)));
        Arrays.fill(numbers, 0, length, null);
        length = 0;
      }
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
  }
}
