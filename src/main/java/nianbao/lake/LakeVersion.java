package nianbao.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Which schema a lake has. It is raised with every change that older code would misread; a lake
 * without the file is of the first.
 */
public final class LakeVersion {
  /** The schema that this code writes. */
  public static final int CURRENT = 1;

  static final String FILE = "lake_version.json";

  /** A lake that newer code wrote: it is neither read nor written. */
  public static final class Newer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Newer(Lake lake, int found) {
      super(
          "%s has schema %d and this nianbao knows up to %d: use the newer nianbao that wrote it"
              .formatted(lake.root(), found, CURRENT));
    }
  }

  private LakeVersion() {}

  /**
   * @throws Newer where the lake's schema is above {@link #CURRENT}
   */
  public static void check(Lake lake) throws IOException {
    String text = WholeFile.read(lake, FILE);
    if (text != null) {
      JsonNode version = new ObjectMapper().readTree(text).path("schema");
      if (!version.isInt()) {
        throw new IOException("%s of %s names no schema".formatted(FILE, lake.root()));
      }
      if (version.asInt() > CURRENT) {
        throw new Newer(lake, version.asInt());
      }
    }
  }

  /** Writes the version into a lake that has none. */
  public static void write(Lake lake) throws IOException {
    if (WholeFile.read(lake, FILE) == null) {
      byte[] bytes = "{\"schema\": %d}\n".formatted(CURRENT).getBytes(StandardCharsets.UTF_8);
      WholeFile.write(lake, FILE, out -> out.write(bytes));
    }
  }
}
