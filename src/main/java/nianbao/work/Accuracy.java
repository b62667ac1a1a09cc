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

  /**
   * Prints recall and wrong numbers by form, tables and prose apart, and examples of what failed.
   */
  static void print(SparkSession spark, PrintStream out) throws IOException {
    table(spark, out, BY_FORM);
    Dataset<Row> bad = spark.sql(BAD);
    if (!bad.isEmpty()) {
      out.println("\nWrong, or missing without a notice");
      new ResultWriter(ResultWriter.Format.table, out).write(bad);
    }
  }

  private static final String BY_FORM =
      """
      SELECT source, coalesce(form, 'all') AS form,
        count(value_true) AS stated,
        count_if(verdict = 'right') AS right,
        count_if(verdict = 'missing, noticed') AS noticed,
        count_if(verdict = 'missing, silent') AS missing,
        count_if(verdict IN ('wrong', 'blank misread', 'repaired otherwise')) AS wrong,
        concat(round(100.0 * count_if(verdict = 'right') / count(value_true), 3), '%') AS recall
      FROM (SELECT *, CASE WHEN status_true = 'narrative' THEN 'prose' ELSE 'table' END AS source
        FROM accuracy WHERE status_true IS NOT NULL)
      GROUP BY GROUPING SETS ((source, form), (source))
      ORDER BY source DESC, form IS NULL, form
      """;

  private static final String BAD =
      """
      SELECT verdict, form, carrier, status_true, status_read, count(*) AS numbers, min(path) AS example
      FROM accuracy
      WHERE verdict IN ('wrong', 'blank misread', 'repaired otherwise')
        OR verdict = 'missing, silent' AND status_true = 'printed'
      GROUP BY verdict, form, carrier, status_true, status_read
      ORDER BY verdict DESC, numbers DESC, form, carrier LIMIT 12
      """;

  private static void table(SparkSession spark, PrintStream out, String sql) throws IOException {
    new ResultWriter(ResultWriter.Format.table, out).write(spark.sql(sql));
  }

  private static Dataset<Row> csv(SparkSession spark, String schema, String file) {
    return spark.read().schema(schema).option("header", true).option("escape", "\"").csv(file);
  }
}
