package nianbao.lake;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.archive.Containers;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** Contents of landing files, out of the archive: only those asked for are read. */
public final class Archived {
  private final Lake lake;
  private final Map<String, byte[]> rows = new HashMap<>();

  private Archived(Lake lake) {
    this.lake = lake;
  }

  /**
   * Looks up contents in one pass.
   *
   * @param landingUris where they landed
   * @param sha256 hashes of the landing files
   */
  public static Archived of(Lake lake, List<String> landingUris, List<String> sha256) {
    var archived = new Archived(lake);
    if (!sha256.isEmpty()) {
      List<Row> found =
          lake.newest("archive")
              .where(Lake.isIn("landing_uri", landingUris))
              .where(Lake.isIn("sha256", sha256))
              .where(col("content").isNotNull())
              .select("sha256", "content")
              .collectAsList();
      found.forEach(row -> archived.rows.put(row.getString(0), (byte[]) row.get(1)));
    }
    return archived;
  }

  /**
   * A document as it landed.
   *
   * @param sourceUri path of the landing file, after {@code !} the member of a container
   * @return empty where the archive does not hold it
   */
  public Optional<Landed> document(String landingUri, String sha256, String sourceUri) {
    byte[] content = rows.containsKey(sha256) ? rows.get(sha256) : object(sha256);
    if (content == null) {
      return Optional.empty();
    }
    Landed landed = new Landed(landingUri, content, Sidecar.NONE);
    if (sourceUri.equals(landingUri)) {
      return Optional.of(landed);
    }
    return Containers.open(landed).members().stream()
        .filter(member -> member.uri().equals(sourceUri))
        .findFirst();
  }

  private byte[] object(String sha256) {
    Path file = new Path(lake.path(LandingBytes.OBJECTS), sha256);
    try {
      return file.getFileSystem(lake.hadoop()).exists(file)
          ? Readings.object(lake.path(LandingBytes.OBJECTS), sha256, lake.hadoop())
          : null;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("the archive misses the content " + sha256, e);
    }
  }
}
