package nianbao.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nianbao.Lexicon;
import nianbao.Tsv;
import nianbao.fact.NarrativeRule.Value;

/** The wordings of the catalogue files, compiled once. */
final class NarrativeGrammar {
  private static final Map<String, Value> VALUES =
      Map.of(
          "n", Value.NUMBER,
          "now", Value.NUMBER_NOW,
          "0", Value.ZERO,
          "zero", Value.ONLY_ZERO,
          "received", Value.IF_RECEIVED,
          "all", Value.ALL_RECEIVED,
          "-", Value.NOTHING);
  private static final String BARE = "bare";

  /** Begins the part of a report that states nothing. */
  static final String PLANS = "PLANS";

  private static final Map<String, String> TERMS = new LinkedHashMap<>();
  private static final Map<String, List<String>> UNITS = new LinkedHashMap<>();
  private static final Wordings WORDINGS = new Wordings();

  /** The terms that are asked by themselves. */
  private static final Map<String, Wording> OWN = new HashMap<>();

  private static final List<Tsv.Row> CODES = Tsv.read("fact/narrative_codes.tsv");

  /** The indicators a name stands for. */
  private static final Map<String, List<YearCode>> CODES_OF =
      CODES.stream()
          .collect(
              Collectors.groupingBy(
                  row -> row.get("name"),
                  Collectors.mapping(
                      row -> new YearCode(row.get("code"), year(row, "from"), year(row, "to")),
                      Collectors.toList())));

  private static final Set<String> OUTCOMES =
      CODES.stream()
          .filter(row -> row.get("outcome").equals("yes"))
          .map(row -> row.get("code"))
          .collect(Collectors.toUnmodifiableSet());

  static {
    for (Tsv.Row row : Tsv.read("fact/narrative_terms.tsv")) {
      switch (row.get("kind")) {
        case "units" -> UNITS.put(row.get("name"), row.list("text"));
        case "term", "pattern" -> TERMS.put(row.get("name"), expand(row, row.get("text")));
        default ->
            throw new IllegalArgumentException(
                "%s:%d: no such kind".formatted(row.file(), row.line()));
      }
      if (row.get("kind").equals("pattern")) {
        OWN.put(row.get("name"), WORDINGS.add(TERMS.get(row.get("name"))));
      }
    }
  }

  private static final List<NarrativeRule> RULES = load();

  /** The orders of the rules whose numbers are written in words. */
  private static final BitSet IN_WORDS = new BitSet();

  /** What a sentence without numbers must hold to say anything; null where that may be nothing. */
  private static final Lexicon<String> WORDS_ALONE = wordsAlone();

  /** The orders of the rules that want no anchor. */
  private static final BitSet UNANCHORED = new BitSet();

  static {
    for (NarrativeRule rule : RULES) {
      if (rule.anchors().isEmpty()) {
        UNANCHORED.set(rule.order());
      } else {
        WORDINGS.anchor(rule.order(), rule.anchors());
      }
    }
    WORDINGS.close();
  }

  /** An indicator and the years it is asked in; null for any. */
  private record YearCode(String code, Integer from, Integer to) {
    boolean holdsIn(int year) {
      return (from == null || year >= from) && (to == null || year <= to);
    }
  }

  private NarrativeGrammar() {}

  static List<NarrativeRule> rules() {
    return RULES;
  }

  /** What a sentence holds of the words the wordings ask for. */
  static Held held(String marked) {
    return WORDINGS.held(marked);
  }

  /**
   * Whether a sentence without numbers may state anything or begin the plans: quick, and wrong only
   * by too many. Most lines of a page do not.
   */
  static boolean saysInWords(String marked) {
    return WORDS_ALONE == null || WORDS_ALONE.next(marked, 0) >= 0;
  }

