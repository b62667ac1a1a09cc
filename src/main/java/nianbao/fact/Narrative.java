package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import nianbao.Notice;
import nianbao.Place;
import nianbao.block.Block;
import nianbao.block.Document;
import nianbao.fact.NarrativeRule.Value;

/**
 * The figures a report states in its running text. What wordings mean stands in {@code
 * fact/narrative.tsv}; here is only how they are applied. A number no wording claims is left alone.
 */
public final class Narrative {
  private static final Map<String, Integer> FORM_YEARS =
      Map.of("annex_local", 2013, "annex_2014", 2018, "matrix_2019", 2020, "matrix_2021", 2021);
  private static final Wording PLANS = NarrativeGrammar.term(NarrativeGrammar.PLANS);
  private static final Wording SECTION = NarrativeGrammar.term("SECTION");
  private static final Wording COMPARED = NarrativeGrammar.term("COMPARED");
  private static final Wording PAST = NarrativeGrammar.term("PAST");
  private static final Wording SUM = NarrativeGrammar.term("SUM");
  private static final Wording CUMULATIVE = NarrativeGrammar.term("CUMULATIVE");
  private static final Wording OF_YEAR = NarrativeGrammar.term("OFYEAR");
  private static final Wording SUM_ONLY = NarrativeGrammar.term("SUMONLY");
  private static final Wording STOCK = NarrativeGrammar.term("STOCK");
  private static final Wording RESPECTIVELY = NarrativeGrammar.term("RESPECTIVELY");
  private static final Wording OF_SOME = NarrativeGrammar.term("OFSOME");
  private static final Wording OTHER_SPAN = NarrativeGrammar.term("OTHERSPAN");
  private static final Wording YEAR_AND_BEFORE = NarrativeGrammar.term("YEARANDBEFORE");
  private static final Wording WORDS_SINCE_2019 = NarrativeGrammar.term("SINCEMATRIX");
  private static final Wording WORDS_UNTIL_2018 = NarrativeGrammar.term("UNTILMATRIX");
  private static final String REQUEST = "request";

  /** One stage or basis, which is not told. */
  private static final List<String> NOTHING = Collections.singletonList(null);

  /** How far before its match a rule looks for what forbids it. */
  private static final int CONTEXT = 80;

  /** How far before a number a comparison may begin. */
  private static final int COMPARISON = 32;

  /**
   * A match of a rule in a sentence; {@code at} is its number's index, or where its words begin.
   */
  private record Match(NarrativeRule rule, int start, int end, int at) {}

  private static final Comparator<Match> ORDER =
      Comparator.comparingInt(Match::at).thenComparingInt(match -> match.rule().order());

  private final Integer reportYear;
  private final Integer askedYear;
  private final boolean digitsDamaged;
  private final NarrativeLedger ledger = new NarrativeLedger();

  private String topic = "";
  private BigDecimal received;
  private int sentencesSinceReceived;
  private boolean plans;

  /** What the sentence that is read holds of the words the wordings ask for. */
  private Held held;

  private Narrative(Document document, Integer reportYear, String form) {
    this.reportYear = reportYear;
    this.askedYear = askedYear(document, reportYear, form);
    this.digitsDamaged =
        document.notices().stream().anyMatch(n -> n.rule().equals("digit_adjacency_damage"));
  }

  /**
   * The year whose form decides what is asked. Where neither the year nor a table is known, words
   * that came with the forms of 2019 or went with them tell.
   */
  private static Integer askedYear(Document document, Integer reportYear, String form) {
    if (reportYear != null) {
      return reportYear;
    }
    if (FORM_YEARS.containsKey(form)) {
      return FORM_YEARS.get(form);
    }
    boolean since = says(document, WORDS_SINCE_2019);
    boolean until = says(document, WORDS_UNTIL_2018);
    return since == until ? null : FORM_YEARS.get(since ? "matrix_2019" : "annex_2014");
  }

  private static boolean says(Document document, Wording words) {
    return document.blocks().stream()
        .anyMatch(
            block ->
                block instanceof Block.Paragraph line
                    && words.pattern().matcher(line.text()).find());
  }

  /**
   * Reads the running text of a report.
   *
   * @param tableBlocks blocks of statutory tables, which other readers read
   * @param reportYear the year reported on, null where unknown: numbers said of another year are no
   *     facts of this report
   * @param form the form of its tables, {@code prose} if it has none; decides what the year leaves
   *     open
   */
  public static NarrativeReading read(
      Document document, Set<Integer> tableBlocks, Integer reportYear, String form) {
    var narrative = new Narrative(document, reportYear, form);
    for (NarrativeText.Passage passage : NarrativeText.of(document, tableBlocks)) {
      if (NarrativeRows.read(passage, narrative.askedYear, narrative.ledger)) {
        continue;
      }
      for (Sentence sentence : Sentence.of(passage, reportYear)) {
        narrative.read(sentence);
      }
    }
    return narrative.ledger.reading();
  }

