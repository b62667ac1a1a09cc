package nianbao.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What a night can change at most: documents that were read or let go since the tables were
 * derived, documents that somebody decided about, and all documents of every report that one of
 * these belongs to or belonged to. Everything else comes out as it is.
 *
 * @param documents as {@link #DOCUMENT} names them
 * @param reports their identifiers
 */
record Touched(List<String> documents, List<String> reports) {
  private static final Column DOCUMENT =
      expr("concat_ws('\n', source_uri, landing_sha256, source_sha256)");

  /** The report that a reading would belong to; as in {@code documents.sql}. */
  private static final Column REPORT =
      expr(
          "concat(coalesce(agency_id, concat('unidentified-', substring(source_sha256, 1, 12))),"
              + " '-', report_year)");

  /**
   * Finds it out.
   *
   * @param readings at the current version of the reader
   * @param limit documents above which it does not pay to look at single ones
   * @return empty where there are more, or no tables yet
   */
  static Optional<Touched> of(Lake lake, Dataset<Row> readings, int limit) {
    if (!lake.exists("files") || !lake.exists("reports")) {
      return Optional.empty();
    }
    Dataset<Row> files = lake.newest("files");
    Column read = readings.col("reading_id").equalTo(files.col("reading_id"));
    Dataset<Row> added = readings.join(files, read, "left_anti").select(DOCUMENT.as("document"));
    Dataset<Row> gone = files.join(readings, read, "left_anti").select(DOCUMENT.as("document"));
    List<String> decided =
        lake.newest(Decisions.TABLE)
            .select("source_sha256")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    Dataset<Row> differing = added.union(gone);
    if (!decided.isEmpty()) {
      Column about = Lake.isIn("source_sha256", decided);
      differing = differing.union(readings.where(about).select(DOCUMENT));
    }
    List<String> documents = strings(differing, limit + 1);
    if (documents.size() > limit) {
      return Optional.empty();
    }
    if (documents.isEmpty()) {
      return Optional.of(new Touched(documents, List.of()));
    }
    Column named = DOCUMENT.isInCollection(documents);
    Dataset<Row> reports =
        readings
            .where(named)
            .select(REPORT.as("report"))
            .union(files.where(named).select("report_id"));
    return Optional.of(
        new Touched(documents, strings(reports.where(col("report").isNotNull()), 2 * limit)));
  }

  private static List<String> strings(Dataset<Row> rows, int limit) {
    return new ArrayList<>(
        new TreeSet<>(rows.distinct().limit(limit).as(Encoders.STRING()).collectAsList()));
  }

  boolean isNothing() {
    return documents.isEmpty();
  }

  /** Which readings: with any of them all that the choice between editions looks at. */
  Column ofReadings() {
    return DOCUMENT.isInCollection(documents).or(in(REPORT));
  }

  /** Which rows of {@code files}. */
  Column ofFiles() {
    return DOCUMENT.isInCollection(documents).or(in(col("report_id")));
  }

  /** Which rows of {@code reports}. */
  Column ofReports() {
    return in(col("report_id"));
  }

  private Column in(Column report) {
    return reports.isEmpty() ? lit(false) : report.isNotNull().and(report.isInCollection(reports));
  }
}
