package nianbao.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nianbao.fact.ReaderVersion;
import nianbao.fact.ReportReader;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.SerializableConfiguration;

/** Reads what the archive holds and the readings do not, at the current version of the reader. */
final class Readings {
  /** A landing file above this is kept, not read: two of them must fit into a worker's memory. */
  private static final long READ_LIMIT = 256L << 20;

  private Readings() {}

  /**
   * Landing files that are to be read.
   *
   * @param files path, content hash, sidecar, content (null: kept elsewhere), size
   */
  record Pending(Dataset<Row> files, long count) {}

  /** Appends the missing readings; returns how many landing files were read. */
  static long bringUpToDate(Lake lake) {
    Pending pending = pending(lake);
    if (pending.count() > 0) {
      lake.append("readings", read(lake, pending.files()));
    }
    return pending.count();
  }

  static Pending pending(Lake lake) {
    Dataset<Row> missing = missing(lake);
    Row counted = missing.agg(count(lit(1)), countDistinct(col("landing_uri"))).head();
    long rows = counted.getLong(0);
    Dataset<Row> wanted = missing.select("landing_uri", "sha256", "sidecar", "content", "bytes");
    if (rows == counted.getLong(1)) {
      return new Pending(wanted, rows);
    }
    // One row a path, content and sidecar; the row that holds the bytes before one that does not.
    var same =
        Window.partitionBy("landing_uri", "sha256", "sidecar")
            .orderBy(col("content").isNull(), col("modified_ms"));
    Dataset<Row> once =
        missing
            .withColumn("n", row_number().over(same))
            .where("n = 1")
            .select("landing_uri", "sha256", "sidecar", "content", "bytes");
    return new Pending(once, once.count());
  }

  private static Dataset<Row> missing(Lake lake) {
    Dataset<Row> archive = lake.newest("archive");
    if (!lake.exists("readings")) {
      return archive;
    }
    Dataset<Row> readings =
        lake.newest("readings")
            .where(col("reader_version").equalTo(ReaderVersion.current()))
            .select(
                col("landing_uri").as("r_uri"),
                col("landing_sha256").as("r_sha256"),
                col("sidecar").as("r_sidecar"));
    Column read =
        archive
            .col("landing_uri")
            .equalTo(readings.col("r_uri"))
            .and(archive.col("sha256").equalTo(readings.col("r_sha256")))
            .and(archive.col("sidecar").eqNullSafe(readings.col("r_sidecar")));
    return archive.join(readings, read, "left_anti");
  }

  private static Dataset<Row> read(Lake lake, Dataset<Row> pending) {
    Dataset<Row> complete = pending;
    if (!pending.where(col("content").isNull()).isEmpty()) {
      Dataset<Row> contents =
          lake.newest("archive")
              .where(col("content").isNotNull())
              .groupBy(col("sha256"))
              .agg(first("content").as("kept"));
      complete =
          pending
              .join(contents, new String[] {"sha256"}, "left")
              .select(
                  col("landing_uri"),
                  col("sha256"),
                  col("sidecar"),
                  coalesce(col("content"), col("kept")).as("content"),
                  col("bytes"));
    }
    var hadoop = new SerializableConfiguration(lake.hadoop());
    String objects = lake.path(LandingBytes.OBJECTS);
    return complete.flatMap(
        (FlatMapFunction<Row, Row>) row -> rows(row, hadoop.value(), objects),
        Encoders.row(Schemas.schema("readings")));
  }

  private static Iterator<Row> rows(Row row, Configuration hadoop, String objects) {
    String uri = row.getString(0);
    String sha256 = row.getString(1);
    String sidecar = row.getString(2);
    long bytes = row.getLong(4);
    if (bytes > READ_LIMIT) {
      var refused = ReportReader.tooLarge(uri, sidecar, bytes, READ_LIMIT);
      return List.of(ReadingRow.of(uri, sha256, sidecar, refused, sha256, bytes)).iterator();
    }
    byte[] content = row.isNullAt(3) ? object(objects, sha256, hadoop) : (byte[]) row.get(3);
    var rows = new ArrayList<Row>();
    ReportReader.readLanded(
        uri, content, sidecar, read -> rows.add(ReadingRow.of(uri, sha256, sidecar, read)));
    return rows.iterator();
  }

  static byte[] object(String objects, String sha256, Configuration hadoop) {
    Path file = new Path(objects, sha256);
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the archive misses the content " + sha256, e);
    }
  }
}
