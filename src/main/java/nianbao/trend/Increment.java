package nianbao.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nianbao.lake.Abreast;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * The aggregates brought from a release to the newest tables by way of the agencies that differ:
 * what these add to each sum is computed from the tables of the release and from the newest ones,
 * the one is taken out, the other put in. The result is that of computing everything anew.
 */
final class Increment implements AutoCloseable {
  /** An area, level, sector and scope. */
  private static final List<String> GROUP = List.of("area_code", "agency_level", "sector", "scope");

  /** Documents that belong to no agency count here, so that it is always among the groups. */
  private static final String HELD = "CN/unknown/unknown/unknown";

  private static final String NOTHING = "false";

  private final Lake lake;
  private final SparkSession spark;
  private final Trends trends;
  private final TouchedAgencies agencies;
  private final Map<Step, Dataset<Row>> sums = new LinkedHashMap<>();
  private Largest largest;
  private Set<String> groups = Set.of();
  private Set<String> areas = Set.of();

  private Increment(Lake lake, TouchedAgencies agencies) {
    this.lake = lake;
    this.spark = lake.spark();
    this.agencies = agencies;
    this.trends = Trends.prepared(spark);
  }

  /**
   * Brings every table up to date, if few agencies differ.
   *
   * @param served a release whose aggregates and stores stand as it names them, computed by these
   *     queries
   * @param share of all agencies above which it does not pay
   * @return empty where it does not pay, and nothing is written
   */
  static Optional<TrendTables.Part> run(Lake lake, Release served, BigDecimal share) {
    Optional<TouchedAgencies> agencies = TouchedAgencies.of(lake, served, share);
    if (agencies.isEmpty()) {
      return Optional.empty();
    }
    try (var increment = new Increment(lake, agencies.get())) {
      return increment.run();
    }
  }

  private Optional<TrendTables.Part> run() {
    lake.registerNewest(List.of("reports", "files", "divisions"));
    Step.of(Step.Kind.WHOLE).forEach(trends::run);
    Side before = side(true);
    Side now = side(false);
    largest = Largest.of(lake, before, now, agencies.widened());
    if (!largest.unsettled().isEmpty()) {
      agencies.widen(largest.unsettled());
      if (agencies.areMany()) {
        return Optional.empty();
      }
      before = side(true);
      now = side(false);
      largest = Largest.of(lake, before, now, agencies.widened());
    }
    sums(before, now);
    sums.forEach((step, rows) -> trends.register(step.view(), rows));
    Step.of(Step.Kind.AREA).forEach(trends::run);
    write();
    return Optional.of(new TrendTables.Part(agencies.touched().size(), groups.size()));
  }

  /** The steps of the touched agencies over the tables of the release, or over the newest ones. */
  private Side side(boolean before) {
    Side side = agencies.side(trends, before);
    Step.of(Step.Kind.AGENCY).forEach(side::run);
    Step.of(Step.Kind.LARGEST).forEach(side::run);
    return side;
  }

  private void sums(Side before, Side now) {
    before.register();
    trends.register(Largest.step().view(), largest.before(spark));
    before.runAbreast(Step.of(Step.Kind.SUMMED));
    now.register();
    trends.register(Largest.step().view(), largest.now(spark));
    now.runAbreast(Step.of(Step.Kind.SUMMED));
    var changes = new LinkedHashMap<Step, Dataset<Row>>();
    groups = new TreeSet<>(Set.of(HELD));
    areas = new TreeSet<>();
    for (Step step : Step.of(Step.Kind.SUMMED)) {
      Dataset<Row> change =
          Trends.kept(added(step, now.rows(step).union(negative(step, before.rows(step)))));
      changes.put(step, change);
      (step.ofArea() ? areas : groups).addAll(distinct(change, step));
      if (step.lookedUp() != null) {
        groups.addAll(lookingUp(step));
      }
    }
    var merges = new ArrayList<Callable<Dataset<Row>>>();
    changes.forEach((step, change) -> merges.add(() -> merged(step, change)));
    List<Dataset<Row>> merged = Abreast.run(spark, merges);
    changes.keySet().forEach(step -> sums.put(step, merged.get(sums.size())));
  }

