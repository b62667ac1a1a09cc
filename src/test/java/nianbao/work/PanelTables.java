package nianbao.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nianbao.Tsv;
import nianbao.entity.Successors;

/** The trend tables as {@link Panel} computes them: key to columns, as text. */
final class PanelTables {
  private static final int SMALL = 10;
  private static final List<String> DECIDED = List.of("upheld", "corrected", "other");

  private static final List<Successors.Today> MOVED = Successors.moved();

  private final Panel panel;

  /** Rows by key; both texts of columns, {@code -} where there is nothing. */
  static final class Rows extends TreeMap<String, Map<String, String>> {
    private static final long serialVersionUID = 1;
  }

  PanelTables(Panel panel) {
    this.panel = panel;
  }

  static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "-" : value.toString();
  }

  private static Map<String, String> columns(Object... namesAndValues) {
    var columns = new TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      columns.put((String) namesAndValues[i], text(namesAndValues[i + 1]));
    }
    return columns;
  }

  private static String key(int year, Panel.Series s, String panel, String... more) {
    var key =
        new ArrayList<>(
            List.of(String.valueOf(year), s.area(), s.level(), s.sector(), s.scope(), panel));
    key.addAll(List.of(more));
    return String.join(" ", key);
  }

  /** A table of one measure a row: outcomes, reviews, disclosure. */
  Rows family(String family) {
    var rows = new Rows();
    panel
        .series()
        .forEach(
            (series, years) -> {
              Panel.Measure measure = Panel.measure(series.concept());
              if (measure.family().equals(family)) {
                String[] tail =
                    family.equals("review")
                        ? series.concept().split("\\.", 2)
                        : new String[] {series.concept()};
                years.forEach(
                    (year, sums) -> {
                      rows.put(key(year, series, "all", tail), all(sums, family));
                      rows.put(key(year, series, "matched", tail), matched(sums, family));
                    });
              }
            });
    if (family.equals("review")) {
      decided(rows);
    }
    return rows;
  }

  private static Map<String, String> all(Panel.Sums sums, String family) {
    Map<String, String> row =
        columns(
            "value",
            sums.value,
            "prev_value",
            sums.before,
            "value_yoy",
            growth(sums.value, sums.before),
            "chain_index",
            null,
            "index_base_year",
            null,
            "n_agencies",
            sums.n,
            "lower_bound",
            sums.value == null ? null : sums.value.subtract(sums.gapLower),
            "upper_bound",
            sums.value == null ? null : sums.value.add(sums.gapUpper),
            "n_narrative",
            sums.narrative,
            "n_derived",
            sums.derived,
            "comparability",
            comparability(sums.value, sums.n, sums.close));
    common(row, sums, sums.value, sums.n);
    shares(row, sums.numerator, sums.denominator, family);
    return row;
  }

  private static Map<String, String> matched(Panel.Sums sums, String family) {
    Map<String, String> row =
        columns(
            "value", sums.matched,
            "prev_value", sums.matchedBefore,
            "value_yoy", growth(sums.matched, sums.matchedBefore),
            "chain_index", sums.index,
            "index_base_year", sums.baseYear,
            "n_agencies", sums.nMatched,
            "lower_bound", null,
            "upper_bound", null,
            "n_narrative", sums.matchedNarrative,
            "n_derived", sums.matchedDerived,
            "comparability", comparability(sums.matched, sums.nMatched, sums.matchedClose));
    common(row, sums, sums.matched, sums.nMatched);
    shares(row, sums.matchedNumerator, sums.matchedDenominator, family);
    return row;
  }

  private static void common(Map<String, String> row, Panel.Sums sums, BigDecimal value, int n) {
    row.put("n_expected", text(sums.expected));
    row.put("coverage_share", text(ratio(n, sums.expected)));
    row.put("n_missing", text(sums.gaps));
    row.put("n_proved", "0");
    row.put("break_flag", text(sums.isBreak));
    row.put("obs_status", value == null ? "O" : sums.isBreak ? "B" : "A");
  }

  private static void shares(
      Map<String, String> row, BigDecimal part, BigDecimal whole, String family) {
    if (!family.equals("disclosure")) {
      row.put("numerator", text(part));
      row.put("denominator", text(whole));
      row.put("share", text(share(part, whole)));
    }
  }

  private static void decided(Rows rows) {
    rows.forEach(
        (key, row) -> {
          int end = key.lastIndexOf(' ') + 1;
          String outcome = key.substring(end);
          List<Map<String, String>> three =
              DECIDED.stream()
                  .map(o -> rows.get(key.substring(0, end) + o))
                  .filter(Objects::nonNull)
                  .toList();
          BigDecimal sum = null;
          if (three.size() == DECIDED.size()
              && three.stream().noneMatch(r -> r.get("value").equals("-"))
              && three.stream().map(r -> r.get("n_agencies")).distinct().count() == 1) {
            sum =
                three.stream()
                    .map(r -> new BigDecimal(r.get("value")))
                    .reduce(BigDecimal::add)
                    .orElseThrow();
          }
          boolean states = DECIDED.contains(outcome) && sum != null;
          row.put(
              "decided_share", text(states ? share(new BigDecimal(row.get("value")), sum) : null));
        });
  }

  private static String comparability(BigDecimal value, int n, int close) {
    return value == null ? null : close == 0 ? "exact" : close == n ? "close" : "mixed";
  }

  private static BigDecimal growth(BigDecimal value, BigDecimal before) {
    if (value == null || before == null || before.signum() <= 0) {
      return null;
    }
    return value
        .divide(before, 10, RoundingMode.HALF_UP)
        .subtract(BigDecimal.ONE)
        .setScale(6, RoundingMode.HALF_UP);
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    if (part == null || whole == null || whole.compareTo(BigDecimal.valueOf(SMALL)) < 0) {
      return null;
    }
    BigDecimal share =
        part.divide(whole, 10, RoundingMode.HALF_UP).setScale(6, RoundingMode.HALF_UP);
    // A part may be larger than its whole where the report says so; beyond the column it is null.
    return share.precision() > 9 ? null : share;
  }

  private static BigDecimal ratio(int n, int of) {
    return of == 0
        ? null
        : BigDecimal.valueOf(n).divide(BigDecimal.valueOf(of), 6, RoundingMode.HALF_UP);
  }

  /** One row of four measures. */
  Rows volume() {
    var rows = new Rows();
    Rows measures = family("volume");
    measures.forEach(
        (key, row) -> {
          int end = key.lastIndexOf(' ');
          String measure = key.substring(end + 1);
          Map<String, String> wide =
              rows.computeIfAbsent(key.substring(0, end), k -> empty(row.get("n_expected")));
          wide.put(measure, row.get("value"));
          wide.put(
              "break_flag",
              String.valueOf(
                  wide.get("break_flag").equals("true") || row.get("break_flag").equals("true")));
          if (measure.equals("received")) {
            wide.put("received_prev", row.get("prev_value"));
            wide.put("received_yoy", row.get("value_yoy"));
            wide.put("received_index", row.get("chain_index"));
            for (String column :
                List.of(
                    "index_base_year",
                    "n_agencies",
                    "coverage_share",
                    "lower_bound",
                    "upper_bound",
                    "n_missing",
                    "n_narrative")) {
              wide.put(column, row.get(column));
            }
          } else {
            wide.put("n_" + measure, row.get("n_agencies"));
          }
        });
    return rows;
  }

  private static Map<String, String> empty(String expected) {
    return columns(
        "received",
        null,
        "carried_in",
        null,
        "concluded",
        null,
        "carried_out",
        null,
        "received_prev",
        null,
        "received_yoy",
        null,
        "received_index",
        null,
        "index_base_year",
        null,
        "n_agencies",
        0,
        "n_carried_in",
        0,
        "n_concluded",
        0,
        "n_carried_out",
        0,
        "n_expected",
        expected,
        "coverage_share",
        null,
        "lower_bound",
        null,
        "upper_bound",
        null,
        "n_missing",
        0,
        "n_narrative",
        0,
        "break_flag",
        false);
  }

  /** What a change is made of. */
  Rows change() {
    var rows = new Rows();
    panel
        .series()
        .forEach(
            (series, years) ->
                years.forEach(
                    (year, sums) -> {
                      if (sums.value != null && sums.before != null) {
                        String family = Panel.measure(series.concept()).family();
                        rows.put(key(year, series, "all", family, series.concept()), change(sums));
                      }
                    }));
    return rows;
  }

  private static Map<String, String> change(Panel.Sums sums) {
    BigDecimal total = sums.value.subtract(sums.revised);
    BigDecimal totalBefore = sums.before.subtract(sums.revisedBefore);
    BigDecimal matched = zero(sums.matched).subtract(sums.matchedRevised);
    BigDecimal before = zero(sums.matchedBefore).subtract(sums.matchedBeforeRevised);
    BigDecimal definition =
        zero(sums.redefined)
            .subtract(sums.redefinedRevised)
            .subtract(zero(sums.redefinedBefore).subtract(sums.redefinedBeforeRevised));
    BigDecimal gained = total.subtract(matched);
    BigDecimal lost = totalBefore.subtract(before);
    return columns(
        "value_before",
        sums.before,
        "value",
        sums.value,
        "change",
        sums.value.subtract(sums.before),
        "same_agencies",
        matched.subtract(before).subtract(definition),
        "gained",
        gained,
        "lost",
        lost,
        "membership",
        gained.subtract(lost),
        "revision",
        sums.revised.subtract(sums.revisedBefore),
        "definition",
        definition,
        "n_same",
        sums.nMatched,
        "n_gained",
        sums.n - sums.nMatched,
        "n_lost",
        sums.nBefore - sums.nMatched,
        "n_agencies",
        sums.n,
        "n_expected",
        sums.expected,
        "coverage_share",
        ratio(sums.n, sums.expected),
        "break_flag",
        sums.isBreak);
  }

  private static BigDecimal zero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  /** Reports by measures: {@code agency_applications}, {@code agency_reviews}. */
  Rows agencies(String table) {
    var rows = new Rows();
    panel
        .reports()
        .forEach(
            (body, years) ->
                years.forEach(
                    (year, report) -> {
                      var row =
                          columns(
                              "form",
                              report.form(),
                              "agency_level",
                              report.level(),
                              "sector",
                              report.sector());
                      for (Tsv.Row number : Tsv.read("trend/numbers.tsv")) {
                        if (number.get("table").equals(table)) {
                          Panel.Stated stated = panel.stated(body, number.get("concept"), year);
                          row.put(
                              number.get("number"), text(stated == null ? null : stated.value()));
                        }
                      }
                      rows.put(year + " " + body.agency() + " " + body.scope(), row);
                    }));
    return rows;
  }

  /** Reports expected and received. */
  Rows coverage() {
    var counts = new TreeMap<String, int[]>();
    var weights = new TreeMap<String, BigDecimal[]>();
    panel
        .reports()
        .forEach(
            (body, years) -> {
              for (int year = years.firstKey(); year <= panel.lastExpected(body); year++) {
                if (panel.isExpected(body, year)) {
                  Panel.Report there = years.get(year);
                  Panel.Report standing = panel.standing(body, year);
                  BigDecimal weight = weight(body, year);
                  for (String area : Panel.areas(standing.division())) {
                    String key =
                        String.join(
                            " ",
                            String.valueOf(year),
                            area,
                            standing.level(),
                            standing.sector(),
                            body.scope(),
                            "all");
                    int[] count = counts.computeIfAbsent(key, k -> new int[6]);
                    count[0]++;
                    count[1] += there == null ? 0 : 1;
                    count[2] += there == null || there.form().equals("prose") ? 0 : 1;
                    count[3] += there != null && there.form().equals("prose") ? 1 : 0;
                    count[4] += year == years.firstKey() ? 1 : 0;
                    count[5] += year == years.lastKey() ? 1 : 0;
                    BigDecimal[] sums = weights.computeIfAbsent(key, k -> new BigDecimal[2]);
                    sums[0] = Panel.plus(sums[0], weight);
                    sums[1] = Panel.plus(sums[1], there == null ? null : weight);
                  }
                }
              }
            });
    var rows = new Rows();
    counts.forEach(
        (key, n) -> {
          BigDecimal[] w = weights.get(key);
          rows.put(
              key,
              columns(
                  "expected",
                  n[0],
                  "received",
                  n[1],
                  "with_tables",
                  n[2],
                  "prose_only",
                  n[3],
                  "first_time",
                  n[4],
                  "last_time",
                  n[5],
                  "quarantined",
                  0,
                  "coverage_share",
                  ratio(n[1], n[0]),
                  "weight_expected",
                  w[0],
                  "weight_received",
                  w[0] == null ? null : zero(w[1])));
        });
    return rows;
  }

  /** Requests received as last stated, else as stated next. */
  private BigDecimal weight(Panel.Body body, int year) {
    for (int before = year; before >= panel.first(); before--) {
      Panel.Stated stated = panel.stated(body, "received", before);
      if (stated != null) {
        return stated.value();
      }
    }
    for (int after = year; after <= panel.last(); after++) {
      Panel.Stated stated = panel.stated(body, "received", after);
      if (stated != null) {
        return stated.value();
      }
    }
    return null;
  }

  /** The chain of pending requests; every break is {@code broken}, whatever its class. */
  Rows carryover() {
    var rows = new Rows();
    panel
        .reports()
        .forEach(
            (body, years) -> {
              for (int year = 2020; year <= panel.last(); year++) {
                if (panel.isExpected(body, year)) {
                  carryover(rows, body, year, years.get(year), panel.before(body, year));
                }
              }
            });
    return rows;
  }

  private static void carryover(
      Rows rows, Panel.Body body, int year, Panel.Report report, Panel.Report reportBefore) {
    Map<String, BigDecimal> out = by("request.carried_out", reportBefore);
    Map<String, BigDecimal> in = by("request.carried_in", report);
    var dimensions = new java.util.TreeSet<>(out.keySet());
    dimensions.addAll(in.keySet());
    for (String dimension : dimensions) {
      BigDecimal before = out.get(dimension);
      BigDecimal now = in.get(dimension);
      String state =
          report == null || reportBefore == null
              ? "missing_year"
              : before == null || now == null
                  ? "not_stated"
                  : before.compareTo(now) == 0 ? "ok" : "broken";
      rows.put(
          String.join(" ", String.valueOf(year), body.agency(), body.scope(), dimension),
          columns(
              "carried_out_before", before,
              "carried_in", now,
              "difference", before == null || now == null ? null : now.subtract(before),
              "class", state));
    }
  }

  private static Map<String, BigDecimal> by(String indicator, Panel.Report report) {
    var values = new TreeMap<String, BigDecimal>();
    if (report != null) {
      report
          .figures()
          .forEach(
              (term, figure) -> {
                if (term.indicator().equals(indicator)
                    && !term.dimension().equals("legal_person")) {
                  values.put(term.dimension(), figure.value());
                }
              });
    }
    return values;
  }

  /** How often the chain holds. */
  Rows carryoverShares() {
    var counts = new TreeMap<String, int[]>();
    carryover()
        .forEach(
            (key, row) -> {
              String[] k = key.split(" ");
              int year = Integer.parseInt(k[0]);
              Panel.Report standing = panel.standing(new Panel.Body(k[1], k[2]), year);
              for (String area : Panel.areas(standing.division())) {
                String group =
                    String.join(
                        " ", k[0], area, standing.level(), standing.sector(), k[2], "all", k[3]);
                int[] n = counts.computeIfAbsent(group, g -> new int[4]);
                switch (row.get("class")) {
                  case "ok" -> n[0]++;
                  case "missing_year" -> n[1]++;
                  case "not_stated" -> n[2]++;
                  default -> n[3]++;
                }
              }
            });
    var rows = new Rows();
    counts.forEach(
        (key, n) ->
            rows.put(
                key,
                columns(
                    "n_ok",
                    n[0],
                    "n_comparable",
                    n[0] + n[3],
                    "n_missing_year",
                    n[1],
                    "n_not_stated",
                    n[2],
                    "share_ok",
                    n[0] + n[3] < SMALL ? null : ratio(n[0], n[0] + n[3]))));
    return rows;
  }

  /** Measures by today's divisions beside those of the year. */
  Rows today() {
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
    var texts = new Rows();
    rows.forEach(
        (key, sums) -> {
          String group = String.join(" ", java.util.Arrays.asList(key.split(" ")).subList(0, 6));
          int n = expected.getOrDefault(group, 0);
          texts.put(
              key,
              columns(
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
                  ratio(sums.n, n)));
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
        String group =
            String.join(
                " ",
                String.valueOf(year),
                area,
                standing.level(),
                standing.sector(),
                body.scope(),
                "all");
        if (now.contains(area) && panel.isExpected(body, year)) {
          expected.merge(group, 1, Integer::sum);
        }
        for (Panel.Measure measure : Panel.all()) {
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
