package nianbao.lake;

import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What must hold before a release is seen: each row of {@code lake/audit.tsv} is a query over the
 * newest tables that finds what is wrong; it must find nothing.
 */
public final class Audit {
  private static final int EXAMPLES = 5;

  /** A broken promise: which, how often, and some examples. */
  public record Failure(String check, String en, long count, List<String> examples) {}

  /** The sums kept by file are not those of the rows: something was changed behind our back. */
  public static final Failure HASH_DOES_NOT_ADD_UP =
      new Failure("hash_adds_up", "The lake hash is that of the rows", 1, List.of());

  private Audit() {}

  /** Runs every check; an empty list means the release may be seen. */
  public static List<Failure> run(Lake lake) {
    lake.registerNewest(
        List.of("files", "reports", "facts", "notices", "readings", "archive", "agencies"));
    var failures = new ArrayList<Failure>();
    for (Tsv.Row row : Tsv.read("lake/audit.tsv")) {
      check(lake.spark(), row).ifPresent(failures::add);
    }
    return failures;
  }

  private static java.util.Optional<Failure> check(SparkSession spark, Tsv.Row row) {
    List<Row> found = spark.sql(row.get("finds")).limit(EXAMPLES).collectAsList();
    if (found.isEmpty()) {
      return java.util.Optional.empty();
    }
    long count = spark.sql(row.get("finds")).count();
    List<String> examples = found.stream().map(example -> example.mkString(" | ")).toList();
    return java.util.Optional.of(new Failure(row.get("check"), row.get("en"), count, examples));
  }
}
