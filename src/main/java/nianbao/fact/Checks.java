package nianbao.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nianbao.Tsv;

/** The catalogue of identities, {@code fact/checks.tsv}; loading it validates every code. */
public final class Checks {
  private static final Set<String> PARTS = Set.of("", "requests", "remedies", "art20", "annex");
  private static final List<Check> ALL = load();

  private Checks() {}

  /** Every check in the catalogue's order, those over two years and by agency included. */
  public static List<Check> all() {
    return ALL;
  }

  /** The checks that compare two years of one agency. */
  public static List<Check> overYears() {
    return ALL.stream().filter(check -> check.scope() == Check.Scope.YEARS).toList();
  }

  /**
   * The checks that one report alone decides, by the forms and variants of its tables.
   *
   * @param forms for a part of the form, the forms and variants of its cells; null for no cells
   */
  static List<Check> holding(java.util.function.Function<String, Collection<String>> forms) {
    var holding = new ArrayList<Check>();
    for (Check check : ALL) {
      Collection<String> printed = forms.apply(check.part());
      boolean any = check.part().isEmpty() || printed != null;
      boolean named =
          check.forms().contains("*")
              || printed != null && check.forms().stream().anyMatch(printed::contains);
      if (any && named && check.scope().withinReport()) {
        holding.add(check);
      }
    }
    return holding;
  }

  private static List<Check> load() {
    var checks = new ArrayList<Check>();
    var ids = new HashSet<String>();
    for (Tsv.Row row : Tsv.read("fact/checks.tsv")) {
      Check check = check(row);
      if (!ids.add(check.id())) {
        throw new IllegalArgumentException("checks.tsv lists twice " + check.id());
      }
      checks.add(check);
    }
    return List.copyOf(checks);
  }

  private static Check check(Tsv.Row row) {
    var parser = new CheckParser(row);
    if (!PARTS.contains(row.get("part"))) {
      throw new IllegalArgumentException("checks.tsv:%d: no such part".formatted(row.line()));
    }
    row.list("asks").forEach(Indicators::of);
    row.list("unless").forEach(Indicators::of);
    String prose = row.get("prose");
    return new Check(
        row.get("id"),
        row.list("forms"),
        row.get("part"),
        Check.Weight.valueOf(row.get("severity")),
        parser.scope(),
        Check.Relation.of(row.get("relation")),
        prose.isEmpty() ? Check.Prose.NONE : Check.Prose.valueOf(prose.toUpperCase(Locale.ROOT)),
        row.get("fixed").equals("yes"),
        row.list("asks"),
        row.list("unless"),
        row.get("years"),
        parser.instances(),
        row.get("zh"),
        row.get("en"));
  }
}
