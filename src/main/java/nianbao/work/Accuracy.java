package nianbao.work;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import nianbao.fact.ReaderVersion;
import nianbao.lake.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake that was filled from a sample, counted against the sample's own truth. */
final class Accuracy {
  private static final String TRUTH =
      "path string, indicator string, applicant_type string, review_stage string, period_basis string, value decimal(20,4), value_status string";
  private static final String REPORTS =
      "path string, agency string, division string, level string, sector string, year int, form string, carrier string, damage string";

  private Accuracy() {}

  /**
   * Registers the view {@code accuracy}, one row per number.
   *
   * @param sample folder with {@code truth.csv} and {@code reports.csv}
   */
  static void register(Lake lake, String sample) throws IOException {
    SparkSession spark = lake.spark();
    csv(spark, TRUTH, sample + "/truth.csv").createOrReplaceTempView("truth");
    csv(spark, REPORTS, sample + "/reports.csv").createOrReplaceTempView("sample_reports");
    lake.newest("readings")
        .where(col("reader_version").equalTo(ReaderVersion.current()))
        .createOrReplaceTempView("readings_current");
    try (InputStream in = Accuracy.class.getResourceAsStream("/nianbao/work/sql/accuracy.sql")) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      spark.sql(sql).persist().createOrReplaceTempView("accuracy");
    }
  }

  /** Prints recall and precision by form, and whatever is wrong. */
  static void print(SparkSession spark, PrintStream out) throws IOException {
    table(spark, out, BY_FORM);
    Dataset<Row> bad = spark.sql(BAD);
    if (!bad.isEmpty()) {
      out.println("\nNot right, by form, carrier and kind");
      new ResultWriter(ResultWriter.Format.table, out).write(bad);
    }
  }

  private static final String BY_FORM =
      """
      SELECT coalesce(form, 'all') AS form,
        sum(CASE WHEN value_true IS NOT NULL THEN 1 ELSE 0 END) AS printed,
        sum(CASE WHEN verdict = 'right' THEN 1 ELSE 0 END) AS right,
        sum(CASE WHEN verdict = 'missing, noticed' THEN 1 ELSE 0 END) AS noticed,
        sum(CASE WHEN verdict = 'missing, silent' THEN 1 ELSE 0 END) AS missing,
        sum(CASE WHEN verdict IN ('wrong', 'extra', 'blank misread', 'repaired otherwise') THEN 1 ELSE 0 END) AS wrong,
        concat(round(100.0 * sum(CASE WHEN verdict = 'right' THEN 1 ELSE 0 END)
          / sum(CASE WHEN value_true IS NOT NULL THEN 1 ELSE 0 END), 3), '%') AS recall
      FROM accuracy WHERE form IS NOT NULL OR verdict = 'extra'
      GROUP BY GROUPING SETS ((form), ()) ORDER BY form IS NULL, form
      """;

  private static final String BAD =
      """
      SELECT form, carrier, verdict, status_true, status_read, count(*) AS numbers, min(path) AS example
      FROM accuracy
      WHERE verdict IN ('wrong', 'extra', 'blank misread', 'repaired otherwise', 'missing, silent', 'missing, noticed')
      GROUP BY form, carrier, verdict, status_true, status_read
      ORDER BY verdict, numbers DESC, form, carrier LIMIT 40
      """;

  private static void table(SparkSession spark, PrintStream out, String sql) throws IOException {
    new ResultWriter(ResultWriter.Format.table, out).write(spark.sql(sql));
  }

  private static Dataset<Row> csv(SparkSession spark, String schema, String file) {
    return spark.read().schema(schema).option("header", true).option("escape", "\"").csv(file);
  }
}
