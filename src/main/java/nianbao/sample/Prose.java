package nianbao.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;

/** Sentences for one report, from {@code sentences.tsv}, and the figures they state. */
final class Prose {
  private static final Pattern BLANK = Pattern.compile("\\{([^{}:]+)(?::([^{}]+))?\\}");
  private static final Map<String, List<Sentence>> SENTENCES = read();
  private static final String MATRIX_ONLY =
      "request.received|request.carried_in|request.carried_out|";
  private static final int SMALL = 60;

  private record Condition(Code code, boolean above, long limit) {}

  private record Sentence(List<String> forms, List<Condition> when, List<Code> zero, String text) {}

  private final Dice dice;
  private final Form form;
  private final Figures figures;
  private final Map<String, String> words;
  private final boolean chinese;
  private final List<Sentence> used = new ArrayList<>();
  private boolean slips;
  private boolean disagreed;
  private Set<Code> tabled = Set.of();

  /**
   * @param words what {@code {agency}}, {@code {year}} … stand for
   * @param chinese whether small counts are written in Chinese numerals
   */
  Prose(Dice dice, Form form, Figures figures, Map<String, String> words, boolean chinese) {
    this.dice = dice;
    this.form = form;
    this.figures = figures;
    this.words = words;
    this.chinese = chinese;
  }

  /**
   * A sentence of the kind that the figures allow and that was not used; empty if there is none.
   */
  String sentence(String kind, List<Piece.Stated> facts) {
    List<Sentence> possible =
        SENTENCES.get(kind).stream().filter(s -> !used.contains(s) && allowed(s)).toList();
    if (possible.isEmpty()) {
      return "";
    }
    Sentence sentence = dice.pick(possible);
    used.add(sentence);
    for (Code code : sentence.zero) {
      facts.add(new Piece.Stated(dimension(code), BigDecimal.ZERO));
    }
    return fill(sentence.text, facts);
  }

  /** The text with its blanks filled. */
  String fill(String text, List<Piece.Stated> facts) {
    Matcher blanks = BLANK.matcher(text);
    var filled = new StringBuilder();
    while (blanks.find()) {
      blanks.appendReplacement(
          filled, Matcher.quoteReplacement(word(blanks.group(1), blanks.group(2), facts)));
    }
    return blanks.appendTail(filled).toString();
  }

  private String word(String name, String mode, List<Piece.Stated> facts) {
    if (words.containsKey(name)) {
      return words.get(name);
    }
    if (name.equals("rand")) {
      String[] ends = mode.split("-");
      return Integer.toString(dice.between(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
    }
    Code code = dimension(Code.parse(name));
    BigDecimal value = figures.get(code);
    if ("ge".equals(mode)) {
      BigDecimal rounded = Numerals.rounded(value.longValue());
      facts.add(new Piece.Stated(code, rounded));
      return Numerals.large(rounded);
    }
    value = said(code, value);
    facts.add(new Piece.Stated(code, value));
    boolean small = value.scale() <= 0 && value.intValue() > 0 && value.intValue() < SMALL;
    return chinese && small ? Numerals.chinese(value.intValue()) : Annexes.plain(value);
  }

  /** The figure, or another one where prose and table are to disagree. */
  private BigDecimal said(Code code, BigDecimal value) {
    if (!slips || disagreed || !tabled.contains(code.plain())) {
      return value;
    }
    disagreed = true;
    return value.add(BigDecimal.valueOf(dice.between(1, 5)));
  }

  boolean disagreed() {
    return disagreed;
  }

  /**
   * From here on one figure that a table states is told wrongly.
   *
   * @param codes what the tables state, {@link Code#plain()}
   */
  void slip(Set<Code> codes) {
    slips = true;
    tabled = codes;
  }

  /** Since 2019 what is said of requests is the total over applicants. */
  private Code dimension(Code code) {
    boolean matrix =
        MATRIX_ONLY.contains(code.indicator() + "|") || code.indicator().startsWith("result.");
    return form.matrix() && matrix && code.applicant().isEmpty() ? code.applicant("total") : code;
  }

  private boolean allowed(Sentence sentence) {
    boolean fits = false;
    for (String name : sentence.forms) {
      fits |=
          switch (name) {
            case "*" -> true;
            case "old" -> !form.matrix();
            case "new" -> form.matrix();
            default -> form.code().equals(name);
          };
    }
    for (Condition condition : sentence.when) {
      long value = figures.get(dimension(condition.code)).longValue();
      fits &= condition.above ? value > condition.limit : value == condition.limit;
    }
    return fits;
  }

  private static Map<String, List<Sentence>> read() {
    var sentences = new LinkedHashMap<String, List<Sentence>>();
    for (Tsv.Row row : Tsv.read("sample/sentences.tsv")) {
      var sentence =
          new Sentence(
              row.list("forms"),
              conditions(row.get("when")),
              row.list("zero").stream().map(Code::parse).toList(),
              row.get("text"));
      sentences.computeIfAbsent(row.get("kind"), kind -> new ArrayList<>()).add(sentence);
    }
    return sentences;
  }

  /**
   * Only {@code code>0} and {@code code=0} are asked; {@code code>n} means large enough to round.
   */
  private static List<Condition> conditions(String text) {
    var conditions = new ArrayList<Condition>();
    for (String part : text.split(",")) {
      int at = Math.max(part.indexOf('>'), part.indexOf('='));
      if (at > 0) {
        long limit = Long.parseLong(part.substring(at + 1));
        Code code = Code.parse(part.substring(0, at));
        conditions.add(new Condition(code, part.charAt(at) == '>', limit));
      }
    }
    return List.copyOf(conditions);
  }
}
