package nianbao.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * Keeps a lake of many nights as quick as one of few: joins small files and lets files of former
 * versions go. Content never changes by it: what was known when stands in rows, not in versions.
 */
public final class Care {
  private static final String FILE = "care.json";
  private static final int DELTA_SAFE_HOURS = 168;

  /** Files above this are left as they are: a table is not written again for a night's crumbs. */
  private static final long SMALL_BYTES = 32L << 20;

  private static final long JOINED_BYTES = 128L << 20;

  private Care() {}

  /**
   * Joins the small files of tables that have many; before the audit, so that it sees the result.
   *
   * @param more tables beside the declared ones
   * @param above number of files above which a table is compacted, 0 for never
   * @return the tables that were
   */
  public static List<String> compact(Lake lake, List<String> more, int above) {
    var names = new ArrayList<>(more);
    Schemas.tables().values().stream()
        .filter(table -> table.kind() != Schemas.Kind.VIEW)
        .map(Schemas.Table::name)
        .forEach(names::add);
    var compacted = new ArrayList<String>();
    for (String table : names) {
      if (above > 0 && lake.exists(table) && files(lake, table) > above) {
        with(
            lake.spark(),
            Map.of(
                "spark.databricks.delta.optimize.minFileSize", String.valueOf(SMALL_BYTES),
                "spark.databricks.delta.optimize.maxFileSize", String.valueOf(JOINED_BYTES)),
            () -> table(lake, table).optimize().executeCompaction());
        compacted.add(table);
      }
    }
    return compacted;
  }

  /**
   * How many files the newest version of a table has: as Delta noted beside its log, since to load
   * the log of every table costs a Spark job each.
   */
  static long files(Lake lake, String table) {
    try {
      String note = "%s/_delta_log/%020d.crc".formatted(table, lake.version(table));
      String text = WholeFile.read(lake, note);
      JsonNode files = text == null ? null : new ObjectMapper().readTree(text).get("numFiles");
      if (files != null) {
        return files.asLong();
      }
    } catch (IOException e) {
      // A note that cannot be read is as good as none.
    }
    return DeltaLog.forTable(lake.spark(), lake.path(table))
        .update(false, scala.Option.empty(), scala.Option.empty())
        .numOfFiles();
  }

  /**
   * Lets files go that no version younger than the retention needs. To be called only when every
   * table stands at the version that the release names.
   *
   * @param everyHours hours between two clean-ups; the first run of a lake only notes the time
   * @return whether it was time
   */
  public static boolean clean(
      Lake lake, Release release, int retainHours, int everyHours, Instant now) throws IOException {
    if (!isDue(lake, everyHours, now)) {
      return false;
    }
    var names = new TreeSet<>(release.versions().keySet());
    Schemas.tables().values().stream()
        .filter(table -> table.kind() != Schemas.Kind.VIEW)
        .map(Schemas.Table::name)
        .filter(lake::exists)
        .forEach(names::add);
    Map<String, String> unchecked =
        retainHours < DELTA_SAFE_HOURS
            ? Map.of("spark.databricks.delta.retentionDurationCheck.enabled", "false")
            : Map.of();
    for (String name : names) {
      with(lake.spark(), unchecked, () -> table(lake, name).vacuum(retainHours));
    }
    sweep(lake);
    note(lake, now);
    return true;
  }

  /**
   * Whether it is time to clean up; the first time it is asked of a lake it only notes the time.
   */
  public static boolean isDue(Lake lake, int everyHours, Instant now) throws IOException {
    if (everyHours == 0) {
      return true;
    }
    String text = WholeFile.read(lake, FILE);
    if (text == null) {
      note(lake, now);
      return false;
    }
    Instant last = Instant.parse(new ObjectMapper().readTree(text).path("cleaned_at").asText());
    return Duration.between(last, now).toHours() >= everyHours;
  }

  private static void note(Lake lake, Instant now) throws IOException {
    byte[] bytes = "{\"cleaned_at\": \"%s\"}\n".formatted(now).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(lake, FILE, out -> out.write(bytes));
  }

  /** Half copies of large contents that a killed run left. */
  private static void sweep(Lake lake) throws IOException {
    Path folder = new Path(lake.root(), LandingBytes.OBJECTS);
    FileSystem fs = folder.getFileSystem(lake.hadoop());
    if (fs.exists(folder)) {
      for (FileStatus file : fs.listStatus(folder)) {
        if (file.getPath().getName().startsWith("_")) {
          fs.delete(file.getPath(), false);
        }
      }
    }
  }

  private static DeltaTable table(Lake lake, String name) {
    return DeltaTable.forPath(lake.spark(), lake.path(name));
  }

  private static void with(SparkSession spark, Map<String, String> settings, Runnable work) {
    var before = new TreeMap<String, String>();
    settings.forEach(
        (key, value) -> {
          scala.Option<String> set = spark.conf().getOption(key);
          before.put(key, set.isDefined() ? set.get() : "");
          spark.conf().set(key, value);
        });
    try {
      work.run();
    } finally {
      before.forEach(
          (key, value) -> {
            if (value.isEmpty()) {
              spark.conf().unset(key);
            } else {
              spark.conf().set(key, value);
            }
          });
    }
  }
}
