package nianbao.lake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The data files of one version of a table. A file never changes once it is written; one with other
 * rows marked as deleted counts as another file.
 */
final class DataFiles {
  private final DeltaLog log;
  private final Snapshot snapshot;
  private final Map<String, AddFile> byKey = new TreeMap<>();

  private DataFiles(DeltaLog log, Snapshot snapshot) {
    this.log = log;
    this.snapshot = snapshot;
    for (AddFile file : snapshot.allFiles().collectAsList()) {
      byKey.put(key(file), file);
    }
  }

  static DataFiles newest(Lake lake, String table) {
    DeltaLog log = DeltaLog.forTable(lake.spark(), lake.path(table));
    return new DataFiles(log, log.update(false, Option.empty(), Option.empty()));
  }

  static DataFiles at(Lake lake, String table, long version) {
    DeltaLog log = DeltaLog.forTable(lake.spark(), lake.path(table));
    return new DataFiles(log, log.getSnapshotAt(version, Option.empty(), Option.empty(), false));
  }

  /** Names of the files, each with its mark of deleted rows: equal names, equal rows. */
  Collection<String> keys() {
    return byKey.keySet();
  }

  /** The last part of a file's path, as Spark's {@code _metadata.file_name} gives it. */
  String fileName(String key) {
    return name(byKey.get(key));
  }

  /** The rows of some of the files, without those marked as deleted. */
  Dataset<Row> rows(Collection<String> keys) {
    List<AddFile> files = keys.stream().map(byKey::get).toList();
    return log.createDataFrame(
        snapshot, CollectionConverters.asScala(files).toSeq(), false, Option.empty());
  }

  /** The rows of the files that another version does not have. */
  Dataset<Row> rowsNotIn(DataFiles other) {
    return rows(keys().stream().filter(key -> !other.byKey.containsKey(key)).toList());
  }

  /** The rows of the files that another version has as well. */
  Dataset<Row> rowsIn(DataFiles other) {
    return rows(keys().stream().filter(other.byKey::containsKey).toList());
  }

  private static String key(AddFile file) {
    DeletionVectorDescriptor deleted = file.deletionVector();
    return deleted == null ? name(file) : name(file) + " " + deleted.uniqueId();
  }

  /** Unique by itself, and written the same everywhere. */
  private static String name(AddFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }
}
