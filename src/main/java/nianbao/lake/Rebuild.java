package nianbao.lake;

import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Back to what cannot be derived: the archive, and what people decided. */
public final class Rebuild {
  private static final List<String> DERIVED =
      List.of("readings", "files", "reports", "notices", "agencies");

  private Rebuild() {}

  /** Whether nothing stands at a lake's root yet. */
  public static boolean isFree(Lake lake) throws IOException {
    FileSystem fs = lake.root().getFileSystem(lake.hadoop());
    return !fs.exists(lake.root()) || fs.listStatus(lake.root()).length == 0;
  }

  /** Copies what a release of one lake cannot derive into a fresh one. */
  public static void seed(Lake from, Release release, Lake into) throws IOException {
    for (String table : List.of("archive", Decisions.TABLE)) {
      Long version = release.versions().get(table);
      if (version != null) {
        Dataset<Row> rows =
            from.spark()
                .read()
                .format("delta")
                .option("versionAsOf", version)
                .load(from.path(table));
        into.append(table, rows);
      }
    }
    objects(from, into);
  }

  private static void objects(Lake from, Lake into) throws IOException {
    Path there = new Path(from.root(), LandingBytes.OBJECTS);
    FileSystem fs = there.getFileSystem(from.hadoop());
    if (!fs.exists(there)) {
      return;
    }
    Path here = new Path(into.root(), LandingBytes.OBJECTS);
    FileSystem target = here.getFileSystem(into.hadoop());
    target.mkdirs(here);
    for (FileStatus object : fs.listStatus(there)) {
      String name = object.getPath().getName();
      if (!name.startsWith("_")) {
        FileUtil.copy(
            fs, object.getPath(), target, new Path(here, name), false, true, into.hadoop());
      }
    }
  }

  /**
   * Empties what is derived, so that the run builds it from the archive. Facts stay: they are
   * revised, and keep the time since when they are known.
   */
  public static void forget(Lake lake) {
    for (String table : DERIVED) {
      if (lake.exists(table)) {
        lake.delete(table, lit(true));
      }
    }
  }
}
