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

  /** In lakes of fewer reports everything is computed sooner than what differs is found. */
  private static final long FEW = 20_000;

  /** How many agencies and groups were computed anew. */
  public record Part(int agencies, int groups) {}

  /**
   * What an update did.
   *
   * @param part nothing where everything was computed
   * @param tables that stand for the newest tables of the lake now; what is kept for later nights
   *     only where it was written too
   */
  public record Update(Optional<Part> part, List<String> tables) {
    public Update {
      tables = List.copyOf(tables);
    }
  }

  /** Names of all aggregates and of what may be kept for them. */
  public static List<String> names() {
    var names = new ArrayList<>(aggregates());
    stored().forEach(step -> names.add(step.store()));
    return names;
  }

  /** Names of all aggregates. */
  public static List<String> aggregates() {
    return Trends.catalogue().stream().map(Trend::name).toList();
  }

  private static List<Step> stored() {
    return Step.CATALOGUE.stream().filter(Step::isStored).toList();
  }

  /**
   * Brings every aggregate to the newest tables of the lake. What does not depend on an agency that
   * differs stays as it is; the result is the same as that of computing everything.
   *
   * @param served the release to start from; its tables but those of the aggregates were derived by
   *     the code that derived the newest ones. Empty to compute everything
   * @param share of all agencies: where more differ everything is computed; 0 for always, and then
   *     nothing is kept; 1 for never, however small the lake is
   */
  public static Update update(
      Lake lake, List<String> tables, Optional<Release> served, BigDecimal share) {
    Optional<Part> part =
        served
            .filter(release -> share.signum() > 0 && isStart(lake, release))
            .flatMap(release -> Increment.run(lake, release, share));
    if (part.isPresent()) {
      return new Update(part, names());
    }
    boolean kept =
        share.compareTo(BigDecimal.ONE) == 0
            || share.signum() > 0 && lake.newest("reports").count() >= FEW;
    whole(lake, tables, kept);
    return new Update(part, kept ? names() : aggregates());
  }

  /** Whether aggregates and what is kept stand as a release names them, by these queries. */
  private static boolean isStart(Lake lake, Release release) {
    var same = new ArrayList<>(names());
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

  private static void whole(Lake lake, List<String> tables, boolean kept) {
    lake.registerNewest(tables);
    try (Trends trends = Trends.over(lake.spark())) {
      var queries = new TreeMap<String, Supplier<Dataset<Row>>>();
      aggregates().forEach(name -> queries.put(name, () -> trends.query(name)));
      if (kept) {
        stored().forEach(s -> queries.put(s.store(), () -> lake.spark().table(s.view())));
      }
      lake.replaceWithSchemasOf(queries);
    }
  }
}
