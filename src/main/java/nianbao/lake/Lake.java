package nianbao.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The lake's tables below one root. Readers see the tables of the current {@link Release}; the run
 * that is writing sees the newest versions.
 */
public final class Lake {
  /** How the names of tables begin that are kept for the next night and are not for readers. */
  public static final String KEPT = "kept_";

  private static final String CONSTRAINTS = "delta.constraints.";
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

  /**
   * Rows that lie together in a file. Few, where single rows are looked up: the rest of the file is
   * then not even opened. Readings are long rows.
   */
  private static final String ROW_GROUP = "parquet.block.row.count.limit";

  private static final int READINGS_TOGETHER = 128;
  private static final int TREND_ROWS_TOGETHER = 8192;

  private final SparkSession spark;
  private final Path root;

  private Lake(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
  }

  /** A lake at any Hadoop path, there or not yet. */
  public static Lake at(SparkSession spark, String root) {
    return new Lake(spark, new Path(root));
  }

  public SparkSession spark() {
    return spark;
  }

  public Path root() {
    return root;
  }

  public String path(String table) {
    return new Path(root, table).toString();
  }

  Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** The current release, empty before the first. */
  public Optional<Release> release() throws IOException {
    return Release.read(root, hadoop());
  }

  /** Replaces the pointer: from now on readers see these versions. */
  public void publish(Release release) throws IOException {
    release.write(root, hadoop());
  }

  /**
   * Undoes what a run wrote and never published, so that this run starts from what readers see.
   * Archive and readings are keyed by content: what is in them is true, published or not.
   *
   * @return the release, pointing at the mended tables
   */
  public Optional<Release> mend(Optional<Release> release) throws IOException {
    Map<String, Long> versions = new TreeMap<>(release.map(Release::versions).orElseGet(Map::of));
    boolean mended = false;
    for (Schemas.Table table : Schemas.tables().values()) {
      long published = versions.getOrDefault(table.name(), -1L);
      if (table.isMended() && version(table.name()) > published) {
        undo(table.name(), published);
        versions.replace(table.name(), version(table.name()));
        mended = true;
      }
    }
    // Tables that queries define, such as trends; one that no release names is written whole.
    for (String table : release.map(Release::versions).orElseGet(Map::of).keySet()) {
      if (!Schemas.tables().containsKey(table) && version(table) > versions.get(table)) {
        undo(table, versions.get(table));
        versions.replace(table, version(table));
        mended = true;
      }
    }
    if (!mended || release.isEmpty()) {
      return release;
    }
    Release same = release.get().at(versions);
    publish(same);
    return Optional.of(same);
  }

  private void undo(String table, long published) {
    if (published >= 0) {
      DeltaTable.forPath(spark, path(table)).restoreToVersion(published);
    } else {
      // Never published: emptied, so that the run fills it as a new one.
      DeltaTable.forPath(spark, path(table)).delete();
    }
  }

  /** Whether the table exists, published or not. */
  public boolean exists(String table) {
    return version(table) >= 0;
  }

  /** The newest version of a table, published or not; an empty one where there is none yet. */
  public Dataset<Row> newest(String table) {
    if (exists(table)) {
      return spark.read().format("delta").load(path(table));
    }
    return empty(table);
  }

  private Dataset<Row> empty(String table) {
    return spark.createDataFrame(List.of(), Schemas.schema(table));
  }

