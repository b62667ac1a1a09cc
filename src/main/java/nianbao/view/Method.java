package nianbao.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;
import nianbao.fact.Check;
import nianbao.fact.Checks;
import nianbao.fact.Crosswalk;

/**
 * The tables of the method paper that are catalogues. The paper is written by hand; what stands
 * between {@code <!-- generated: NAME -->} and {@code <!-- end -->} is not.
 */
final class Method {
  private static final Pattern PART =
      Pattern.compile("(<!-- generated: ([a-z_]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  private static final Map<String, Supplier<String>> PARTS = parts();

  private Method() {}

  private static Map<String, Supplier<String>> parts() {
    var parts = new LinkedHashMap<String, Supplier<String>>();
    parts.put("forms", Method::forms);
    parts.put("crosswalk", Method::crosswalk);
    parts.put("concepts", Method::concepts);
    parts.put("breaks", Method::breaks);
    parts.put("cautions", Method::cautions);
    parts.put("checks", Method::checks);
    parts.put("notices", Method::notices);
    return parts;
  }

  /** Names of the parts that the page must hold. */
  static List<String> names() {
    return List.copyOf(PARTS.keySet());
  }

  /**
   * The page with its generated parts made anew.
   *
   * @throws IllegalArgumentException for a part that no catalogue yields
   */
  static String renewed(String page) {
    return PART.matcher(page)
        .replaceAll(
            part -> Matcher.quoteReplacement(part.group(1) + made(part.group(2)) + part.group(3)));
  }

  private static String made(String name) {
    Supplier<String> part = PARTS.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no catalogue yields the part " + name);
    }
    return part.get();
  }

  private static StringBuilder table(String... columns) {
    var table = new StringBuilder();
    Dictionary.row(table, columns);
    Dictionary.row(table, java.util.Arrays.stream(columns).map(c -> "---").toArray(String[]::new));
    return table;
  }

  private static String forms() {
    var table = table("form", "years", "中文", "English");
    for (Tsv.Row row : Tsv.read("lake/forms.tsv")) {
      String years = row.get("first_year") + "–" + row.get("last_year");
      Dictionary.row(table, "`" + row.get("form") + "`", years, row.get("zh"), row.get("en"));
    }
    return table.toString();
  }

  /** Of the crosswalk, the lines that are not simply the indicator itself. */
  private static String crosswalk() {
    var table = table("printed in", "line 行标", "indicator", "relation", "note");
    for (Crosswalk.Line line : Crosswalk.lines()) {
      if (line.relation() != Crosswalk.Relation.EXACT) {
        Dictionary.row(
            table,
            line.generation(),
            line.label(),
            "`" + line.indicator() + "`",
            line.relation().name().toLowerCase(java.util.Locale.ROOT),
            line.note());
      }
    }
    return table.toString();
  }

  private static String concepts() {
    var table = table("family", "measure", "forms", "figures added up", "grade", "asked");
    for (Tsv.Row row : Tsv.read("trend/concepts.tsv")) {
      if (row.get("family").equals("disclosure")) {
        continue;
      }
      Dictionary.row(
          table,
          row.get("family"),
          "`" + row.get("concept") + "`",
          String.join(", ", row.list("forms")),
          String.join(" + ", row.list("terms")),
          row.get("relation"),
          row.get("from") + "–" + row.get("to"));
    }
    return table.toString();
  }

  private static String breaks() {
    var table = table("measure", "from", "break", "中文", "English");
    for (Tsv.Row row : Tsv.read("trend/breaks.tsv")) {
      Dictionary.row(
          table,
          "`" + row.get("concept") + "`",
          row.get("year"),
          row.get("break"),
          row.get("zh"),
          row.get("en"));
    }
    return table.toString();
  }

  private static String cautions() {
    var table = table("caution", "中文", "English");
    for (Tsv.Row row : Tsv.read("trend/cautions.tsv")) {
      Dictionary.row(table, "`" + row.get("code") + "`", row.get("zh"), row.get("en"));
    }
    return table.toString();
  }

  private static String checks() {
    var table = table("id", "weight", "forms", "identity", "中文", "English");
    Map<String, Tsv.Row> rows = new LinkedHashMap<>();
    Tsv.read("fact/checks.tsv").forEach(row -> rows.put(row.get("id"), row));
    for (Check check : Checks.all()) {
      Tsv.Row row = rows.get(check.id());
      String identity = row.get("left") + " " + row.get("relation") + " " + row.get("right");
      Dictionary.row(
          table,
          check.id(),
          check.weight().name(),
          String.join(", ", check.forms()),
          "`" + identity.strip() + "`",
          check.zh(),
          check.en());
    }
    return table.toString();
  }

  private static String notices() {
    var table = table("layer", "rule", "severity", "中文", "English");
    for (String layer : List.of("archive", "block", "cell", "entity", "fact", "lake")) {
      for (Tsv.Row row : Tsv.read(layer + "/notices.tsv")) {
        Dictionary.row(
            table,
            layer,
            "`" + row.get("code") + "`",
            row.get("severity"),
            row.get("zh"),
            row.get("en"));
      }
    }
    return table.toString();
  }
}
