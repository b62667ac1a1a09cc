package nianbao;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that is wrong with a document or remarkable in it. Notices are data: kept, counted,
 * compared from run to run. What a rule means stands in its layer's {@code notices.tsv}.
 *
 * @param rule code of the rule, lower snake case, listed in a {@code notices.tsv}
 * @param severity from the catalogue
 * @param places where it shows, in reading order; empty when it concerns the whole document
 * @param figures the figures and words involved, by name, such as {@code printed=5, summed=6}
 */
public record Notice(
    String rule, Severity severity, List<Place> places, Map<String, String> figures) {

  private static final List<String> LAYERS =
      List.of("archive", "block", "cell", "entity", "fact", "lake");
  private static final Map<String, Rule> RULES = catalogue();

  /** A row of a {@code notices.tsv}: what a rule says, for people. */
  public record Rule(String layer, String code, Severity severity, String zh, String en) {}

  public Notice {
    places = List.copyOf(places);
    figures = java.util.Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  /**
   * @param figures names and values in turn; values may be any object, null reads as empty
   * @throws IllegalArgumentException for a rule that no catalogue lists: a bug of ours
   */
  public static Notice of(String rule, List<Place> places, Object... figures) {
    var named = new TreeMap<String, String>();
    for (int i = 0; i + 1 < figures.length; i += 2) {
      named.put(figures[i].toString(), figures[i + 1] == null ? "" : figures[i + 1].toString());
    }
    return new Notice(rule, rule(rule).severity(), places, named);
  }

  public static Notice of(String rule, Place place, Object... figures) {
    return of(rule, List.of(place), figures);
  }

  /** A notice about the whole document. */
  public static Notice ofDocument(String rule, Object... figures) {
    return of(rule, List.of(), figures);
  }

  /** Every rule of every layer, by code. */
  public static Map<String, Rule> rules() {
    return RULES;
  }

  private static Rule rule(String code) {
    Rule rule = RULES.get(code);
    if (rule == null) {
      throw new IllegalArgumentException("no notices.tsv lists the rule " + code);
    }
    return rule;
  }

  private static Map<String, Rule> catalogue() {
    var rules = new TreeMap<String, Rule>();
    for (String layer : LAYERS) {
      for (Tsv.Row row : Tsv.read(layer + "/notices.tsv")) {
        var severity = Severity.valueOf(row.get("severity").toUpperCase(java.util.Locale.ROOT));
        var rule = new Rule(layer, row.get("code"), severity, row.get("zh"), row.get("en"));
        if (rules.put(rule.code(), rule) != null) {
          throw new IllegalArgumentException("two layers list the rule " + rule.code());
        }
      }
    }
    return java.util.Collections.unmodifiableMap(rules);
  }
}
