package nianbao.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/**
 * What people decided about documents: append-only, by content, the latest decision in force. The
 * content of the lake follows from the documents and these rows, and from nothing else.
 */
public final class Decisions {
  static final String TABLE = "decisions";

  /** States of documents that are held back. */
  public static final List<String> HELD = List.of("quarantined", "unreadable", "needs_ocr");

  /** What can be decided. */
  public enum Action {
    /** The document does not count for the quarantine threshold until a day. */
    WAIVE,
    /** The document is never served. */
    WITHDRAW,
    /** The document is read anew with the next run; earlier decisions about it end. */
    REPLAY
  }

  /**
   * A decision.
   *
   * @param sha256 content of the document, wherever it stands
   * @param uri the path under which it was named
   * @param expires end of a waiver, null otherwise
   */
  public record Decision(
      Instant at,
      String author,
      Action action,
      String sha256,
      String uri,
      String reason,
      Instant expires) {}

  private Decisions() {}

  /** Writes decisions down; a replay also lets the documents' readings go. */
  public static void add(Lake lake, List<Decision> decisions) {
    var rows = new ArrayList<Row>();
    var replayed = new ArrayList<String>();
    for (Decision decision : decisions) {
      rows.add(
          RowFactory.create(
              Timestamp.from(decision.at()),
              decision.author(),
              decision.action().name().toLowerCase(Locale.ROOT),
              decision.sha256(),
              decision.uri(),
              decision.reason(),
              decision.expires() == null ? null : Timestamp.from(decision.expires())));
      if (decision.action() == Action.REPLAY) {
        replayed.add(decision.sha256());
      }
    }
    lake.append(TABLE, lake.spark().createDataFrame(rows, Schemas.schema(TABLE)).coalesce(1));
    if (!replayed.isEmpty()) {
      forget(lake, replayed);
    }
  }

  /** A container is read as a whole: all that was read from the same landing file goes. */
  private static void forget(Lake lake, List<String> documents) {
    List<String> landed =
        lake.newest("readings")
            .where(Lake.isIn("source_sha256", documents))
            .select("landing_sha256")
            .distinct()
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList();
    lake.delete("readings", Lake.isIn("landing_sha256", landed));
  }

  /** The decision in force for each document that has one; expired waivers included. */
  public static Dataset<Row> current(Lake lake) {
    var latest =
        Window.partitionBy("source_sha256")
            .orderBy(col("decided_at").desc(), col("action"), col("author"), col("reason"));
    return lake.newest(TABLE).withColumn("n", row_number().over(latest)).where("n = 1").drop("n");
  }

  /** Registers what is withdrawn as the view {@code withdrawn}. */
  static void registerWithdrawn(Lake lake) {
    broadcast(
            current(lake)
                .where(col("action").equalTo("withdraw"))
                .select(
                    col("source_sha256").as("withdrawn_sha256"),
                    col("author"),
                    col("reason").as("withdrawal")))
        .createOrReplaceTempView("withdrawn");
  }

  /** How many documents held back a decision covers: withdrawn, or waived and not yet expired. */
  public static long settled(Lake lake, Instant now) {
    if (!lake.exists(TABLE)) {
      return 0;
    }
    Column waived =
        col("action").equalTo("waive").and(col("expires_at").gt(lit(Timestamp.from(now))));
    Dataset<Row> covering =
        current(lake)
            .where(waived.or(col("action").equalTo("withdraw")))
            .select(col("source_sha256"));
    return lake.newest("files")
        .where(col("state").isin("quarantined", "unreadable"))
        .join(broadcast(covering), new String[] {"source_sha256"}, "left_semi")
        .count();
  }
}
