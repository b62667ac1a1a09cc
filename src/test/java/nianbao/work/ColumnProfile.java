package nianbao.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.lake.Schemas;
import nianbao.trend.Trend;
import nianbao.trend.Trends;

/** What the columns of a lake's tables hold, as {@code view/profile.tsv}. */
final class ColumnProfile {
  private static final int LONG = 40;
  private static final String HEAD =
      """
      # What the columns hold in a sample of 150 reports, undamaged but for first editions; written by TrendTruthTest, not by hand.
      # years: first and last report year with a value; missing: share of rows without one; example: a value.
      table\tcolumn\tyears\tmissing\texample
      """;

  private static final Set<String> PASSING = Set.of("known_from", "reader_version", "digest");

  private ColumnProfile() {}

  static String of(Lookups lookups) {
    var lines = new StringBuilder(HEAD);
    for (Schemas.Table table : Schemas.tables().values()) {
      if (table.kind() == Schemas.Kind.TABLE && table.hashed()) {
        // When a figure became known differs from run to run, the reader from build to build.
        List<String> columns =
            List.of(table.schema().fieldNames()).stream()
                .filter(c -> !PASSING.contains(c))
                .toList();
        table(lines, lookups, table.name(), columns);
      }
    }
    for (Trend trend : Trends.catalogue()) {
      table(lines, lookups, trend.name(), List.of(trend.schema().fieldNames()));
    }
    return lines.toString();
  }

  private static void table(
      StringBuilder lines, Lookups lookups, String table, List<String> columns) {
    List<Found> rows = new ArrayList<>(lookups.rows(table, columns, Map.of()));
    rows.sort(Comparator.comparing((Found row) -> row.values().toString()).reversed());
    for (String column : columns) {
      List<Found> held = rows.stream().filter(row -> row.values().get(column) != null).toList();
      var years = new TreeSet<Integer>();
      if (columns.contains("report_year")) {
        held.stream()
            .map(row -> (Integer) row.values().get("report_year"))
            .filter(java.util.Objects::nonNull)
            .forEach(years::add);
      }
      lines.append(
          String.join(
              "\t",
              table,
              column,
              years.isEmpty() ? "" : years.first() + "-" + years.last(),
              rows.isEmpty() ? "" : percent(rows.size() - held.size(), rows.size()),
              held.isEmpty() ? "" : example(held, column)));
      lines.append('\n');
    }
  }

  private static String percent(int part, int whole) {
    if (part == 0 || part == whole) {
      return part == 0 ? "0" : "100 %";
    }
    return Math.min(99, Math.max(1, Math.round(100.0 * part / whole))) + " %";
  }

  /** The commonest say little: the value of the row in the middle. */
  private static String example(List<Found> held, String column) {
    String text =
        PanelRows.text(held.get(held.size() / 2).values().get(column)).replaceAll("\\s+", " ");
    return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
  }
}
