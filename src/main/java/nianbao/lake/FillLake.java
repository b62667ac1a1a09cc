package nianbao.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import nianbao.Notice;
import nianbao.fact.ReaderVersion;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Archive → readings, files, reports, facts, notices, dimensions. Only what is new is read; only
 * reports whose documents changed are built anew. The result depends on the documents, not on the
 * order in which they came.
 */
public final class FillLake {
  /** Above this many changed reports a table is written whole: cheaper than marking rows. */
  private static final int REBUILD_ABOVE = 2_000;

  private static final List<String> LIGHT =
      List.of(
          "reading_id",
          "source_uri",
          "landing_uri",
          "landing_sha256",
          "source_sha256",
          "sidecar",
          "reader_version",
          "bytes",
          "url",
          "media_type",
          "charset",
          "outcome",
          "reason",
          "kind",
          "agency_id",
          "agency_name",
          "sector",
          "agency_level",
          "division_code",
          "division_name",
          "report_year",
          "period_start",
          "period_end",
          "form",
          "scope",
          "title",
          "published_on",
          "official",
          "fetched_at",
          "fingerprint",
          "n_cells",
          "n_facts",
          "n_notices");

  /**
   * What a table must build anew.
   *
   * @param whole everything: there is no table yet, or so much changed that marking rows costs more
   * @param keys the keys otherwise
   * @param known those of the keys that the table has rows of
   */
  private record Changes(boolean whole, List<String> keys, List<String> known, long count) {
    boolean none() {
      return count == 0;
    }
  }

  private final Lake lake;
  private final SparkSession spark;
  private final Timestamp now;
  private final Consumer<String> progress;
  private final boolean anew;
  private Optional<Touched> touched = Optional.empty();

  private FillLake(Lake lake, Timestamp now, boolean anew, Consumer<String> progress) {
    this.lake = lake;
    this.anew = anew;
    this.spark = lake.spark();
    this.now = now;
    this.progress = progress;
  }

  /** What a run changed. */
  public record Filled(long documentsRead, long reportsChanged, Map<String, Long> states) {}

  /**
   * Brings the tables up to what the archive holds.
   *
   * @param now when the run's knowledge begins: the {@code known_from} of new facts
   * @param anew whether other code derived the tables as they are: then all of them are derived
   * @param progress hears what is being done, for the operator
   */
  public static Filled run(Lake lake, Timestamp now, boolean anew, Consumer<String> progress) {
    return new FillLake(lake, now, anew, progress).run();
  }

  private Filled run() {
    progress.accept("reading documents");
    long read = Readings.bringUpToDate(lake);
    progress.accept("%,d landing files read".formatted(read));
    dimensions();
    progress.accept("copies, editions and what changed");
    Dataset<Row> current =
        lake.newest("readings").where(col("reader_version").equalTo(ReaderVersion.current()));
    Dataset<Row> light = current.select(cols(LIGHT.toArray(new String[0])));
    touched = anew ? Optional.empty() : Touched.of(lake, light, REBUILD_ABOVE);
    if (touched.isPresent() && touched.get().isNothing()) {
      return new Filled(read, 0, states());
    }
    touched
        .map(some -> light.where(some.ofReadings()))
        .orElse(light)
        .createOrReplaceTempView("readings_current");
    Decisions.registerWithdrawn(lake);
    Dataset<Row> documents =
        LakeSql.query(spark, "documents").persist(StorageLevel.MEMORY_AND_DISK());
    documents.createOrReplaceTempView("documents");
    try {
      return build(read, current, documents);
    } finally {
      documents.unpersist();
    }
  }

  private Filled build(long read, Dataset<Row> current, Dataset<Row> documents) {
    Dataset<Row> files = LakeSql.query(spark, "files");
    Dataset<Row> reports = LakeSql.query(spark, "reports");
    Changes changedReports =
        changed("reports", touched.map(Touched::ofReports), reports, "report_id", col("digest"));
    Changes changedFiles =
        changed(
            "files",
            touched.map(Touched::ofFiles),
            files,
            "reading_id",
            expr("concat_ws(' ', reader_version, state, rank, report_id, reason)"));
    if (!changedFiles.none()) {
      progress.accept("notices of %,d documents".formatted(changedFiles.count()));
      notices(current, documents, changedFiles);
    }
    if (!changedReports.none()) {
      progress.accept("facts of %,d reports".formatted(changedReports.count()));
      facts(current, documents, reports, changedReports);
    }
    if (!changedReports.none() || !changedFiles.none()) {
      progress.accept("files, reports, agencies");
      store("reports", "report_id", reports, changedReports);
      store("files", "reading_id", files, changedFiles);
      agencies();
    }
    return new Filled(read, changedReports.count(), states());
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new TreeMap<>();
    for (Row row : lake.newest("files").groupBy("state").agg(count(lit(1))).collectAsList()) {
      states.put(row.getString(0), row.getLong(1));
    }
    return states;
  }

