package nianbao.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nianbao.Tsv;
import nianbao.lake.Abreast;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Files for readers: every table once as Parquet and once as CSV, under its own name, and a
 * Frictionless {@code datapackage.json} that describes them. The same lake gives the same bytes.
 *
 * <p>All files are written aside first and then put in place one by one, the description last: it
 * names the hash of every file, so that a reader can tell a set that is being replaced.
 */
public final class Publish {
  private static final String ASIDE = ".publishing";

  private Publish() {}

  /** What is published by default: the lake's tables for readers and every aggregate. */
  public static List<String> tables() {
    var names = new ArrayList<String>();
    Tsv.read("view/tables.tsv").forEach(row -> names.add(row.get("table")));
    Trends.catalogue().stream().map(Trend::name).forEach(names::add);
    return List.copyOf(names);
  }

  /**
   * Writes tables into a folder.
   *
   * @param spark session in which the tables are registered under their names; those that are not
   *     are left out
   * @param folder any Hadoop path; files of the same names are replaced, others are left alone
   * @param hash of the lake's content; it becomes the package's version
   */
  public static void publish(SparkSession spark, String folder, List<String> tables, String hash)
      throws IOException {
    publish(spark, folder, tables, hash, TableFiles.ONE_PART_ROWS);
  }

  static void publish(
      SparkSession spark, String folder, List<String> tables, String hash, long onePart)
      throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Path target = new Path(folder);
    Path aside = new Path(target, ASIDE);
    FileSystem fs = target.getFileSystem(hadoop);
    fs.delete(aside, true);
    fs.mkdirs(aside);
    try {
      List<Published> there =
          tables.stream().filter(spark.catalog()::tableExists).map(Tables::of).toList();
      var files = new TableFiles(spark, aside, onePart);
      var writes = new ArrayList<Callable<List<Published.File>>>();
      there.forEach(table -> writes.add(() -> files.write(table)));
      List<List<Published.File>> results = Abreast.run(spark, writes);
      Map<Published, List<Published.File>> written = new LinkedHashMap<>();
      for (int i = 0; i < there.size(); i++) {
        written.put(there.get(i), results.get(i));
      }
      DataPackage.write(fs, new Path(aside, DataPackage.FILE), written, hash);
      putInPlace(fs, aside, target, written);
    } finally {
      fs.delete(aside, true);
    }
  }

  /** Whether a folder holds what was once published into it, as far as its description tells. */
  public static boolean isThere(SparkSession spark, String folder) throws IOException {
    Path description = new Path(folder, DataPackage.FILE);
    return description
        .getFileSystem(spark.sparkContext().hadoopConfiguration())
        .exists(description);
  }

  private static void putInPlace(
      FileSystem fs, Path aside, Path target, Map<Published, List<Published.File>> written)
      throws IOException {
    for (Map.Entry<Published, List<Published.File>> table : written.entrySet()) {
      var names = new TreeMap<String, Boolean>();
      TableFiles.names(table.getKey().name()).forEach(name -> names.put(name, false));
      table.getValue().forEach(file -> names.put(file.name(), true));
      for (Map.Entry<String, Boolean> name : names.entrySet()) {
        Path there = new Path(target, name.getKey());
        if (name.getValue()) {
          replace(fs, new Path(aside, name.getKey()), there);
        } else {
          // A table that grew leaves its plain CSV for a packed one: no stale twin stays behind.
          fs.delete(there, false);
        }
      }
    }
    replace(fs, new Path(aside, DataPackage.FILE), new Path(target, DataPackage.FILE));
  }

  /** Renames over what is there; stores without such a rename delete first. */
  private static void replace(FileSystem fs, Path fresh, Path there) throws IOException {
    try {
      org.apache.hadoop.fs.FileContext.getFileContext(there.toUri(), fs.getConf())
          .rename(fresh, there, org.apache.hadoop.fs.Options.Rename.OVERWRITE);
    } catch (org.apache.hadoop.fs.UnsupportedFileSystemException e) {
      fs.delete(there, false);
      if (!fs.rename(fresh, there)) {
        throw new IOException("cannot put %s in place".formatted(there));
      }
    }
  }
}