  /**
   * The newest Delta version of a table, -1 where there is none. Only its log's folder is listed: a
   * run asks often, and to load a table's state costs a Spark job.
   */
  public long version(String table) {
    Path log = new Path(path(table), "_delta_log");
    try {
      long newest = -1;
      for (FileStatus file : log.getFileSystem(hadoop()).listStatus(log)) {
        if (COMMIT.matcher(file.getPath().getName()).matches()) {
          newest = Math.max(newest, Long.parseLong(file.getPath().getName().substring(0, 20)));
        }
      }
      return newest;
    } catch (FileNotFoundException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + log, e);
    }
  }

  /** Registers the tables and views of the release under their names, for SQL. */
  public void registerRelease(Release release) {
    register(
        release.versions().keySet().stream().filter(table -> !table.startsWith(KEPT)).toList(),
        table -> served(release, table));
  }

  /** Registers the facts as they were known at a moment, and no other table. */
  public void registerAsOf(Release release, java.time.Instant moment) {
    registerRelease(release);
    Column then = lit(java.sql.Timestamp.from(moment));
    Dataset<Row> known =
        spark
            .table("facts_history")
            .where(col("known_from").leq(then))
            .where(col("known_to").isNull().or(col("known_to").gt(then)))
            .drop("known_from", "known_to");
    for (String view : release.versions().keySet()) {
      spark.catalog().dropTempView(view);
    }
    spark.catalog().dropTempView("cells");
    known.createOrReplaceTempView("facts");
  }

  /** Registers the newest versions: what the stages of a run work on before they are published. */
  public void registerNewest(List<String> tables) {
    register(tables, this::newest);
  }

  private void register(
      List<String> tables, java.util.function.Function<String, Dataset<Row>> read) {
    Map<String, Dataset<Row>> frames = new TreeMap<>();
    tables.forEach(table -> frames.put(table, read.apply(table)));
    frames.forEach(
        (table, frame) -> {
          if (!table.equals("facts")) {
            frame.createOrReplaceTempView(table);
          }
        });
    if (frames.containsKey("facts")) {
      frames.get("facts").drop("known_from").createOrReplaceTempView("facts");
    }
    if (frames.containsKey("facts")) {
      // Before the first fact ended there is no table of those that did.
      Dataset<Row> ended =
          frames.containsKey("facts_ended") ? frames.get("facts_ended") : empty("facts_ended");
      Views.history(frames.get("facts"), ended).createOrReplaceTempView("facts_history");
    }
    if (frames.containsKey("readings") && frames.containsKey("files")) {
      Views.cells(frames.get("readings"), frames.get("files")).createOrReplaceTempView("cells");
    }
  }

  /**
   * Replaces a table's content by rows of the declared schema. Column order and types are checked,
   * nullability and constraints are the table's.
   */
  public void replace(String table, Dataset<Row> rows) {
    StructType schema = Schemas.schema(table);
    create(table, schema, Schemas.table(table).partition());
    declared(rows, schema).write().format("delta").mode("overwrite").save(path(table));
  }

  /** Adds rows of the declared schema to a table. */
  public void append(String table, Dataset<Row> rows) {
    StructType schema = Schemas.schema(table);
    create(table, schema, Schemas.table(table).partition());
    var writer = declared(rows, schema).write().format("delta").mode("append");
    if (table.equals("readings")) {
      together(READINGS_TOGETHER, () -> writer.save(path(table)));
    } else {
      writer.save(path(table));
    }
  }

  /**
   * Replaces tables whose schema is that of their query, such as trends; made where there is none.
   */
  public void replaceWithSchemasOf(Map<String, Supplier<Dataset<Row>>> queries) {
    var writes = new ArrayList<Callable<Void>>();
    queries.forEach(
        (table, rows) ->
            writes.add(
                () -> {
                  replaceWithSchemaOf(table, rows.get());
                  return null;
                }));
    together(TREND_ROWS_TOGETHER, () -> Abreast.run(spark, writes));
  }

  /** Some rows of a table, and which they replace: a condition that holds for them too. */
  public record Part(String condition, Supplier<Dataset<Row>> rows) {}

  /** Replaces parts of tables, one commit each; whoever reads the former versions sees them. */
  public void replaceParts(Map<String, Part> parts) {
    var writes = new ArrayList<Callable<Void>>();
    parts.forEach(
        (table, part) ->
            writes.add(
                () -> {
                  part.rows()
                      .get()
                      .coalesce(1)
                      .write()
                      .format("delta")
                      .mode("overwrite")
                      .option("replaceWhere", part.condition())
                      .save(path(table));
                  return null;
                }));
    together(TREND_ROWS_TOGETHER, () -> Abreast.run(spark, writes));
  }

  private void replaceWithSchemaOf(String table, Dataset<Row> rows) {
    // Rows come in as many partitions as their sums needed; a file each would be many small ones.
    rows.coalesce(2 * spark.sparkContext().defaultParallelism())
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", true)
        .option("delta.enableDeletionVectors", true)
        .option("delta.dataSkippingNumIndexedCols", 4)
        .save(path(table));
  }

  /** Delta hands no writer option down to Parquet; what the session says reaches it. */
  private void together(int rows, Runnable write) {
    spark.conf().set(ROW_GROUP, rows);
    try {
      write.run();
    } finally {
      spark.conf().unset(ROW_GROUP);
    }
  }

  /** Deletes the rows that a condition holds for. */
  public void delete(String table, Column condition) {
    DeltaTable.forPath(spark, path(table)).delete(condition);
  }

  private void create(String table, StructType schema, String partition) {
    if (exists(table)) {
      return;
    }
    var builder = DeltaTable.createIfNotExists(spark).location(path(table)).addColumns(schema);
    if (partition != null) {
      builder = builder.partitionedBy(partition);
    }
    for (Map.Entry<String, String> check : checks(table).entrySet()) {
      builder = builder.property(CONSTRAINTS + check.getKey(), check.getValue());
    }
    builder
        .property("delta.enableDeletionVectors", "true")
        .property("delta.dataSkippingNumIndexedCols", "4")
        .execute();
  }

  private static Map<String, String> checks(String table) {
    var checks = new TreeMap<String, String>();
    for (nianbao.Tsv.Row row : nianbao.Tsv.read("lake/constraints.tsv")) {
      if (row.get("table").equals(table)) {
        checks.put(row.get("name"), row.get("expression"));
      }
    }
    return checks;
  }

  private static Dataset<Row> declared(Dataset<Row> rows, StructType schema) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      columns.add(col(field.name()).cast(field.dataType()).as(field.name()));
    }
    return rows.select(columns.toArray(new Column[0]));
  }

  /**
   * The hash of everything that must not depend on how and when documents arrived, of the newest
   * tables. What was added up before, file by file, is not read again.
   */
  public String hash() throws IOException {
    return FileSums.of(this).hash();
  }

  /** The same, every row read anew. */
  public String recomputedHash() {
    return FileSums.recompute(this::newest);
  }

  /** The hash of the tables of a release, every row read anew. */
  public String recomputedHash(Release release) {
    return FileSums.recompute(table -> served(release, table));
  }

  /**
   * What a release and the newest version of a table share, and what only one of them has. Rows
   * that were written anew as they were stand on both sides.
   */
  public record Differing(Dataset<Row> shared, Dataset<Row> before, Dataset<Row> now) {}

  /** How the newest version of a table differs from a release that has it; by data file. */
  public Differing differing(Release release, String table) {
    DataFiles before = DataFiles.at(this, table, release.versions().get(table));
    DataFiles now = DataFiles.newest(this, table);
    return new Differing(now.rowsIn(before), before.rowsNotIn(now), now.rowsNotIn(before));
  }

  /** A table as a release has it; an empty one where it has none. */
  public Dataset<Row> served(Release release, String table) {
    Long version = release.versions().get(table);
    if (version == null) {
      return empty(table);
    }
    return spark.read().format("delta").option("versionAsOf", version).load(path(table));
  }

  static Column isIn(String column, List<String> values) {
    return values.isEmpty() ? lit(false) : col(column).isInCollection(values);
  }
}
