package nianbao.work;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.util.List;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The views that a run report's queries stand on: the release before, and what there is now. */
final class RunChanges {
  private static final List<String> COMPARED = List.of("files", "reports", "notices");

  private RunChanges() {}

  /** Registers {@code was_*}, {@code now_*}, {@code facts_new}, {@code facts_gone}, decisions. */
  static void register(Lake lake, RunSummary run) {
    for (String table : COMPARED) {
      was(lake, run, table).createOrReplaceTempView("was_" + table);
      lake.newest(table).createOrReplaceTempView("now_" + table);
    }
    Column then = lit(Timestamp.from(run.started()));
    lake.newest("facts")
        .where(col("known_from").equalTo(then))
        .createOrReplaceTempView("facts_new");
    lake.newest("facts_ended")
        .where(col("known_to").equalTo(then))
        .createOrReplaceTempView("facts_gone");
    Decisions.current(lake).createOrReplaceTempView("decided");
  }

  private static Dataset<Row> was(Lake lake, RunSummary run, String table) {
    Long version = run.before().map(Release::versions).map(v -> v.get(table)).orElse(null);
    return version == null
        ? lake.newest(table).limit(0)
        : lake.spark().read().format("delta").option("versionAsOf", version).load(lake.path(table));
  }
}
