package nianbao.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nianbao.Tsv;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What must hold before a release is seen: each row of {@code lake/audit.tsv} is a query over the
 * newest tables, and those that are served, that finds what is wrong; it must find nothing.
 */
public final class Audit {
  private static final int EXAMPLES = 5;
  private static final List<String> NEWEST =
      List.of("files", "reports", "facts", "notices", "readings", "archive", "agencies");

  /** Tables that the last release is compared by; as views they are called {@code served_…}. */
  private static final List<String> SERVED = List.of("files", "reports");

  /** A broken promise: which, how often, and some examples. */
  public record Failure(String check, String en, long count, List<String> examples) {}

  /** The sums kept by file are not those of the rows: something was changed behind our back. */
  public static final Failure HASH_DOES_NOT_ADD_UP =
      new Failure("hash_adds_up", "The lake hash is that of the rows", 1, List.of());

  private final Lake lake;
  private final Map<String, BigDecimal> limits;

  private Audit(Lake lake, Map<String, BigDecimal> limits) {
    this.lake = lake;
    this.limits = limits;
  }

  /**
   * Runs every check; an empty list means the release may be seen.
   *
   * @param served the release that is served now: what is new is compared with it
   * @param all whether to look at every fact, also at those that were audited with that release
   * @param limits what the queries name as {@code :fall} and {@code :size}: the shares by which
   *     counts may fall and sizes may differ
   */
  public static List<Failure> run(
      Lake lake, Optional<Release> served, boolean all, Map<String, BigDecimal> limits) {
    lake.registerNewest(NEWEST);
    registerServed(lake, served);
    registerNew(lake, all ? Optional.empty() : served);
    var audit = new Audit(lake, limits);
    var checks = new ArrayList<Callable<Optional<Failure>>>();
    for (Tsv.Row row : Tsv.read("lake/audit.tsv")) {
      if (served.isPresent() || !row.get("finds").contains("served_")) {
        checks.add(() -> audit.check(row));
      }
    }
    return Abreast.run(lake.spark(), checks).stream().flatMap(Optional::stream).toList();
  }

  private static void registerServed(Lake lake, Optional<Release> served) {
    served.ifPresent(
        release -> {
          SERVED.forEach(
              table -> lake.served(release, table).createOrReplaceTempView("served_" + table));
          factsChanged(lake, release).createOrReplaceTempView("served_facts_changed");
        });
  }

  /**
   * What the release cannot have been audited for. The facts of a report that changed are all
   * written anew, so that they are found in the files that the release does not have.
   */
  private static void registerNew(Lake lake, Optional<Release> served) {
    Dataset<Row> reports = lake.newest("reports");
    Dataset<Row> facts = lake.newest("facts");
    if (served.isPresent() && served.get().versions().containsKey("facts")) {
      Dataset<Row> before =
          lake.served(served.get(), "reports").select(col("report_id"), col("digest"));
      reports = reports.join(before, new String[] {"report_id", "digest"}, "left_anti");
      facts = lake.differing(served.get(), "facts").now();
    }
    reports.createOrReplaceTempView("reports_changed");
    facts.createOrReplaceTempView("facts_written");
  }

  /** Reports whose facts are others than in a release; only files that differ are read. */
  private static Dataset<Row> factsChanged(Lake lake, Release release) {
    Long version = release.versions().get("facts");
    if (version == null) {
      return lake.newest("facts").select("report_id").limit(0);
    }
    DataFiles before = DataFiles.at(lake, "facts", version);
    DataFiles now = DataFiles.newest(lake, "facts");
    Dataset<Row> written = sums(now.rowsNotIn(before));
    Dataset<Row> left = sums(before.rowsNotIn(now));
    Column same = written.col("sums").equalTo(left.col("sums"));
    Column report = written.col("report_id").equalTo(left.col("report_id"));
    return written
        .join(left, report, "full_outer")
        .where(not(coalesce(same, lit(false))))
        .select(coalesce(written.col("report_id"), left.col("report_id")).as("report_id"));
  }

  private static Dataset<Row> sums(Dataset<Row> facts) {
    return facts
        .select(col("report_id"), LakeHash.row(facts.drop("known_from")).as(LakeHash.HASH))
        .groupBy("report_id")
        .agg(LakeHash.FIRST.as("n"), LakeHash.REST)
        .select(col("report_id"), struct(col("*")).as("sums"));
  }

  private Optional<Failure> check(Tsv.Row row) {
    String sql = row.get("finds");
    for (Map.Entry<String, BigDecimal> limit : limits.entrySet()) {
      sql = sql.replace(":" + limit.getKey(), limit.getValue().toPlainString());
    }
    Dataset<Row> finds = lake.spark().sql(sql);
    List<Row> found = finds.limit(EXAMPLES).collectAsList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> examples = found.stream().map(example -> example.mkString(" | ")).toList();
    return Optional.of(new Failure(row.get("check"), row.get("en"), finds.count(), examples));
  }
}