  private void store(String table, String key, Dataset<Row> rows, Changes changed) {
    if (changed.whole()) {
      lake.replace(table, rows.coalesce(1));
    } else if (!changed.none()) {
      if (!changed.known().isEmpty()) {
        lake.delete(table, Lake.isIn(key, changed.known()));
      }
      lake.append(table, rows.where(Lake.isIn(key, changed.keys())).coalesce(1));
    }
  }

  /**
   * Keys whose digest differs between the new rows and the table, those that vanished included.
   *
   * @param part the rows of the table that the new rows stand for; empty for all
   */
  private Changes changed(
      String table, Optional<Column> part, Dataset<Row> rows, String key, Column digest) {
    Dataset<Row> fresh = rows.select(col(key), digest.as("new_digest"));
    if (anew || !lake.exists(table)) {
      return new Changes(true, List.of(), List.of(), fresh.count());
    }
    Dataset<Row> before = part.map(lake.newest(table)::where).orElse(lake.newest(table));
    Dataset<Row> old = before.select(col(key), digest.as("old_digest"), lit(1).as("o"));
    Dataset<Row> differing =
        fresh
            .withColumn("n", lit(1))
            .join(old, new String[] {key}, "full_outer")
            .where(
                not(col("n").eqNullSafe(col("o")))
                    .or(not(col("new_digest").eqNullSafe(col("old_digest")))))
            .select(col(key), col("o").isNotNull());
    List<Row> differ =
        (part.isPresent() ? differing : differing.limit(REBUILD_ABOVE + 1)).collectAsList();
    if (part.isEmpty() && differ.size() > REBUILD_ABOVE) {
      return new Changes(true, List.of(), List.of(), differ.size());
    }
    List<String> keys = differ.stream().map(row -> row.getString(0)).toList();
    List<String> known =
        differ.stream().filter(row -> row.getBoolean(1)).map(row -> row.getString(0)).toList();
    return new Changes(false, keys, known, keys.size());
  }

  private static Column not(Column condition) {
    return org.apache.spark.sql.functions.not(condition);
  }

  private void notices(Dataset<Row> current, Dataset<Row> documents, Changes changed) {
    boolean whole = changed.whole() || !lake.exists("notices");
    Dataset<Row> owners = documents.select(col("reading_id"), col("report_id"), col("state"));
    if (!whole) {
      owners = owners.where(Lake.isIn("reading_id", changed.keys()));
      List<String> forgotten = forgetNotices(changed.known());
      if (!forgotten.isEmpty()) {
        // One document may stand in two versions of a container: the other's notices went too.
        Column other = NAMED.isInCollection(forgotten);
        Column apart = not(Lake.isIn("reading_id", changed.keys()));
        owners =
            owners.union(
                lake.newest("files")
                    .where(other.and(apart))
                    .select("reading_id", "report_id", "state"));
      }
    }
    current
        .select("reading_id", "source_uri", "source_sha256", "report_year", "notices")
        .join(broadcast(owners), "reading_id")
        .createOrReplaceTempView("documents_to_notice");
    rules().createOrReplaceTempView("rules");
    Dataset<Row> rows = LakeSql.query(spark, "notices");
    if (whole) {
      lake.replace("notices", rows);
    } else {
      lake.append("notices", rows.coalesce(1));
    }
  }

  private static final Column NAMED = expr("concat(source_uri, '\n', source_sha256)");

  /** Deletes the notices of documents as the files table still names them; returns those names. */
  private List<String> forgetNotices(List<String> readings) {
    if (readings.isEmpty()) {
      return List.of();
    }
    List<String> names =
        lake
            .newest("files")
            .where(Lake.isIn("reading_id", readings))
            .select(NAMED)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    lake.delete("notices", NAMED.isInCollection(names));
    return names;
  }

