package nianbao.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Tsv;

/**
 * The aggregates computed a second time, from what documents print, by plain loops: it shares with
 * the queries the catalogues of measures and breaks, and nothing else.
 */
final class Panel {
  /**
   * What a report states.
   *
   * @param agency whose it is, whatever names it
   * @param figures of the year, without those that are bounds
   * @param first those of the report's first edition, where a later one is served
   */
  record Report(
      String agency,
      String scope,
      int year,
      String form,
      String level,
      String sector,
      String division,
      Map<Term, Figure> figures,
      Map<Term, Figure> first) {
    Body body() {
      return new Body(agency, scope);
    }
  }

  /** Who reports in one way. */
  record Body(String agency, String scope) {}

  /** What is stated: an indicator, and who asked or how far it went ({@code total} otherwise). */
  record Term(String indicator, String dimension) {}

  record Figure(BigDecimal value, boolean narrative) {}

  /** A row's key but for the year. */
  record Series(String concept, String area, String level, String sector, String scope) {}

  /** A group of agencies that are added up. */
  record Group(String area, String level, String sector, String scope) {}

  /**
   * An agency's figure for a measure.
   *
   * @param early what it would be by the report's first edition
   */
  record Stated(
      BigDecimal value, BigDecimal early, boolean narrative, boolean derived, int definition) {
    BigDecimal revision() {
      return value.subtract(early);
    }
  }

  /** Agencies of one kind: the largest figure of one says what another's may have been. */
  private record Peers(String concept, String level, String sector, String scope) {}

  /** So many other years tell what a figure may be; fewer tell it with more room. */
  private static final int WELL_KNOWN = 3;

  /** So many years before its first report and after its last an agency may have reported. */
  private static final int NEAR = 3;

  private final Map<Body, NavigableMap<Integer, Report>> reports = new HashMap<>();
  private final Map<Body, Map<String, NavigableMap<Integer, Stated>>> stated = new HashMap<>();
  private final Map<String, Set<Integer>> reported = new HashMap<>();
  private final Map<Series, NavigableMap<Integer, PanelSums>> series = new HashMap<>();
  private final Map<Group, Map<Integer, Integer>> expected = new HashMap<>();
  private final Map<Peers, BigDecimal> largest = new HashMap<>();
  private int first = Integer.MAX_VALUE;
  private int last;

  Panel(Collection<Report> all) {
    var known = new HashSet<String>();
    all.forEach(report -> known.add(report.agency() + " " + report.scope() + report.year()));
    for (Report report : all) {
      boolean again =
          PanelSuccessions.related(report.agency(), "predecessor", "successor").stream()
              .anyMatch(next -> known.contains(next + " " + report.scope() + report.year()));
      if (again) {
        continue;
      }
      reports.computeIfAbsent(report.body(), b -> new TreeMap<>()).put(report.year(), report);
      reported.computeIfAbsent(report.agency(), a -> new HashSet<>()).add(report.year());
      first = Math.min(first, report.year());
      last = Math.max(last, report.year());
    }
    reports.forEach(
        (body, years) -> {
          years.values().forEach(report -> state(body, report));
        });
    reports.forEach(this::expect);
    stated.forEach(this::compare);
    stated.forEach(
        (body, measures) ->
            measures.forEach((name, years) -> add(body, PanelMeasures.named(name), years)));
    reports.forEach(this::addUntold);
    fill();
    series.values().forEach(this::chain);
  }

  Map<Series, NavigableMap<Integer, PanelSums>> series() {
    return series;
  }

  Map<Body, NavigableMap<Integer, Report>> reports() {
    return reports;
  }

  /** An agency's figure, null where it is unknown. */
  Stated stated(Body body, String measure, int year) {
    NavigableMap<Integer, Stated> years = stated.getOrDefault(body, Map.of()).get(measure);
    return years == null ? null : years.get(year);
  }

  /** Whether a report of the year is there, or should be and none in another way is. */
  boolean isExpected(Body body, int year) {
    NavigableMap<Integer, Report> years = reports.get(body);
    return years.containsKey(year)
        || year > years.firstKey() && year <= lastExpected(body) && !isElsewhere(body, year);
  }

  /** The last report's year; who reported the year before the newest is expected in the newest. */
  int lastExpected(Body body) {
    int own = reports.get(body).lastKey();
    return own == last - 1 ? last : own;
  }

