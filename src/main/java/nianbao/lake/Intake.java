package nianbao.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Landing files into the archive: what is new or changed is read once and kept for ever, the rest
 * is not opened. A landing file may vanish afterwards.
 */
public final class Intake {
  static final String SIDECAR = ".meta.json";

  /** The landing that the archive holds all of, and the archive's version then. */
  private static final String SEEN = "landing.seen";

  private static final long PARTITION_BYTES = 16L << 20;

  /** A small cold file is all waiting: milliseconds on a disk, tens of them in an object store. */
  private static final int READ_AHEAD = 16;

  /** A task carries its slice of the listing with it. */
  private static final int LISTED_AT_ONCE = 2000;

  private static final long READ_AHEAD_BYTES = 48L << 20;

  private static final StructType LISTED =
      new StructType()
          .add("landing_uri", DataTypes.StringType, false)
          .add("path", DataTypes.StringType, false)
          .add("bytes", DataTypes.LongType, false)
          .add("modified_ms", DataTypes.LongType, false)
          .add("sidecar_path", DataTypes.StringType, true)
          .add("sidecar_ms", DataTypes.LongType, true);

  /**
   * What a run saw in the landing.
   *
   * @param fresh files that are new or changed
   * @param unread those of them that gave no bytes, each with its reason: gone since they were
   *     listed, or refused by the file system; the next run tries them again
   */
  public record Seen(long files, long bytes, long fresh, List<String> unread) {}

  private Intake() {}

  /**
   * Brings what is new in the landing into the archive.
   *
   * @throws FileNotFoundException when the landing does not exist
   */
  public static Seen run(Lake lake, String landing, String runId) throws IOException {
    List<Row> listing = list(new Path(landing), lake.hadoop());
    long bytes = listing.stream().mapToLong(row -> row.getLong(2)).sum();
    String seen = fingerprint(landing, listing);
    if ((seen + " " + lake.version("archive")).equals(WholeFile.read(lake, SEEN))) {
      return new Seen(listing.size(), bytes, 0, List.of());
    }
    Dataset<Row> fresh = fresh(lake, listing);
    long count = lake.exists("archive") ? fresh.count() : listing.size();
    CollectionAccumulator<String> unread =
        lake.spark().sparkContext().collectionAccumulator("landing files not read");
    if (count > 0) {
      int parts = (int) Math.max(2, Math.min(count, bytes / PARTITION_BYTES + 1));
      lake.append("archive", read(lake, fresh.repartition(parts), runId, unread));
    }
    // A task that was tried twice tells twice.
    List<String> untold = unread.value().stream().distinct().sorted().toList();
    if (untold.isEmpty()) {
      byte[] note = (seen + " " + lake.version("archive")).getBytes(StandardCharsets.UTF_8);
      WholeFile.write(lake, SEEN, out -> out.write(note));
    }
    return new Seen(listing.size(), bytes, count, untold);
  }

  /** Equal listings of a landing: then the archive holds all of it already. */
  private static String fingerprint(String landing, List<Row> listing) {
    var lines = new StringBuilder(landing);
    listing.forEach(row -> lines.append('\n').append(row));
    return LakeHash.sha256(lines.toString());
  }

  /** How many landing files there are, and which of them {@link #run} would read. */
  record Planned(long listed, Dataset<Row> fresh) {}

  /** Lists what {@link #run} would read, without reading it. */
  static Planned plan(Lake lake, String landing) throws IOException {
    List<Row> listing = list(new Path(landing), lake.hadoop());
    return new Planned(listing.size(), fresh(lake, listing));
  }