  private void facts(
      Dataset<Row> current, Dataset<Row> documents, Dataset<Row> reports, Changes changed) {
    boolean first = !lake.exists("facts");
    boolean whole = first || changed.whole();
    Dataset<Row> wanted = whole ? reports : reports.where(Lake.isIn("report_id", changed.keys()));
    Dataset<Row> owners = documents.where(col("report_id").isNotNull());
    owners = whole ? owners : owners.where(Lake.isIn("report_id", changed.keys()));
    wanted.createOrReplaceTempView("reports_to_build");
    Dataset<Row> building =
        current
            .select("reading_id", "report_year", "form", "source_uri", "source_sha256", "facts")
            .join(broadcast(owners.select("reading_id", "report_id", "rank")), "reading_id");
    // Documents are moved to their year while their facts are still nested: a tenth of the bytes.
    (whole ? byYear(building) : building).createOrReplaceTempView("documents_to_build");
    Dataset<Row> fresh = LakeSql.query(spark, "facts");
    if (first) {
      lake.replace("facts", fresh.withColumn("known_from", lit(now)));
    } else if (!whole && changed.known().isEmpty()) {
      // Nothing was stated before: what is there need not be read.
      lake.append("facts", fresh.withColumn("known_from", lit(now)).coalesce(1));
    } else {
      revise(fresh, whole, changed);
    }
  }

  /** Facts that did not change keep the time since when they are known; others end. */
  private void revise(Dataset<Row> fresh, boolean whole, Changes changed) {
    Dataset<Row> old = lake.newest("facts");
    old = whole ? old : old.where(ofReports(changed.known()));
    old = old.persist(StorageLevel.DISK_ONLY());
    old.count();
    String[] columns = fresh.columns();
    Dataset<Row> known = old.groupBy(cols(columns)).agg(expr("min(known_from) as was_known"));
    Column same = lit(true);
    for (String column : columns) {
      same = same.and(fresh.col(column).eqNullSafe(known.col(column)));
    }
    List<Column> wanted = new ArrayList<>();
    for (String column : columns) {
      wanted.add(fresh.col(column));
    }
    wanted.add(coalesce(known.col("was_known"), lit(now)).as("known_from"));
    Dataset<Row> revised =
        fresh
            .join(known, same, "left")
            .select(wanted.toArray(new Column[0]))
            .persist(StorageLevel.DISK_ONLY());
    Column kept = lit(true);
    for (String column : columns) {
      kept = kept.and(old.col(column).eqNullSafe(fresh.col(column)));
    }
    Dataset<Row> ended = old.join(fresh, kept, "left_anti").withColumn("known_to", lit(now));
    if (!ended.isEmpty()) {
      lake.append("facts_ended", ended.coalesce(1));
    }
    revised.count();
    if (whole) {
      lake.replace("facts", revised);
    } else {
      lake.delete("facts", ofReports(changed.known()));
      lake.append("facts", revised.coalesce(1));
    }
    revised.unpersist();
    old.unpersist();
  }

  /** The rows of some reports; by their years first, which the files are split by. */
  private static Column ofReports(List<String> reports) {
    Object[] years =
        reports.stream()
            .map(report -> Integer.valueOf(report.substring(report.lastIndexOf('-') + 1)))
            .distinct()
            .toArray();
    return col("report_year").isin(years).and(Lake.isIn("report_id", reports));
  }

  private static Column[] cols(String[] names) {
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = col(names[i]);
    }
    return columns;
  }

  /** One file a year while years are small; large years are split, never one task for all. */
  private static Dataset<Row> byYear(Dataset<Row> documents) {
    return documents.repartition(
        col("report_year"), expr("pmod(xxhash64(report_id), " + SPLITS_PER_YEAR + ")"));
  }

  private static final int SPLITS_PER_YEAR = 2;

  private void agencies() {
    lake.newest("reports").createOrReplaceTempView("reports");
    lake.replace("agencies", LakeSql.query(spark, "agencies").coalesce(1));
  }

  private void dimensions() {
    Dimensions.all(spark)
        .forEach(
            (table, rows) -> {
              if (anew || !lake.exists(table)) {
                lake.replace(table, rows.coalesce(1));
              }
            });
  }

  private Dataset<Row> rules() {
    var schema =
        new StructType()
            .add("code", DataTypes.StringType, false)
            .add("zh", DataTypes.StringType, false)
            .add("en", DataTypes.StringType, false);
    var rows = new ArrayList<Row>();
    for (Notice.Rule rule : Notice.rules().values()) {
      rows.add(RowFactory.create(rule.code(), rule.zh(), rule.en()));
    }
    return broadcast(spark.createDataFrame(rows, schema));
  }
}
