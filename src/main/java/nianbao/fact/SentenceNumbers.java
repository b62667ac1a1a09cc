package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;
import nianbao.fact.SentenceNumber.Kind;

/** Finds the numbers of a text and tells counts from dates, shares, ordinals and names. */
final class SentenceNumbers {
  private static final String DIGITS =
      "(?:\\d{1,3}(?:,\\d{3}){1,6}(?!\\d)|\\d{1,3}(?: \\d{3}){1,4}(?! ?\\d)|\\d+)(?:\\.\\d+)?";
  private static final String NUMERALS = "零〇一二两三四五六七八九十百千万亿";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String NUMERAL = "[" + NUMERALS + "]{1,16}";

  private static final int LONGEST = 20;

  private static final List<Tsv.Row> CATALOGUE = Tsv.read("fact/narrative_numbers.tsv");
  private static final String UNITS = words("unit");
  private static final String COUNTED = words("counted");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:\\d{4}年)?\\d{1,2}月(?:份|\\d{1,2}日?)?"
              + "|\\d{1,2}日(?!均)"
              + "|[〔\\[]\\d{4}[〕\\]]\\d*号?"
              + "|第(?:"
              + DIGITS
              + "|"
              + NUMERAL
              + ")"
              + "|百分之(?:"
              + DIGITS
              + "|"
              + NUMERAL
              + ")"
              + "|"
              + DIGITS
              + "(?:%|‰|个百分点|倍|折|成(?!员|果))"
              + "|[A-Za-z+×]\\d[\\d.,:/-]{0,20}"
              + "|\\d[\\d.,]{0,20}(?:[A-Za-z+×:/]|-(?=\\d))[\\dA-Za-z.:/+×-]{0,30}(?:号|"
              + UNITS
              + ")?"
              + "|"
              + DIGITS
              + "(?:~|—+|至|到|-)"
              + DIGITS
              + "[万千百]?(?:"
              + UNITS
              + ")?"
              + "|\\d+号");
  private static final Pattern YEAR =
      Pattern.compile(
          "((?:19|20)\\d{2})(?:年(?:度|\\d{1,2}月(?:\\d{1,2}日)?)?|度|(?=-(?:19|20)\\d{2}年))");
  private static final Pattern COUNT =
      Pattern.compile(
          "(?<number>"
              + DIGITS
              + "(?:(?<some1>余|多|几)?[百千万亿]+(?:\\d+[百千]?)?)?)"
              + "(?<some>余|多|几)?(?<unit>"
              + UNITS
              + ")?(?<after>"
              + words("behind")
              + ")?"
              + "|(?<numeral>"
              + NUMERAL
              + ")(?<some2>余|多|几)?(?<counted>"
              + COUNTED
              + ")(?<after2>"
              + words("behind")
              + ")?");

  /** 未发生一起, 没有一件: the one that was not is no count. */
  private static final Pattern NOT_ONE =
      Pattern.compile("(?:未|没有|无)(?:曾|再|发生|出现|收到|接到|受理|产生|引起|引发|形成|涉及|有|过)*$");

  private static final Pattern BEFORE = Pattern.compile("(?:" + words("before") + ")$");

  // What a character may do, so that patterns are tried only where they may match.
  private static final BitSet STARTS = characters("第〔[+×" + NUMERALS + "0123456789" + LETTERS);
  private static final BitSet NUMERAL_CHARACTERS = characters(NUMERALS);
  private static final BitSet COUNTED_BEGINS = ofWords("counted", word -> word.charAt(0));
  private static final BitSet BEFORE_ENDS =
      ofWords("before", word -> word.charAt(word.length() - 1));

  /** What {@link #OTHER} wants behind digits, points, commas and blanks. */
  private static final BitSet BEHIND_DIGITS = characters("年月日%‰个倍折成+×:/-~—至到号" + LETTERS);

  private static final Map<String, String> BOUNDS = bounds();

  private final String text;
  private Matcher other;
  private Matcher year;
  private Matcher count;

  private SentenceNumbers(String text) {
    this.text = text;
  }

  /** The numbers of a text, left to right, not overlapping; places are indices into the text. */
  static List<SentenceNumber> of(String text) {
    return new SentenceNumbers(text).all();
  }

  private List<SentenceNumber> all() {
    var numbers = new ArrayList<SentenceNumber>();
    for (int i = 0; i < text.length(); ) {
      if (!STARTS.get(text.charAt(i))) {
        i++;
        continue;
      }
      SentenceNumber number = at(i);
      if (number != null) {
        numbers.add(number);
        i = number.end();
      } else {
        i = behindNumerals(text, i);
      }
    }
    return numbers;
  }

  /** The next place to look: numerals that are no number are none from their middle either. */
  private static int behindNumerals(String text, int start) {
    int i = start;
    while (i < text.length() && NUMERAL_CHARACTERS.get(text.charAt(i))) {
      i++;
    }
    return Math.max(i, start + 1);
  }

  private SentenceNumber at(int i) {
    char c = text.charAt(i);
    boolean digit = isDigit(c);
    // 百分之 apart, a numeral begins a count or nothing.
    boolean numeral = !digit && c != '百' && NUMERAL_CHARACTERS.get(c);
    if (mayBeYear(i) && looksAt(year = matcher(year, YEAR), i)) {
      var value = new BigDecimal(year.group(1));
      return new SentenceNumber(Kind.YEAR, value, null, null, i, year.end());
    }
    if (!numeral && (!digit || mayBeOther(i)) && looksAt(other = matcher(other, OTHER), i)) {
      return new SentenceNumber(Kind.OTHER, null, null, null, i, other.end());
    }
    if ((digit || mayCount(i)) && looksAt(count = matcher(count, COUNT), i)) {
      return count(text, i, count);
    }
    return null;
  }

  /** Whether four digits of this century or the last may begin here, and what follows a year. */
  private boolean mayBeYear(int i) {
    return (text.startsWith("20", i) || text.startsWith("19", i))
        && i + 4 < text.length()
        && "年度-".indexOf(text.charAt(i + 4)) >= 0;
  }

  private Matcher matcher(Matcher before, Pattern pattern) {
    return before == null ? pattern.matcher(text) : before;
  }

  private boolean looksAt(Matcher matcher, int i) {
    return matcher.region(i, text.length()).lookingAt();
  }

  /** Whether behind the digits that begin here stands what tells them from a count. */
  private boolean mayBeOther(int i) {
    int end = i;
    while (end < text.length() && (isDigit(text.charAt(end)) || isInNumber(text.charAt(end)))) {
      end++;
    }
    return end < text.length() && BEHIND_DIGITS.get(text.charAt(end));
  }

  /** Whether behind the numerals that begin here stands what they may count. */
  private boolean mayCount(int i) {
    int end = i;
    while (end < text.length() && NUMERAL_CHARACTERS.get(text.charAt(end))) {
      end++;
    }
    return end > i && (mayBeCounted(end) || mayBeCounted(end + 1) || mayBeCounted(end - 1));
  }

  private boolean mayBeCounted(int i) {
    return i < text.length() && COUNTED_BEGINS.get(text.charAt(i));
  }

  private static boolean isInNumber(char c) {
    return c == '.' || c == ',' || c == ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static SentenceNumber count(String text, int i, Matcher m) {
    boolean numeral = m.group("numeral") != null;
    if (isOneThatWasNot(text, i, numeral ? m.group("numeral") : m.group("number"))) {
      return null;
    }
    String words = numeral ? m.group("numeral") : withoutSome(m.group("number"));
    BigDecimal value = words.length() > LONGEST ? null : ChineseNumber.parse(words);
    String unit = m.group(numeral ? "counted" : "unit");
    if (value == null || enumerates(text, i, m.end(), unit)) {
      return new SentenceNumber(Kind.OTHER, null, null, null, i, m.end());
    }
    boolean some = m.group("some") != null || m.group("some1") != null || m.group("some2") != null;
    int start = i;
    String bound = some ? "ge" : bound("behind", m.group(numeral ? "after2" : "after"));
    boolean mayBound = i > 0 && BEFORE_ENDS.get(text.charAt(i - 1));
    Matcher before = mayBound ? BEFORE.matcher(text).region(Math.max(0, i - 4), i) : null;
    if (before != null && before.find()) {
      start = before.start();
      bound = bound == null ? bound("before", before.group()) : bound;
    }
    Kind kind = unit == null ? Kind.BARE : Kind.COUNT;
    return new SentenceNumber(kind, value, unit, bound, start, m.end());
  }

  /** {@code 3余万} as {@code 3万}: the word between is said of the number by the pattern. */
  private static String withoutSome(String number) {
    return number.replace("余", "").replace("多", "").replace("几", "");
  }

  private static boolean isOneThatWasNot(String text, int i, String number) {
    return (number.equals("一") || number.equals("1"))
        && NOT_ONE.matcher(text.substring(Math.max(0, i - 12), i)).find();
  }

  /** {@code 1.} or {@code 3、} at the head of a line counts nothing. */
  private static boolean enumerates(String text, int start, int end, String unit) {
    return unit == null
        && end < text.length()
        && ".、)".indexOf(text.charAt(end)) >= 0
        && (start == 0 || "。;:(".indexOf(text.charAt(start - 1)) >= 0);
  }

  private static String bound(String kind, String word) {
    return word == null ? null : BOUNDS.get(kind + word);
  }

  private static Map<String, String> bounds() {
    var bounds = new HashMap<String, String>();
    for (Tsv.Row row : CATALOGUE) {
      bounds.putIfAbsent(row.get("kind") + row.get("word"), row.orNull("bound"));
    }
    return bounds;
  }

  private static BitSet characters(String characters) {
    var set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }

  /** One character of each word of a kind. */
  private static BitSet ofWords(String kind, ToIntFunction<String> character) {
    var set = new BitSet();
    CATALOGUE.stream()
        .filter(row -> row.get("kind").equals(kind))
        .forEach(row -> set.set(character.applyAsInt(row.get("word"))));
    return set;
  }

  /** All words of one kind as alternatives, longest first so that 件次 is not read as 件. */
  private static String words(String kind) {
    return CATALOGUE.stream()
        .filter(row -> row.get("kind").equals(kind))
        .map(row -> row.get("word"))
        .sorted((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b))
        .reduce((a, b) -> a + "|" + b)
        .orElseThrow();
  }
}
