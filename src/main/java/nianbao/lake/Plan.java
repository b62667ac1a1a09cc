package nianbao.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.List;
import nianbao.fact.ReaderVersion;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What a run would do, found out without writing anything.
 *
 * @param listed landing files there are
 * @param fresh paths never seen
 * @param changed paths seen with other content, size, time or sidecar
 * @param rereads archived landing files that this version of the reader has not read
 * @param readers versions of the reader that read the archive so far
 */
public record Plan(
    long listed, Part fresh, Part changed, long rereads, List<String> readers, String reader) {
  private static final int EXAMPLES = 20;

  /** Landing files of one kind: how many, how large, the first of them by name. */
  public record Part(long files, long bytes, List<String> examples) {}

  /**
   * Looks at the landing and at what the lake holds, if there is one.
   *
   * @throws java.io.FileNotFoundException when the landing does not exist
   */
  public static Plan of(Lake lake, String landing) throws IOException {
    Intake.Planned planned = Intake.plan(lake, landing);
    boolean filled = lake.exists("archive");
    return new Plan(
        planned.listed(),
        part(planned.fresh().where(col("known").isNull())),
        part(planned.fresh().where(col("known").isNotNull())),
        filled ? Readings.pending(lake).count() : 0,
        lake.exists("readings") ? readers(lake) : List.of(),
        ReaderVersion.current());
  }

  public long unchanged() {
    return listed - fresh.files() - changed.files();
  }

  private static Part part(Dataset<Row> files) {
    Row sums = files.agg(count(lit(1)), sum("bytes")).head();
    List<String> examples =
        files
            .select("landing_uri")
            .orderBy("landing_uri")
            .limit(EXAMPLES)
            .as(Encoders.STRING())
            .collectAsList();
    return new Part(sums.getLong(0), sums.isNullAt(1) ? 0 : sums.getLong(1), examples);
  }

  private static List<String> readers(Lake lake) {
    return lake.newest("readings")
        .select("reader_version")
        .distinct()
        .orderBy("reader_version")
        .as(Encoders.STRING())
        .collectAsList();
  }
}
