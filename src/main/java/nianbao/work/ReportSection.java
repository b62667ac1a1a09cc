package nianbao.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One table of a run report, computed by a query of {@code work/report}; which there are says
 * {@code work/report.tsv}.
 *
 * @param complete false where there are more rows than are shown
 */
record ReportSection(
    String id,
    String title,
    String empty,
    List<String> columns,
    List<List<Object>> rows,
    boolean complete) {
  private static final int SHOWN = 200;

  /** Runs the queries over the views that {@link RunChanges} registered. */
  static List<ReportSection> all(SparkSession spark, boolean comparing) {
    var sections = new ArrayList<ReportSection>();
    for (Tsv.Row row : Tsv.read("work/report.tsv")) {
      if (comparing || row.get("needs").equals("nothing")) {
        sections.add(of(spark, row));
      }
    }
    return sections;
  }

  private static ReportSection of(SparkSession spark, Tsv.Row row) {
    var found = spark.sql(query(row.get("section"))).limit(SHOWN + 1);
    List<Row> rows = found.collectAsList();
    var shown = new ArrayList<List<Object>>();
    for (Row one : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      var values = new ArrayList<Object>();
      for (int i = 0; i < one.length(); i++) {
        values.add(one.get(i));
      }
      shown.add(values);
    }
    return new ReportSection(
        row.get("section"),
        row.get("title"),
        row.get("empty"),
        List.of(found.columns()),
        shown,
        rows.size() <= SHOWN);
  }

  static String query(String name) {
    try (InputStream in =
        ReportSection.class.getResourceAsStream("/nianbao/work/report/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("work/report/" + name + ".sql", e);
    }
  }
}