  /** Whether the year's report was made in another way, or as the agency before or after. */
  boolean isElsewhere(Body body, int year) {
    if (reports.get(body).containsKey(year)) {
      return false;
    }
    return reported.get(body.agency()).contains(year)
        || PanelSuccessions.related(body.agency(), "successor", "predecessor").stream()
            .anyMatch(before -> reported.getOrDefault(before, Set.of()).contains(year))
        || PanelSuccessions.related(body.agency(), "predecessor", "successor").stream()
            .anyMatch(
                after -> reported.getOrDefault(after, Set.of()).stream().anyMatch(y -> y <= year));
  }

  /** The report whose year's end is the start of a year: its own, or its only predecessor's. */
  Report before(Body body, int year) {
    Report own = reports.get(body).get(year - 1);
    if (own != null || !reports.get(body).containsKey(year)) {
      return own;
    }
    List<Report> handed =
        PanelSuccessions.related(body.agency(), "successor", "predecessor").stream()
            .map(agency -> reports.get(new Body(agency, body.scope())))
            .filter(years -> years != null && years.containsKey(year - 1))
            .map(years -> years.get(year - 1))
            .toList();
    return handed.size() == 1 ? handed.get(0) : null;
  }

  /** The report whose place stands for a year: the last one, else the first. */
  Report standing(Body body, int year) {
    Map.Entry<Integer, Report> before = reports.get(body).floorEntry(year);
    return before == null ? reports.get(body).firstEntry().getValue() : before.getValue();
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  private void state(Body body, Report report) {
    for (PanelMeasures.Measure measure : PanelMeasures.all()) {
      for (Tsv.Row row : measure.rows()) {
        Stated figure = PanelMeasures.figure(report, measure, row);
        if (figure != null) {
          stated
              .computeIfAbsent(body, b -> new HashMap<>())
              .computeIfAbsent(measure.name(), m -> new TreeMap<>())
              .put(report.year(), figure);
          break;
        }
      }
    }
  }

  private void expect(Body body, NavigableMap<Integer, Report> years) {
    for (int year = years.firstKey(); year <= lastExpected(body); year++) {
      if (isExpected(body, year)) {
        for (Group group : groups(body, year)) {
          expected.computeIfAbsent(group, g -> new HashMap<>()).merge(year, 1, Integer::sum);
        }
      }
    }
  }

  private List<Group> groups(Body body, int year) {
    Report report = standing(body, year);
    return areas(report.division()).stream()
        .map(area -> new Group(area, report.level(), report.sector(), body.scope()))
        .toList();
  }

  /** CN, the province, the prefecture where there is one. */
  static List<String> areas(String division) {
    var areas = new ArrayList<>(List.of("CN"));
    if (division != null && division.matches("([1-8][1-9]|50)\\d{4}")) {
      areas.add(division.substring(0, 2) + "0000");
      boolean municipality = List.of("11", "12", "31", "50").contains(division.substring(0, 2));
      if (!municipality && !List.of("00", "90").contains(division.substring(2, 4))) {
        areas.add(division.substring(0, 4) + "00");
      }
    }
    return areas;
  }

  private void compare(Body body, Map<String, NavigableMap<Integer, Stated>> measures) {
    measures.forEach(
        (name, years) ->
            years.forEach(
                (year, figure) ->
                    largest.merge(peers(body, name, year), figure.value().abs(), BigDecimal::max)));
  }

  private Peers peers(Body body, String measure, int year) {
    Report standing = standing(body, year);
    return new Peers(measure, standing.level(), standing.sector(), body.scope());
  }

  private void add(Body body, PanelMeasures.Measure measure, NavigableMap<Integer, Stated> years) {
    BigDecimal most =
        years.values().stream()
            .map(figure -> figure.value().abs())
            .max(BigDecimal::compareTo)
            .orElseThrow();
    for (int year = first; year <= last; year++) {
      Stated now = years.get(year);
      if (now != null) {
        for (PanelSums sums : sums(body, measure, year)) {
          sums.add(now, years.get(year - 1), whole(body, measure, year));
        }
      } else if (!isElsewhere(body, year)
          && (measure.isAsked(year) || !reports.get(body).containsKey(year))) {
        BigDecimal upper = years.size() < WELL_KNOWN ? thrice(most) : twice(most);
        if (measure.unit().startsWith("CNY")) {
          upper = upper.max(largest.getOrDefault(peers(body, measure.name(), year), upper));
        }
        gap(body, measure, year, upper);
      }
    }
  }

  /** Measures that none of an agency's reports was asked for, though one that is missing was. */
  private void addUntold(Body body, NavigableMap<Integer, Report> years) {
    for (PanelMeasures.Measure measure : PanelMeasures.all()) {
      boolean told =
          stated.getOrDefault(body, Map.of()).containsKey(measure.name())
              || years.keySet().stream().anyMatch(measure::isAsked);
      int from = Math.max(first, years.firstKey() - NEAR);
      int to = Math.min(last, years.lastKey() + NEAR);
      for (int year = from; year <= to && !told; year++) {
        boolean there = years.containsKey(year) || isElsewhere(body, year);
        if (measure.isAsked(year) && !there) {
          BigDecimal most = largest.get(peers(body, measure.name(), year));
          if (most != null) {
            gap(body, measure, year, thrice(most));
          }
        }
      }
    }
  }

  private void gap(Body body, PanelMeasures.Measure measure, int year, BigDecimal upper) {
    for (PanelSums sums : sums(body, measure, year)) {
      sums.gaps++;
      sums.gapUpper = sums.gapUpper.add(upper);
      sums.gapLower = measure.signed() ? sums.gapLower.add(upper) : sums.gapLower;
    }
  }

  /** The rows that a body's figure of a year enters. */
  private List<PanelSums> sums(Body body, PanelMeasures.Measure measure, int year) {
    return groups(body, year).stream()
        .map(g -> new Series(measure.name(), g.area(), g.level(), g.sector(), g.scope()))
        .map(
            key ->
                series
                    .computeIfAbsent(key, k -> new TreeMap<>())
                    .computeIfAbsent(year, y -> new PanelSums()))
        .toList();
  }

  private static BigDecimal twice(BigDecimal most) {
    return most.multiply(BigDecimal.valueOf(2)).add(BigDecimal.valueOf(3));
  }

  private static BigDecimal thrice(BigDecimal most) {
    return most.multiply(BigDecimal.valueOf(3)).add(BigDecimal.valueOf(6));
  }

  private BigDecimal whole(Body body, PanelMeasures.Measure measure, int year) {
    String top = measure.parent();
    while (top != null && PanelMeasures.named(top).parent() != null) {
      top = PanelMeasures.named(top).parent();
    }
    Stated whole = top == null ? null : stated(body, top, year);
    return whole == null ? null : whole.value();
  }

  /** Rows of measures that are asked where agencies are expected; none where nobody is. */
  private void fill() {
    expected.forEach(
        (group, years) ->
            years.forEach(
                (year, n) ->
                    PanelMeasures.all().stream()
                        .filter(measure -> measure.isAsked(year))
                        .map(
                            m ->
                                new Series(
                                    m.name(),
                                    group.area(),
                                    group.level(),
                                    group.sector(),
                                    group.scope()))
                        .forEach(
                            key ->
                                series
                                    .computeIfAbsent(key, k -> new TreeMap<>())
                                    .computeIfAbsent(year, y -> new PanelSums()))));
    Map<String, Set<Integer>> breaks = PanelMeasures.breaks();
    series.forEach(
        (key, years) -> {
          var group = new Group(key.area(), key.level(), key.sector(), key.scope());
          years.forEach(
              (year, sums) -> {
                sums.expected = expected.getOrDefault(group, Map.of()).getOrDefault(year, 0);
                sums.isBreak = breaks.getOrDefault(key.concept(), Set.of()).contains(year);
              });
          PanelMeasures.Measure measure = PanelMeasures.named(key.concept());
          years
              .entrySet()
              .removeIf(
                  row ->
                      row.getValue().n == 0
                          && (row.getValue().expected == 0 || !measure.isAsked(row.getKey())));
        });
  }

  private void chain(NavigableMap<Integer, PanelSums> years) {
    BigDecimal index = null;
    Integer base = null;
    for (Map.Entry<Integer, PanelSums> row : years.entrySet()) {
      PanelSums sums = row.getValue();
      PanelSums before = years.get(row.getKey() - 1);
      sums.before = before == null ? null : before.value;
      sums.revisedBefore = before == null ? null : before.revised;
      sums.nBefore = before == null ? null : before.n;
      boolean linked =
          before != null
              && !sums.isBreak
              && sums.matchedBefore != null
              && sums.matchedBefore.signum() > 0
              && sums.matched.signum() >= 0;
      // Growth to ten places as decimals divide in SQL, the index to eight.
      BigDecimal growth =
          linked
              ? sums.matched.divide(sums.matchedBefore, 10, RoundingMode.HALF_UP)
              : BigDecimal.ONE;
      base = linked && base != null ? base : row.getKey();
      index =
          linked && index != null
              ? index
                  .multiply(growth)
                  .setScale(9, RoundingMode.HALF_UP)
                  .setScale(8, RoundingMode.HALF_UP)
              : BigDecimal.valueOf(100);
      sums.index = sums.value == null ? null : index;
      sums.baseYear = sums.value == null ? null : base;
    }
  }

  static BigDecimal plus(BigDecimal sum, BigDecimal value) {
    return sum == null ? value : value == null ? sum : sum.add(value);
  }
}