  private void read(Sentence sentence) {
    sentencesSinceReceived++;
    boolean counts = sentence.hasCounts();
    if (!counts && !plans && !NarrativeGrammar.saysInWords(sentence.marked())) {
      return;
    }
    held = NarrativeGrammar.held(sentence.marked());
    if (SECTION.begins(sentence.marked(), held)) {
      plans = false;
    }
    plans = plans || PLANS.begins(sentence.marked(), held);
    if (plans) {
      return;
    }
    var claimed = new ArrayList<Match>();
    for (Match match : matches(sentence, counts)) {
      if (!claimed(claimed, match.at()) && match.rule().fits(topic) && take(sentence, match)) {
        claimed.add(match);
      }
    }
  }

  private static boolean claimed(List<Match> claimed, int at) {
    for (Match match : claimed) {
      if (match.at() == at && match.rule().claims()) {
        return true;
      }
    }
    return false;
  }

  /** All matches in order of their numbers; of rules that want one number the first row first. */
  private List<Match> matches(Sentence sentence, boolean counts) {
    var matches = new ArrayList<Match>();
    BitSet anchored = NarrativeGrammar.anchored(held, counts);
    for (int i = anchored.nextSetBit(0); i >= 0; i = anchored.nextSetBit(i + 1)) {
      NarrativeRule rule = NarrativeGrammar.rules().get(i);
      if (rule.pattern().mayMatch(held) && rule.asked(askedYear)) {
        String marked = sentence.marked();
        Matcher matcher = rule.pattern().matcher(marked);
        for (int from = 0; from < marked.length() && rule.pattern().find(matcher, marked, from); ) {
          int at = rule.inWords() ? matcher.start() : numberOf(sentence, matcher);
          if (at >= 0 && allowed(rule, sentence, matcher, at)) {
            matches.add(new Match(rule, matcher.start(), matcher.end(), at));
          }
          from = Math.max(matcher.start() + 1, rule.inWords() ? matcher.end() : at);
        }
      }
    }
    if (matches.size() > 1) {
      matches.sort(ORDER);
    }
    return matches;
  }

  /** The last number of a match, or its first where the wording puts the number in front. */
  private static int numberOf(Sentence sentence, Matcher matcher) {
    for (int i = matcher.end() - 1; i >= matcher.start(); i--) {
      char mark = sentence.marked().charAt(i);
      if (mark == '#' || mark == '¤') {
        return i;
      }
    }
    return -1;
  }

  private boolean allowed(NarrativeRule rule, Sentence sentence, Matcher matcher, int at) {
    if (!rule.inWords()) {
      if (!sentence.counts(at, rule.bare() && !digitsDamaged)) {
        return false;
      }
      String unit = sentence.numbers()[at].unit();
      if (unit != null && !rule.units().contains(unit)) {
        return false;
      }
    }
    if (rule.unless() == null) {
      return true;
    }
    if (!rule.unless().mayMatch(held)) {
      return true;
    }
    int from = Math.max(sentence.clauseStart(matcher.start()), matcher.start() - CONTEXT);
    int last = Math.max(matcher.start(), matcher.end() - 1);
    int to = rule.inWords() ? Math.max(matcher.end(), sentence.clauseEnd(last)) : matcher.end();
    return !rule.unless().within(sentence.marked(), from, to, held);
  }

  /** Applies a match; false leaves its number to the next rule. */
  private boolean take(Sentence sentence, Match match) {
    NarrativeRule rule = match.rule();
    if (rule.value() == Value.NOTHING) {
      topic = rule.sets();
      return !rule.units().isEmpty();
    }
    BigDecimal value = value(sentence, match);
    if (value == null) {
      return false;
    }
    if (ofSome(sentence, match)) {
      return true;
    }
    List<String> bases = bases(sentence, match);
    if (ofAnotherTime(sentence, match, bases)) {
      return true;
    }
    for (String basis : bases) {
      state(sentence, match, value, basis);
    }
    if (rule.sets() != null) {
      topic = rule.sets();
    }
    remember(rule, value);
    return true;
  }

  private void remember(NarrativeRule rule, BigDecimal value) {
    if (rule.codes().contains("request.received") && FactKey.TOTAL.equals(rule.applicant())) {
      received = value;
      sentencesSinceReceived = 0;
    }
  }

  private BigDecimal value(Sentence sentence, Match match) {
    SentenceNumber number = sentence.numbers()[match.at()];
    boolean recent = topic.equals(REQUEST) && received != null && sentencesSinceReceived <= 6;
    return switch (match.rule().value()) {
      case NUMBER, NUMBER_NOW -> number.value();
      case ZERO -> BigDecimal.ZERO;
      case ONLY_ZERO -> number.value().signum() == 0 ? number.value() : null;
      case IF_RECEIVED -> recent && received.compareTo(number.value()) == 0 ? received : null;
      case ALL_RECEIVED -> recent && received.signum() > 0 ? received : null;
      case NOTHING -> null;
    };
  }

