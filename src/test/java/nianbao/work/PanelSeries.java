package nianbao.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of measures by area and year as {@link Panel} computes them. */
final class PanelSeries {
  private static final List<String> DECIDED = List.of("upheld", "corrected", "other");

  private final Panel panel;

  PanelSeries(Panel panel) {
    this.panel = panel;
  }

  private static String key(int year, Panel.Series s, String panel, String... more) {
    var key =
        new ArrayList<>(
            List.of(String.valueOf(year), s.area(), s.level(), s.sector(), s.scope(), panel));
    key.addAll(List.of(more));
    return String.join(" ", key);
  }

  /** A table of one measure a row: outcomes, reviews, disclosure. */
  PanelRows family(String family) {
    var rows = new PanelRows();
    panel
        .series()
        .forEach(
            (series, years) -> {
              PanelMeasures.Measure measure = PanelMeasures.named(series.concept());
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

  private static Map<String, String> all(PanelSums sums, String family) {
    Map<String, String> row =
        PanelRows.columns(
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

  private static Map<String, String> matched(PanelSums sums, String family) {
    Map<String, String> row =
        PanelRows.columns(
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

  private static void common(Map<String, String> row, PanelSums sums, BigDecimal value, int n) {
    row.put("n_expected", PanelRows.text(sums.expected));
    row.put("coverage_share", PanelRows.text(PanelRows.ratio(n, sums.expected)));
    row.put("n_missing", PanelRows.text(sums.gaps));
    row.put("n_proved", "0");
    row.put("break_flag", PanelRows.text(sums.isBreak));
    row.put("obs_status", value == null ? "O" : sums.isBreak ? "B" : "A");
  }

  private static void shares(
      Map<String, String> row, BigDecimal part, BigDecimal whole, String family) {
    if (!family.equals("disclosure")) {
      row.put("numerator", PanelRows.text(part));
      row.put("denominator", PanelRows.text(whole));
      row.put("share", PanelRows.text(PanelRows.share(part, whole)));
    }
  }

  private static void decided(PanelRows rows) {
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
              "decided_share",
              PanelRows.text(
                  states ? PanelRows.share(new BigDecimal(row.get("value")), sum) : null));
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

  /** One row of four measures. */
  PanelRows volume() {
    var rows = new PanelRows();
    PanelRows measures = family("volume");
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
    return PanelRows.columns(
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
  PanelRows change() {
    var rows = new PanelRows();
    panel
        .series()
        .forEach(
            (series, years) ->
                years.forEach(
                    (year, sums) -> {
                      if (sums.value != null && sums.before != null) {
                        String family = PanelMeasures.named(series.concept()).family();
                        rows.put(key(year, series, "all", family, series.concept()), change(sums));
                      }
                    }));
    return rows;
  }

  private static Map<String, String> change(PanelSums sums) {
    BigDecimal total = sums.value.subtract(sums.revised);
    BigDecimal totalBefore = sums.before.subtract(sums.revisedBefore);
    BigDecimal matched = PanelRows.zero(sums.matched).subtract(sums.matchedRevised);
    BigDecimal before = PanelRows.zero(sums.matchedBefore).subtract(sums.matchedBeforeRevised);
    BigDecimal definition =
        PanelRows.zero(sums.redefined)
            .subtract(sums.redefinedRevised)
            .subtract(PanelRows.zero(sums.redefinedBefore).subtract(sums.redefinedBeforeRevised));
    BigDecimal gained = total.subtract(matched);
    BigDecimal lost = totalBefore.subtract(before);
    return PanelRows.columns(
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
        PanelRows.ratio(sums.n, sums.expected),
        "break_flag",
        sums.isBreak);
  }
}
