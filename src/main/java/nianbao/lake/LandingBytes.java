package nianbao.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads landing files on a worker. Small contents travel in the archive's rows; large ones are
 * copied, streaming, to an object of their own named by their hash.
 */
final class LandingBytes {
  /** Folder of the large contents below the lake. */
  static final String OBJECTS = "archive_objects";

  /** Above this a content is an object of its own: rows stay small enough for a worker's memory. */
  static final long ROW_LIMIT = 24L << 20;

  private static final int SIDECAR_LIMIT = 1 << 20;

  /** A kept file: its hash, and its bytes unless they are kept elsewhere already. */
  record Kept(String sha256, byte[] content) {}

  private final Configuration hadoop;
  private final String objects;

  LandingBytes(Configuration hadoop, String objects) {
    this.hadoop = hadoop;
    this.objects = objects;
  }

  /**
   * Reads a landing file.
   *
   * @param known hashes the archive holds for the same path: their bytes are not kept again
   */
  Kept keep(String file, long bytes, List<String> known) throws IOException {
    return bytes > ROW_LIMIT ? copy(new Path(file)) : inRow(new Path(file), known);
  }

  /** The text of a sidecar, cut at one megabyte. */
  String text(String file) throws IOException {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      return new String(in.readNBytes(SIDECAR_LIMIT), StandardCharsets.UTF_8);
    }
  }

  private Kept inRow(Path file, List<String> known) throws IOException {
    var bytes = new ByteArrayOutputStream();
    String sha256 = transfer(file, bytes);
    return new Kept(sha256, known.contains(sha256) ? null : bytes.toByteArray());
  }

  private Kept copy(Path file) throws IOException {
    Path folder = new Path(objects);
    FileSystem fs = folder.getFileSystem(hadoop);
    Path fresh = new Path(folder, "_" + UUID.randomUUID());
    String sha256;
    try (OutputStream out = fs.create(fresh, true)) {
      sha256 = transfer(file, out);
    }
    Path kept = new Path(folder, sha256);
    if (fs.exists(kept) || !fs.rename(fresh, kept)) {
      fs.delete(fresh, false);
    }
    return new Kept(sha256, null);
  }

  private String transfer(Path file, OutputStream out) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(file.getFileSystem(hadoop).open(file), digest)) {
        in.transferTo(out);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
