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

  private static final Map<String, String> TERMS = new LinkedHashMap<>();
  private static final Map<String, List<String>> UNITS = new LinkedHashMap<>();
  private static final List<Tsv.Row> CODES = Tsv.read("fact/narrative_codes.tsv");

  static {
    for (Tsv.Row row : Tsv.read("fact/narrative_terms.tsv")) {
      if (row.get("kind").equals("units")) {
        UNITS.put(row.get("name"), row.list("text"));
      } else {
        TERMS.put(row.get("name"), expand(row, row.get("text")));
      }
    }
  }

  private static final List<NarrativeRule> RULES = load();

  /** The orders of the rules that want no anchor. */
  private static final BitSet UNANCHORED = new BitSet();

  /** For each anchor the orders of its rules. */
  private static final Lexicon<BitSet> ANCHORS = anchors();

  private NarrativeGrammar() {}

  static List<NarrativeRule> rules() {
    return RULES;
  }

  /** The orders of the rules that want no anchor or one of those a sentence holds. */
  static BitSet anchored(String marked) {
    var orders = (BitSet) UNANCHORED.clone();
    ANCHORS.eachIn(marked, orders::or);
    return orders;
  }

  private static Lexicon<BitSet> anchors() {
    var orders = new HashMap<String, BitSet>();
    for (NarrativeRule rule : RULES) {
      if (rule.anchors().isEmpty()) {
        UNANCHORED.set(rule.order());
      }
      for (String anchor : rule.anchors()) {
        orders.computeIfAbsent(anchor, word -> new BitSet()).set(rule.order());
      }
    }
    return new Lexicon<>(orders);
  }

  /** A pattern of its own, by its name among the terms. */
  static Pattern term(String name) {
    String text = TERMS.get(name);
    if (text == null) {
      throw new IllegalArgumentException("narrative_terms.tsv has no " + name);
    }
    return Pattern.compile(text);
  }

  /**
   * The indicator a name stands for in a year.
   *
   * @param year null where unknown
   * @return null where the name stands for different indicators and the year does not decide, or
   *     for none in that year
   */
  static String code(String name, Integer year) {
    boolean named = false;
    for (Tsv.Row row : CODES) {
      if (row.get("name").equals(name)) {
        named = true;
        if (year != null && within(year, row)) {
          return row.get("code");
        }
      }
    }
    return named ? null : name;
  }

  /** Whether an indicator is a class of how requests were answered. */
  static boolean isOutcome(String indicator) {
    return CODES.stream()
        .anyMatch(row -> row.get("code").equals(indicator) && row.get("outcome").equals("yes"));
  }

  private static boolean within(int year, Tsv.Row row) {
    Integer from = year(row, "from");
    Integer to = year(row, "to");
    return (from == null || year >= from) && (to == null || year <= to);
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
        unless == null ? null : Pattern.compile(expand(row, unless)),
        Pattern.compile(expand(row, row.get("pattern"))));
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
