package nianbao.work;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nianbao.entity.Successors;

/** The table of measures by today's divisions. */
final class PanelToday {
  private static final List<Successors.Today> MOVED = Successors.moved();

  private final Panel panel;

  PanelToday(Panel panel) {
    this.panel = panel;
  }

  /** Measures by today's divisions beside those of the year. */
  PanelRows today() {
    var touched = new java.util.HashSet<String>();
    panel
        .reports()
        .keySet()
        .forEach(
            body -> {
              for (int year = panel.first(); year <= panel.last(); year++) {
                if (!panel.isElsewhere(body, year)) {
                  String division = panel.standing(body, year).division();
                  List<String> then = below(Panel.areas(division));
                  List<String> now = now(division, year, then);
                  then.stream().filter(area -> !now.contains(area)).forEach(touched::add);
                  now.stream().filter(area -> !then.contains(area)).forEach(touched::add);
                }
              }
            });
    var rows = new TreeMap<String, Today>();
    var expected = new TreeMap<String, Integer>();
    panel.reports().keySet().forEach(body -> today(body, touched, rows, expected));
    var texts = new PanelRows();
    rows.forEach(
        (key, sums) -> {
          String group = String.join(" ", java.util.Arrays.asList(key.split(" ")).subList(0, 6));
          int n = expected.getOrDefault(group, 0);
          texts.put(
              key,
              PanelRows.columns(
                  "value",
                  sums.value,
                  "value_then",
                  sums.then,
                  "n_agencies",
                  sums.n,
                  "n_then",
                  sums.nThen,
                  "n_expected",
                  n,
                  "coverage_share",
                  PanelRows.ratio(sums.n, n)));
        });
    return texts;
  }

  private static final class Today {
    private BigDecimal value;
    private BigDecimal then;
    private int n;
    private int nThen;
  }

  private void today(
      Panel.Body body,
      java.util.Set<String> touched,
      Map<String, Today> rows,
      Map<String, Integer> expected) {
    for (int year = panel.first(); year <= panel.last(); year++) {
      if (panel.isElsewhere(body, year)) {
        continue;
      }
      Panel.Report standing = panel.standing(body, year);
      List<String> then = below(Panel.areas(standing.division()));
      List<String> now = now(standing.division(), year, then);
      var areas = new java.util.TreeSet<>(then);
      areas.addAll(now);
      areas.retainAll(touched);
      for (String area : areas) {
        String group = PanelRows.group(year, area, standing, body);
        if (now.contains(area) && panel.isExpected(body, year)) {
          expected.merge(group, 1, Integer::sum);
        }
        for (PanelMeasures.Measure measure : PanelMeasures.all()) {
          Panel.Stated stated = panel.stated(body, measure.name(), year);
          if (stated != null) {
            Today sums =
                rows.computeIfAbsent(
                    group + " " + measure.family() + " " + measure.name(), k -> new Today());
            if (now.contains(area)) {
              sums.value = Panel.plus(sums.value, stated.value());
              sums.n++;
            }
            if (then.contains(area)) {
              sums.then = Panel.plus(sums.then, stated.value());
              sums.nThen++;
            }
          }
        }
      }
    }
  }

  private static List<String> below(List<String> areas) {
    return areas.subList(1, areas.size());
  }

  private static List<String> now(String division, int year, List<String> then) {
    return MOVED.stream()
        .filter(m -> m.code().equals(division) && m.from() <= year && year <= m.to())
        .findFirst()
        .map(
            m ->
                java.util.stream.Stream.of(m.province(), m.prefecture())
                    .filter(Objects::nonNull)
                    .toList())
        .orElse(then);
  }
}