  private static Dataset<Row> fresh(Lake lake, List<Row> listing) {
    var context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    int slices = 1 + listing.size() / LISTED_AT_ONCE;
    Dataset<Row> listed =
        lake.spark().createDataFrame(context.parallelize(listing, slices), LISTED);
    if (!lake.exists("archive")) {
      return listed.withColumn("known", lit(null).cast("array<string>"));
    }
    // What the archive holds of other landings and other nights is left aside before anything else.
    Dataset<Row> archive =
        lake.newest("archive")
            .join(
                broadcast(listed.select(col("landing_uri").as("uri"))),
                col("landing_uri").equalTo(col("uri")),
                "left_semi");
    Column same =
        listed
            .col("landing_uri")
            .equalTo(archive.col("landing_uri"))
            .and(listed.col("bytes").equalTo(archive.col("bytes")))
            .and(listed.col("modified_ms").equalTo(archive.col("modified_ms")))
            .and(
                coalesce(listed.col("sidecar_ms"), lit(-1L))
                    .equalTo(coalesce(archive.col("sidecar_ms"), lit(-1L))));
    Dataset<Row> changed = listed.join(archive, same, "left_anti");
    Dataset<Row> known = archive.groupBy("landing_uri").agg(collect_set(col("sha256")).as("known"));
    return changed.join(known, new String[] {"landing_uri"}, "left");
  }

  private static Dataset<Row> read(
      Lake lake, Dataset<Row> fresh, String runId, CollectionAccumulator<String> unread) {
    var hadoop = new SerializableConfiguration(lake.hadoop());
    Broadcast<SerializableConfiguration> shared =
        lake.spark()
            .sparkContext()
            .broadcast(
                hadoop, scala.reflect.ClassTag$.MODULE$.apply(SerializableConfiguration.class));
    String objects = lake.path(LandingBytes.OBJECTS);
    return fresh.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows -> {
              var bytes = new LandingBytes(shared.value().value(), objects);
              var archived =
                  new Ahead<Row, Row>(
                      rows,
                      row -> archived(bytes, row, runId, unread),
                      row -> row.getLong(2),
                      READ_AHEAD,
                      READ_AHEAD_BYTES);
              TaskContext.get()
                  .addTaskCompletionListener((TaskCompletionListener) task -> archived.close());
              return archived;
            },
        Encoders.row(Schemas.schema("archive")));
  }

  /** The archive's row of a landing file; null, and told, where its bytes cannot be had. */
  private static Row archived(
      LandingBytes bytes, Row row, String runId, CollectionAccumulator<String> unread) {
    try {
      List<String> known = row.isNullAt(6) ? List.of() : row.getList(6);
      LandingBytes.Kept kept = bytes.keep(row.getString(1), row.getLong(2), known);
      String sidecar = row.isNullAt(4) ? null : bytes.text(row.getString(4));
      return RowFactory.create(
          row.getString(0),
          kept.sha256(),
          row.getLong(2),
          row.getLong(3),
          sidecar,
          row.isNullAt(5) ? null : row.getLong(5),
          kept.content(),
          runId);
    } catch (FileNotFoundException | AccessControlException e) {
      unread.add(row.getString(0) + ": " + e.getMessage());
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the landing file " + row.getString(1), e);
    }
  }

  private static List<Row> list(Path landing, Configuration hadoop) throws IOException {
    FileSystem fs = landing.getFileSystem(hadoop);
    FileStatus root = fs.getFileStatus(landing);
    Map<String, FileStatus> files = new HashMap<>();
    if (root.isFile()) {
      files.put(landing.getName(), root);
    } else {
      RemoteIterator<LocatedFileStatus> found = fs.listFiles(landing, true);
      while (found.hasNext()) {
        FileStatus file = found.next();
        files.put(relative(root.getPath(), file.getPath()), file);
      }
    }
    var rows = new ArrayList<Row>();
    for (Map.Entry<String, FileStatus> file : files.entrySet()) {
      // A sidecar is never a document, whether its file came already or comes tomorrow.
      if (!file.getKey().endsWith(SIDECAR)) {
        rows.add(row(file.getKey(), file.getValue(), files.get(file.getKey() + SIDECAR)));
      }
    }
    rows.sort(Comparator.comparing(row -> row.getString(0)));
    return rows;
  }

  private static Row row(String name, FileStatus file, FileStatus sidecar) {
    return RowFactory.create(
        name,
        file.getPath().toString(),
        file.getLen(),
        file.getModificationTime(),
        sidecar == null ? null : sidecar.getPath().toString(),
        sidecar == null ? null : sidecar.getModificationTime());
  }

  private static String relative(Path root, Path file) {
    String base = root.toUri().getPath();
    String path = file.toUri().getPath();
    String below = path.startsWith(base) ? path.substring(base.length()) : path;
    return below.startsWith("/") ? below.substring(1) : below;
  }
}
