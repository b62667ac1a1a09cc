package nianbao.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Tsv;
import nianbao.fact.Indicator;
import nianbao.fact.Indicators;

/** The measures of the catalogue, and what a report states for one. */
final class PanelMeasures {
  private static final Map<String, Measure> MEASURES = measures();
  private static final Map<String, String> UNITS = units();

  private PanelMeasures() {}

  /** A measure of the catalogue. */
  record Measure(
      String family,
      String name,
      String parent,
      String unit,
      List<Tsv.Row> rows,
      int from,
      int to,
      boolean signed) {
    boolean isAsked(int year) {
      return year >= from && year <= to;
    }
  }

  static Collection<Measure> all() {
    return MEASURES.values();
  }

  static Measure named(String name) {
    return MEASURES.get(name);
  }

  /** By one alternative; null where a term of it is unknown. */
  static Panel.Stated figure(Panel.Report report, Measure measure, Tsv.Row row) {
    List<String> forms = row.list("forms");
    if (!forms.contains("*") && !forms.contains(report.form())) {
      return null;
    }
    BigDecimal sum = null;
    BigDecimal early = null;
    boolean narrative = false;
    for (String term : row.list("terms")) {
      String[] parts = term.split("@");
      String dimension = parts.length > 1 ? parts[1] : "total";
      var of = new Panel.Term(parts[0], dimension);
      Panel.Figure figure = report.figures().get(of);
      BigDecimal value = figure == null ? null : inUnit(figure.value(), of, measure);
      if (value == null) {
        return null;
      }
      Panel.Figure first = report.first().getOrDefault(of, figure);
      sum = Panel.plus(sum, value);
      early = Panel.plus(early, inUnit(first.value(), of, measure));
      narrative |= figure.narrative();
    }
    int definition =
        row.get("relation").equals("exact") ? 0 : Integer.parseInt(row.get("alternative"));
    return new Panel.Stated(sum, early, narrative, row.list("terms").size() > 1, definition);
  }

  private static BigDecimal inUnit(BigDecimal value, Panel.Term term, Measure measure) {
    String from = UNITS.get(term.indicator());
    String to = measure.unit();
    if (from.equals(to) || !from.startsWith("CNY") && !to.startsWith("CNY")) {
      return value;
    }
    if (from.equals("CNY") && to.equals("CNY_10k")) {
      return value.movePointLeft(4);
    }
    return from.equals("CNY_10k") && to.equals("CNY") ? value.movePointRight(4) : null;
  }

  private static Map<String, Measure> measures() {
    var rows = new LinkedHashMap<String, List<Tsv.Row>>();
    for (Tsv.Row row : Tsv.read("trend/concepts.tsv")) {
      rows.computeIfAbsent(row.get("concept"), c -> new ArrayList<>()).add(row);
    }
    var measures = new LinkedHashMap<String, Measure>();
    rows.forEach(
        (name, alternatives) -> {
          var from = new TreeSet<Integer>();
          var to = new TreeSet<Integer>();
          for (Tsv.Row row : alternatives) {
            if (!row.get("from").equals("none")) {
              from.add(Integer.valueOf(row.get("from")));
              to.add(row.orNull("to") == null ? 9998 : Integer.parseInt(row.get("to")));
            }
          }
          Tsv.Row one = alternatives.get(0);
          measures.put(
              name,
              new Measure(
                  one.get("family"),
                  name,
                  one.orNull("parent"),
                  one.get("unit"),
                  alternatives,
                  from.isEmpty() ? 9999 : from.first(),
                  to.isEmpty() ? 0 : to.last(),
                  isSigned(alternatives)));
        });
    return measures;
  }

  private static boolean isSigned(List<Tsv.Row> alternatives) {
    Set<String> signed = new HashSet<>();
    Indicators.all().stream()
        .filter(indicator -> indicator.domain() == Indicator.Domain.SIGNED)
        .forEach(indicator -> signed.add(indicator.code()));
    return alternatives.stream()
        .flatMap(row -> row.list("terms").stream())
        .anyMatch(term -> signed.contains(term.replaceFirst("@.*", "")));
  }

  static Map<String, Set<Integer>> breaks() {
    var breaks = new HashMap<String, Set<Integer>>();
    for (Tsv.Row row : Tsv.read("trend/breaks.tsv")) {
      if (row.get("break").equals("yes")) {
        breaks
            .computeIfAbsent(row.get("concept"), c -> new HashSet<>())
            .add(Integer.valueOf(row.get("year")));
      }
    }
    return breaks;
  }

  private static Map<String, String> units() {
    var units = new HashMap<String, String>();
    Indicators.all().forEach(indicator -> units.put(indicator.code(), indicator.unit()));
    return units;
  }
}
