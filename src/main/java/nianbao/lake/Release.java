package nianbao.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nianbao.fact.ReaderVersion;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * The one small pointer all readers follow: which version of each table belongs together. Tables
 * are written first; they are seen when, and only when, the pointer is replaced.
 *
 * @param id the run that published it
 * @param hash the lake hash of the content
 * @param trendVersion version of the queries that computed its trends
 * @param code version of the reader and of the lake's code that its tables were derived by; empty
 *     where that is not known
 * @param documents how many documents are in which state
 * @param versions table to Delta version
 */
public record Release(
    String id,
    String hash,
    String trendVersion,
    String code,
    Map<String, Long> documents,
    Map<String, Long> versions) {
  static final String FILE = "release.json";
  private static final String CODE =
      ReaderVersion.current() + "-" + ReaderVersion.of(List.of("lake"));
  private static final ObjectMapper JSON = new ObjectMapper();

  public Release {
    documents = java.util.Collections.unmodifiableMap(new TreeMap<>(documents));
    versions = java.util.Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** The version of this very code; a release of another is derived anew. */
  public static String currentCode() {
    return CODE;
  }

  /** The same content, its tables at other versions. */
  public Release at(Map<String, Long> otherVersions) {
    return new Release(id, hash, trendVersion, code, documents, otherVersions);
  }

  /** The current release, empty for a lake that never published. */
  static Optional<Release> read(Path lake, Configuration hadoop) throws IOException {
    Path file = new Path(lake, FILE);
    FileSystem fs = file.getFileSystem(hadoop);
    if (!fs.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = fs.open(file)) {
      JsonNode node = JSON.readTree(in);
      return Optional.of(
          new Release(
              node.get("id").asText(),
              node.get("hash").asText(),
              node.get("trend_version").asText(),
              node.path("code").asText(""),
              counts(node.path("documents")),
              counts(node.get("versions"))));
    }
  }

  private static Map<String, Long> counts(JsonNode node) {
    var counts = new TreeMap<String, Long>();
    node.fields().forEachRemaining(e -> counts.put(e.getKey(), e.getValue().asLong()));
    return counts;
  }

  /** Replaces the pointer: readers see the old or the new one, never a part. */
  void write(Path lake, Configuration hadoop) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", id).put("hash", hash).put("trend_version", trendVersion).put("code", code);
    ObjectNode states = node.putObject("documents");
    documents.forEach(states::put);
    ObjectNode list = node.putObject("versions");
    versions.forEach(list::put);
    byte[] bytes =
        (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    replace(new Path(lake, FILE), bytes, hadoop);
  }

  /** Writes a file whole or not at all. */
  static void replace(Path file, byte[] bytes, Configuration hadoop) throws IOException {
    try {
      FileContext context = FileContext.getFileContext(file.toUri(), hadoop);
      Path fresh = new Path(file.getParent(), "." + file.getName() + ".new");
      try (var out =
          context.create(
              fresh,
              java.util.EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
              Options.CreateOpts.createParent())) {
        out.write(bytes);
        out.hsync();
      }
      context.rename(fresh, file, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      // Object stores without a FileContext put a whole object at once.
      try (var out = file.getFileSystem(hadoop).create(file, true)) {
        out.write(bytes);
      }
    }
  }
}