  /**
   * The orders of the rules that want no anchor or one of those a sentence holds.
   *
   * @param held by {@link #held}
   * @param counts whether the sentence has numbers that may count something
   */
  static BitSet anchored(Held held, boolean counts) {
    BitSet orders = held.rules();
    orders.or(UNANCHORED);
    if (!counts) {
      orders.and(IN_WORDS);
    }
    return orders;
  }

  private static Lexicon<String> wordsAlone() {
    var needs = new ArrayList<int[]>();
    needs.add(term(PLANS).needs());
    for (NarrativeRule rule : RULES) {
      if (rule.inWords()) {
        IN_WORDS.set(rule.order());
        boolean anchored = !rule.anchors().isEmpty();
        needs.add(anchored ? new int[] {WORDINGS.number(rule.anchors())} : rule.pattern().needs());
      }
    }
    return WORDINGS.telling(needs);
  }

  /** A pattern of its own, by its name among the terms. */
  static Wording term(String name) {
    Wording wording = OWN.get(name);
    if (wording == null) {
      throw new IllegalArgumentException("narrative_terms.tsv has no pattern " + name);
    }
    return wording;
  }

  /**
   * The indicator a name stands for in a year.
   *
   * @param year null where unknown
   * @return null where the name stands for different indicators and the year does not decide, or
   *     for none in that year
   */
  static String code(String name, Integer year) {
    List<YearCode> codes = CODES_OF.get(name);
    if (codes == null) {
      return name;
    }
    for (YearCode code : codes) {
      if (year != null && code.holdsIn(year)) {
        return code.code();
      }
    }
    return null;
  }

  /** Whether an indicator is a class of how requests were answered. */
  static boolean isOutcome(String indicator) {
    return OUTCOMES.contains(indicator);
  }

  private static List<NarrativeRule> load() {
    var rules = new ArrayList<NarrativeRule>();
    for (Tsv.Row row : Tsv.read("fact/narrative.tsv")) {
      rules.add(rule(rules.size(), row));
    }
    return List.copyOf(rules);
  }

  private static NarrativeRule rule(int order, Tsv.Row row) {
    Value value = VALUES.get(row.get("value"));
    if (value == null) {
      throw new IllegalArgumentException(
          "%s:%d: no value %s".formatted(row.file(), row.line(), row.get("value")));
    }
    String unless = row.orNull("unless");
    return new NarrativeRule(
        order,
        row.get("rule"),
        row.list("anchor"),
        row.get("code").isEmpty() ? List.of() : List.of(row.get("code").split("\\+")),
        row.orNull("applicant"),
        row.list("stage"),
        value,
        units(row),
        row.list("units").contains(BARE),
        row.list("topic"),
        row.orNull("sets"),
        year(row, "from"),
        year(row, "to"),
        unless == null ? null : WORDINGS.add(expand(row, unless)),
        WORDINGS.add(expand(row, row.get("pattern"))));
  }

  private static Set<String> units(Tsv.Row row) {
    var units = new LinkedHashSet<String>();
    for (String name : row.list("units")) {
      if (!name.equals(BARE)) {
        List<String> words = UNITS.get(name);
        if (words == null) {
          throw new IllegalArgumentException(
              "%s:%d: no measure words %s".formatted(row.file(), row.line(), name));
        }
        units.addAll(words);
      }
    }
    return units;
  }

  private static Integer year(Tsv.Row row, String column) {
    return row.orNull(column) == null ? null : Integer.valueOf(row.get(column));
  }

  /** Terms in braces replaced by their text; {@code {0,30}} is left to the regular expression. */
  private static String expand(Tsv.Row row, String text) {
    var expanded = new StringBuilder();
    var name = Pattern.compile("\\{([A-Z]+)\\}").matcher(text);
    int last = 0;
    while (name.find()) {
      String term = TERMS.get(name.group(1));
      if (term == null) {
        throw new IllegalArgumentException(
            "%s:%d: no term %s".formatted(row.file(), row.line(), name.group(1)));
      }
      expanded.append(text, last, name.start()).append(term);
      last = name.end();
    }
    return expanded.append(text.substring(last)).toString();
  }
}
