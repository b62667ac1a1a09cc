package nianbao.work;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Tsv;

/** The tables of agencies, of their coverage and of their chain of pending requests. */
final class PanelAgencies {
  private final Panel panel;

  PanelAgencies(Panel panel) {
    this.panel = panel;
  }

  /** Reports by measures: {@code agency_applications}, {@code agency_reviews}. */
  PanelRows agencies(String table) {
    var rows = new PanelRows();
    panel
        .reports()
        .forEach(
            (body, years) ->
                years.forEach(
                    (year, report) -> {
                      var row =
                          PanelRows.columns(
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
                              number.get("number"),
                              PanelRows.text(stated == null ? null : stated.value()));
                        }
                      }
                      rows.put(year + " " + body.agency() + " " + body.scope(), row);
                    }));
    return rows;
  }

  /** Reports expected and received. */
  PanelRows coverage() {
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
                    String key = PanelRows.group(year, area, standing, body);
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
    var rows = new PanelRows();
    counts.forEach(
        (key, n) -> {
          BigDecimal[] w = weights.get(key);
          rows.put(
              key,
              PanelRows.columns(
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
                  PanelRows.ratio(n[1], n[0]),
                  "weight_expected",
                  w[0],
                  "weight_received",
                  w[0] == null ? null : PanelRows.zero(w[1])));
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
  PanelRows carryover() {
    var rows = new PanelRows();
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
      PanelRows rows, Panel.Body body, int year, Panel.Report report, Panel.Report reportBefore) {
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
          PanelRows.columns(
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
  PanelRows carryoverShares() {
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
    var rows = new PanelRows();
    counts.forEach(
        (key, n) ->
            rows.put(
                key,
                PanelRows.columns(
                    "n_ok",
                    n[0],
                    "n_comparable",
                    n[0] + n[3],
                    "n_missing_year",
                    n[1],
                    "n_not_stated",
                    n[2],
                    "share_ok",
                    n[0] + n[3] < PanelRows.SMALL ? null : PanelRows.ratio(n[0], n[0] + n[3]))));
    return rows;
  }
}
