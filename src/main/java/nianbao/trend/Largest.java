package nianbao.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.lake.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The largest value of each key over all agencies, as it was and as it is, though only some
 * agencies are looked at. A value that rose is known by those; one that may have fallen, or that
 * enters sums of agencies not looked at, is unsettled until all agencies of its kin are.
 */
final class Largest {
  private static final Step STEP = Step.of(Step.Kind.LARGEST).get(0);
  private static final String VALUE = "largest";
  private static final String IN_SUMS = "in_sums";

  private final StructType schema;
  private final Map<String, Row> before;
  private final Map<String, Row> now;
  private final Map<String, Row> changed = new TreeMap<>();
  private final Set<String> unsettled = new TreeSet<>();

  private Largest(StructType schema, Map<String, Row> before) {
    this.schema = schema;
    this.before = before;
    this.now = new TreeMap<>(before);
  }

  /**
   * Compares what some agencies state.
   *
   * @param settled kin whose agencies are all among those
   */
  static Largest of(Lake lake, Side before, Side now, Set<String> settled) {
    Dataset<Row> stored = lake.spark().read().format("delta").load(lake.path(STEP.store()));
    var largest = new Largest(stored.schema(), byKey(stored));
    largest.compare(byKey(before.rows(STEP)), byKey(now.rows(STEP)), settled);
    return largest;
  }

  private static Map<String, Row> byKey(Dataset<Row> rows) {
    var byKey = new TreeMap<String, Row>();
    for (Row row : rows.collectAsList()) {
      var key = new ArrayList<String>();
      STEP.key().forEach(column -> key.add(row.getAs(column)));
      byKey.put(String.join("\n", key), row);
    }
    return byKey;
  }

  private void compare(Map<String, Row> was, Map<String, Row> is, Set<String> settled) {
    var keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      Row known = before.get(key);
      Row fresh = is.get(key);
      String kin = kin(fresh == null ? was.get(key) : fresh);
      if (settled.contains(kin)) {
        set(key, known, fresh);
      } else if (isMore(fresh, known)) {
        set(key, known, fresh);
        if (fresh.<Boolean>getAs(IN_SUMS)) {
          unsettled.add(kin);
        }
      } else if (isMore(known, fresh) && !isMore(known, was.get(key))) {
        unsettled.add(kin);
      }
    }
  }

  private void set(String key, Row known, Row fresh) {
    if (fresh == null) {
      now.remove(key);
    } else {
      now.put(key, fresh);
    }
    if (isMore(known, fresh) || isMore(fresh, known)) {
      changed.put(key, fresh == null ? known : fresh);
    }
  }

  private static boolean isMore(Row one, Row other) {
    return one != null && (other == null || value(one).compareTo(value(other)) > 0);
  }

  private static BigDecimal value(Row row) {
    return row.getAs(VALUE);
  }

  /** What {@link TouchedAgencies#KIN} gives of a report. */
  private static String kin(Row row) {
    return row.getAs("agency_level") + "/" + row.getAs("sector");
  }

  /** Kin of which all agencies must be looked at before this can be told. */
  Set<String> unsettled() {
    return unsettled;
  }

  boolean isSame() {
    return changed.isEmpty();
  }

  static Step step() {
    return STEP;
  }

  /** The keys whose value is another now. */
  Dataset<Row> changed(SparkSession spark) {
    return rows(spark, changed).select(STEP.key().get(0), tail());
  }

  private static String[] tail() {
    return STEP.key().subList(1, STEP.key().size()).toArray(new String[0]);
  }

  Dataset<Row> before(SparkSession spark) {
    return rows(spark, before);
  }

  Dataset<Row> now(SparkSession spark) {
    return rows(spark, now);
  }

  private Dataset<Row> rows(SparkSession spark, Map<String, Row> rows) {
    return spark.createDataFrame(List.copyOf(rows.values()), schema);
  }
}
