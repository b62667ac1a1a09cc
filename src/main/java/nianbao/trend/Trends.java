package nianbao.trend;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import nianbao.lake.Abreast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.optimizer.EliminateSorts$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The aggregates over the lake's views {@code facts}, {@code reports}, {@code files} and {@code
 * divisions}. A query file is a table; those below {@code base} are steps that tables share.
 *
 * <p>Open it once for all tables, so that the facts are read once, and close it to let the steps
 * go.
 */
public final class Trends implements AutoCloseable {
  private static final List<Trend> CATALOGUE =
      Queries.names("").stream().map(name -> Trend.parse(name, Queries.text(name))).toList();

  /**
   * Every step keeps an agency's rows in one partition and says so. Adaptive execution forgets it
   * and would shuffle again before every window and join; its own planning costs as much as the
   * work. Constraints are told of steps that are kept under names they no longer have there, and a
   * union of two sides fails over them. Years of an agency are collected for far more agencies than
   * the few groups after which Spark would turn to sorting them. Rows that are sorted before they
   * are summed are so for a reason, and stay so afterwards; what a sum leaves out must be said by
   * CASE then: Spark forgets FILTER where it sums rows in their order.
   */
  private static final Map<String, String> PLANNING =
      Map.of(
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.constraintPropagation.enabled", "false",
          "spark.sql.optimizer.excludedRules", EliminateSorts$.MODULE$.ruleName(),
          "spark.sql.execution.replaceHashWithSortAgg", "true",
          "spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "200000",
          "spark.sql.requireAllClusterKeysForCoPartition", "false");

  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  /** What their figures are sorted and summed in stays in memory. */
  private static final int REPORTS_IN_PARTITION = 2_500;

  private final SparkSession spark;
  private final Set<String> views = new TreeSet<>();
  private final Map<String, Optional<String>> before = new TreeMap<>();

  private Trends(SparkSession spark) {
    this.spark = spark;
    PLANNING.forEach(this::set);
  }

  private void set(String key, String value) {
    scala.Option<String> old = spark.conf().getOption(key);
    before.putIfAbsent(key, old.isDefined() ? Optional.of(old.get()) : Optional.empty());
    spark.conf().set(key, value);
  }

  /** Every aggregate, by name. */
  public static List<Trend> catalogue() {
    return CATALOGUE;
  }

  /**
   * Version of all queries: changes when a trend must be computed anew though its facts did not.
   */
  public static String version() {
    return Queries.version();
  }

  /**
   * @throws IllegalArgumentException where no query file has that name
   */
  public static Trend trend(String name) {
    return CATALOGUE.stream()
        .filter(trend -> trend.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trend " + name));
  }

  /** Nothing but the catalogues of this layer and the session's planning. */
  static Trends prepared(SparkSession spark) {
    var trends = new Trends(spark);
    Measures.register(spark);
    return trends;
  }

  /** Registers the shared steps over the views as they are now. */
  public static Trends over(SparkSession spark) {
    Trends trends = prepared(spark);
    try {
      trends.divide(spark.table("reports").count());
      for (Step.Kind kind : Step.Kind.values()) {
        if (kind == Step.Kind.SUMMED) {
          trends.runAbreast(Step.of(kind));
        } else {
          Step.of(kind).forEach(trends::run);
        }
      }
    } catch (RuntimeException e) {
      trends.close();
      throw e;
    }
    return trends;
  }

  private void divide(long reports) {
    long usual = Long.parseLong(spark.conf().get(PARTITIONS));
    set(PARTITIONS, String.valueOf(Math.max(usual, reports / REPORTS_IN_PARTITION)));
  }

  /**
   * The rows of an aggregate in the declared columns, in no order; {@link Trend#key} gives one.
   *
   * @throws IllegalStateException when the query yields other columns than its head declares
   */
  public Dataset<Row> query(String name) {
    Trend trend = trend(name);
    Dataset<Row> rows = spark.sql(trend.sql());
    check(trend, rows.schema());
    return rows.select(
        trend.columns().stream()
            .map(column -> col(column.name()).as(column.name(), comment(column)))
            .toArray(Column[]::new));
  }

  private static Metadata comment(Trend.Column column) {
    return new MetadataBuilder().putString("comment", column.en()).build();
  }

  /** Computes a step over the views as they are now and registers it. */
  Dataset<Row> run(Step step) {
    Dataset<Row> rows = spark.sql(step.sql());
    // Only cached, a step would bring its whole plan into every query: minutes of planning.
    return register(step.view(), step.kept() ? kept(rows) : rows);
  }

  /** Computes steps that do not name each other, a few at a time; their rows in the same order. */
  List<Dataset<Row>> runAbreast(List<Step> steps) {
    var runs = new ArrayList<Callable<Dataset<Row>>>();
    steps.forEach(step -> runs.add(() -> run(step)));
    return Abreast.run(spark, runs);
  }

  /**
   * Rows that are computed now, and once. How they are spread over partitions is known of columns
   * by identity, and a query with steps of its own gives its columns others on the way: names that
   * only these rows have hold on to it.
   */
  static Dataset<Row> kept(Dataset<Row> rows) {
    String[] names = rows.columns();
    return renamed(
        renamed(rows, names, name -> "kept " + name)
            .localCheckpoint(true, StorageLevel.MEMORY_AND_DISK_SER()),
        names,
        name -> name);
  }

  private static Dataset<Row> renamed(
      Dataset<Row> rows, String[] names, UnaryOperator<String> name) {
    var columns = new Column[names.length];
    String[] before = rows.columns();
    for (int i = 0; i < names.length; i++) {
      columns[i] = rows.col("`" + before[i] + "`").as(name.apply(names[i]));
    }
    return rows.select(columns);
  }

  /** Registers rows under a name until this is closed. */
  Dataset<Row> register(String view, Dataset<Row> rows) {
    rows.createOrReplaceTempView(view);
    synchronized (views) {
      views.add(view);
    }
    return rows;
  }

  private static void check(Trend trend, StructType actual) {
    String declared = described(trend.schema());
    String found = described(actual);
    if (!declared.equals(found)) {
      throw new IllegalStateException(
          "trend/%s.sql declares%n%s%nand yields%n%s".formatted(trend.name(), declared, found));
    }
  }

  private static String described(StructType schema) {
    var text = new StringBuilder();
    for (StructField field : schema.fields()) {
      DataType type = field.dataType();
      text.append(field.name()).append(' ').append(type.sql()).append('\n');
    }
    return text.toString();
  }

  /** Lets the steps and the session's planning go: queries made before can no longer be run. */
  @Override
  public void close() {
    views.forEach(spark.catalog()::dropTempView);
    views.clear();
    before.forEach(
        (key, value) ->
            value.ifPresentOrElse(v -> spark.conf().set(key, v), () -> spark.conf().unset(key)));
    before.clear();
  }
}
