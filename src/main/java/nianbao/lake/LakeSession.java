package nianbao.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark as the lake needs it; every setting that the tables' content or cost depends on. */
public final class LakeSession {
  private LakeSession() {}

  /** The settings, each with its reason. */
  public static Map<String, String> settings(int shufflePartitions) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    // Dates and hashes must not depend on the machine.
    settings.put("spark.sql.session.timeZone", "UTC");
    // A cluster's defaults must not change what a cast, a sum or a name means.
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.caseSensitive", "false");
    settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "true");
    settings.put("spark.hadoop.fs.file.impl", PlainLocalFiles.class.getName());
    settings.put(
        "spark.hadoop.fs.AbstractFileSystem.file.impl", PlainLocalFiles.Context.class.getName());
    // A night is mostly fixed cost: few shuffle partitions, small Delta snapshots in one task.
    settings.put("spark.sql.shuffle.partitions", String.valueOf(shufflePartitions));
    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    // Rows that are kept between steps are written and read as they are, not object by object.
    settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "8");
    // Archived contents are read in small tasks: even progress, bounded memory.
    settings.put("spark.sql.files.maxPartitionBytes", "16m");
    settings.put("spark.hadoop.parquet.block.size", "16777216");
    settings.put("spark.sql.parquet.compression.codec", "zstd");
    // Facts are written by year without sorting them first.
    settings.put("spark.sql.maxConcurrentOutputFileWriters", "32");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.log.structuredLogging.enabled", "false");
    return settings;
  }

  /**
   * Starts or takes the session.
   *
   * @param master Spark master, null where spark-submit gives it
   * @param more settings that overrule these
   */
  public static SparkSession start(
      String name, String master, int shufflePartitions, Map<String, String> more) {
    SparkSession.Builder builder = SparkSession.builder().appName(name);
    if (master != null) {
      builder.master(master);
      if (master.startsWith("local")) {
        builder
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1");
      }
    }
    settings(shufflePartitions).forEach(builder::config);
    more.forEach(builder::config);
    return builder.getOrCreate();
  }
}