  private void state(Sentence sentence, Match match, BigDecimal value, String basis) {
    NarrativeRule rule = match.rule();
    for (String name : rule.codes()) {
      String code = NarrativeGrammar.code(name, askedYear);
      if (code == null) {
        ledger.notice(
            Notice.of("prose_year_needed", place(sentence, match), "wording", rule.name()));
        continue;
      }
      List<String> stages = rule.stages().isEmpty() ? NOTHING : rule.stages();
      for (String stage : stages) {
        ledger.add(statement(sentence, match, code, stage, value, basis));
      }
    }
  }

  private NarrativeStatement statement(
      Sentence sentence, Match match, String code, String stage, BigDecimal value, String basis) {
    NarrativeRule rule = match.rule();
    SentenceNumber number = rule.inWords() ? null : sentence.numbers()[match.at()];
    return new NarrativeStatement(
        rule.name(),
        code,
        byApplicant(code) ? rule.applicant() : null,
        stage,
        basis,
        canonical(value, code),
        number == null ? null : number.bound(),
        SUM.within(sentence.marked(), clauseStart(sentence, match), match.end(), held),
        rule.value() == Value.ALL_RECEIVED,
        place(sentence, match),
        words(sentence, match));
  }

  private static boolean byApplicant(String code) {
    return Indicators.of(code).dimension() == Indicator.Dimension.APPLICANT_TYPE;
  }

  /** Prose says money in 元, 万 included in the number. */
  private static BigDecimal canonical(BigDecimal value, String code) {
    boolean tenThousands = Indicators.of(code).unit().equals("CNY_10k");
    BigDecimal stripped = (tenThousands ? value.movePointLeft(4) : value).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static int clauseStart(Sentence sentence, Match match) {
    return sentence.clauseStart(match.start());
  }

  private static Place place(Sentence sentence, Match match) {
    return sentence.passage().at(sentence.origins()[match.at()]);
  }

  private static String words(Sentence sentence, Match match) {
    int start = clauseStart(sentence, match);
    for (int i = start; i < match.start(); i++) {
      boolean item = sentence.marked().charAt(i) == '、' && i > 0;
      start = item && "#¤".indexOf(sentence.marked().charAt(i - 1)) >= 0 ? i + 1 : start;
    }
    return sentence.words(start, match.end());
  }

  /**
   * Whether a number is said of some offices, of a plan, of a part of the year or of several years.
   */
  private boolean ofSome(Sentence sentence, Match match) {
    int end = Math.max(match.start(), match.at());
    String marked = sentence.marked();
    return OF_SOME.within(marked, clauseStart(sentence, match), end, held)
        || OTHER_SPAN.within(marked, 0, end, held);
  }

  /** Whether a number is said of another year, or of a change against one. */
  private boolean ofAnotherTime(Sentence sentence, Match match, List<String> bases) {
    if (match.rule().value() == Value.NUMBER_NOW) {
      return false;
    }
    String marked = sentence.marked();
    int at = match.at();
    int before = Math.max(0, at - COMPARISON);
    if (!match.rule().inWords() && COMPARED.within(marked, before, at, held)) {
      return true;
    }
    if (RESPECTIVELY.within(marked, before, at, held)) {
      return true;
    }
    if (match.rule().codes().stream().allMatch(code -> code.startsWith("request.carried"))) {
      return false;
    }
    if (bases.contains(FactKey.CUMULATIVE)) {
      return false;
    }
    return PAST.within(marked, clauseStart(sentence, match), at, held)
        || nearestYear(marked, match) != '@';
  }

  /** The mark of the nearest year before a match that is not the year of a carry-over. */
  private static char nearestYear(String marked, Match match) {
    int inside = Math.max(match.start(), match.at());
    for (int i = Math.min(inside, marked.length() - 1); i >= 0; i--) {
      char c = marked.charAt(i);
      if (c == '@' || c == '‹' || c == '†' || c == '›') {
        boolean carried = marked.startsWith("结转", i + 1) || marked.startsWith("转", i + 1);
        if (!carried) {
          return c;
        }
      }
    }
    return '@';
  }

  /**
   * The period bases a match speaks of: usually the year; null where 累计 does not say since when.
   */
  private List<String> bases(Sentence sentence, Match match) {
    String marked = sentence.marked();
    int end = Math.max(match.at(), match.start());
    if (match.rule().inWords()) {
      return YEAR_AND_BEFORE.within(marked, 0, end, held)
          ? List.of(FactKey.YEAR, FactKey.CUMULATIVE)
          : List.of(FactKey.YEAR);
    }
    int left = marked.lastIndexOf('#', end - 1) + 1;
    if (!STOCK.within(marked, left, end, held)) {
      return List.of(FactKey.YEAR);
    }
    if (CUMULATIVE.within(marked, left, end, held)) {
      return List.of(FactKey.CUMULATIVE);
    }
    boolean unclear =
        marked.substring(left, end).contains("累计") && !SUM_ONLY.within(marked, left, end, held);
    return unclear && !OF_YEAR.within(marked, 0, end, held) ? NOTHING : List.of(FactKey.YEAR);
  }
}
