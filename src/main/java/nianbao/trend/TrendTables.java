package nianbao.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The aggregates as tables of the lake, and the sums that are kept to bring them up to date. */
public final class TrendTables {
  private TrendTables() {}

  /** How many agencies and groups were computed anew; nothing where all were. */
  public record Part(int agencies, int groups) {}

  /**
   * Names of all aggregates and of what is kept for them.
   *
   * @param share as {@link #update} has it: nothing is kept where everything is always computed
   */
  public static List<String> names(BigDecimal share) {
    var names = new ArrayList<String>();
    Trends.catalogue().forEach(trend -> names.add(trend.name()));
    stored(share).forEach(step -> names.add(step.store()));
    return names;
  }

  private static List<Step> stored(BigDecimal share) {
    return share.signum() > 0 ? Step.CATALOGUE.stream().filter(Step::isStored).toList() : List.of();
  }

  /**
   * Brings every aggregate to the newest tables of the lake. What does not depend on an agency that
   * differs stays as it is; the result is the same as that of computing everything.
   *
   * @param served the release to start from; its tables but those of the aggregates were derived by
   *     the code that derived the newest ones. Empty to compute everything
   * @param share of all agencies: where more differ everything is computed; 0 for always
   */
  public static Optional<Part> update(
      Lake lake, List<String> tables, Optional<Release> served, BigDecimal share) {
    Optional<Part> part =
        served
            .filter(release -> share.signum() > 0 && isStart(lake, release, share))
            .flatMap(r -> Increment.run(lake, r, share));
    if (part.isEmpty()) {
      whole(lake, tables, share);
    }
    return part;
  }

  /** Whether aggregates and stores stand as a release names them, computed by these queries. */
  private static boolean isStart(Lake lake, Release release, BigDecimal share) {
    var same = new ArrayList<>(names(share));
    same.add("divisions");
    return release.trendVersion().equals(Trends.version())
        && Trends.catalogue().stream().noneMatch(t -> t.touched() == Trend.Touched.WHOLE)
        && release.versions().containsKey("readings")
        && same.stream()
            .allMatch(
                name ->
                    release.versions().containsKey(name)
                        && release.versions().get(name) == lake.version(name));
  }

  private static void whole(Lake lake, List<String> tables, BigDecimal share) {
    lake.registerNewest(tables);
    try (Trends trends = Trends.over(lake.spark())) {
      var queries = new TreeMap<String, Supplier<Dataset<Row>>>();
      Trends.catalogue().forEach(t -> queries.put(t.name(), () -> trends.query(t.name())));
      stored(share).forEach(s -> queries.put(s.store(), () -> lake.spark().table(s.view())));
      lake.replaceWithSchemasOf(queries);
    }
  }
}