  /** Groups whose later steps look at a largest value that is another now. */
  private List<String> lookingUp(Step step) {
    Dataset<Row> rows =
        spark
            .read()
            .format("delta")
            .load(lake.path(step.store()))
            .where(step.lookedUp())
            .join(
                broadcast(largest.changed(spark)),
                scala.jdk.javaapi.CollectionConverters.asScala(Largest.step().key()).toSeq(),
                "left_semi");
    return distinct(rows, step);
  }

  /** What stands in the lake of the touched groups, and what changes of it. */
  private Dataset<Row> merged(Step step, Dataset<Row> change) {
    Dataset<Row> stored = spark.read().format("delta").load(lake.path(step.store()));
    Dataset<Row> keys =
        spark
            .createDataset(List.copyOf(step.ofArea() ? areas : groups), Encoders.STRING())
            .toDF("k");
    Dataset<Row> old = stored.join(broadcast(keys), name(step).equalTo(col("k")), "left_semi");
    return Trends.kept(added(step, old.select(cols(change.columns())).union(change)));
  }

  private static Column name(Step step) {
    List<String> columns = step.ofArea() ? GROUP.subList(0, 1) : GROUP;
    return org.apache.spark.sql.functions.concat_ws("/", cols(columns.toArray(new String[0])));
  }

  private static List<String> distinct(Dataset<Row> rows, Step step) {
    return rows.select(name(step)).distinct().as(Encoders.STRING()).collectAsList();
  }

  private static Dataset<Row> negative(Step step, Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.schema().fields())
            .map(
                field ->
                    step.key().contains(field.name())
                        ? col(field.name())
                        : col(field.name())
                            .multiply(lit(-1))
                            .cast(field.dataType())
                            .as(field.name()))
            .toArray(Column[]::new));
  }

  /** Sums by key; where all of them are zero there is nobody, and no row. */
  private static Dataset<Row> added(Step step, Dataset<Row> rows) {
    var totals = new ArrayList<Column>();
    Column any = lit(false);
    for (StructField field : rows.schema().fields()) {
      if (!step.key().contains(field.name())) {
        totals.add(sum(col(field.name())).cast(field.dataType()).as(field.name()));
        any = any.or(col(field.name()).notEqual(lit(0)));
      }
    }
    return rows.groupBy(cols(step.key().toArray(new String[0])))
        .agg(totals.get(0), totals.subList(1, totals.size()).toArray(new Column[0]))
        .where(any)
        .select(cols(rows.columns()));
  }

  private static Column[] cols(String[] names) {
    return Arrays.stream(names).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private void write() {
    var parts = new TreeMap<String, Lake.Part>();
    var whole = new TreeMap<String, Supplier<Dataset<Row>>>();
    for (Trend trend : Trends.catalogue()) {
      Supplier<Dataset<Row>> rows = () -> trends.query(trend.name());
      switch (trend.touched()) {
        case AGENCY ->
            parts.put(trend.name(), new Lake.Part(in("agency_id", agencies.touched()), rows));
        case GROUP -> parts.put(trend.name(), new Lake.Part(ofGroups(), rows));
        case AREA -> parts.put(trend.name(), new Lake.Part(in("area_code", areas), rows));
        default -> throw new IllegalStateException(trend.name() + " is computed whole");
      }
    }
    sums.forEach(
        (step, rows) ->
            parts.put(
                step.store(),
                new Lake.Part(step.ofArea() ? in("area_code", areas) : ofGroups(), () -> rows)));
    parts.values().removeIf(part -> part.condition().equals(NOTHING));
    if (!largest.isSame()) {
      whole.put(Largest.step().store(), () -> largest.now(spark));
    }
    lake.replaceParts(parts);
    lake.replaceWithSchemasOf(whole);
  }

  private String ofGroups() {
    Set<String> codes =
        groups.stream()
            .map(group -> group.substring(0, group.indexOf('/')))
            .collect(Collectors.toCollection(TreeSet::new));
    return "%s and %s"
        .formatted(
            in("area_code", codes), in("concat_ws('/', " + String.join(", ", GROUP) + ")", groups));
  }

  private static String in(String expression, java.util.Collection<String> values) {
    if (values.isEmpty()) {
      return NOTHING;
    }
    return values.stream()
        .sorted()
        .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", ", expression + " in (", ")"));
  }

  @Override
  public void close() {
    trends.close();
  }
}
