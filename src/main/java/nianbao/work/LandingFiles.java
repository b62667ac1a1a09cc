package nianbao.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nianbao.archive.SidecarReader;

/** The files of a local landing, for commands that read without a lake. */
final class LandingFiles {
  private LandingFiles() {}

  /** All documents and containers at or below a path, sorted; sidecars are none. */
  static List<Path> below(Path root) throws IOException {
    if (!Files.exists(root)) {
      throw new Exit(Exit.INPUT_MISSING, root + " does not exist");
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).filter(file -> !isSidecar(file)).sorted().toList();
    }
  }

  private static boolean isSidecar(Path file) {
    String name = file.toString();
    return name.endsWith(SidecarReader.SUFFIX)
        && Files.exists(Path.of(name.substring(0, name.length() - SidecarReader.SUFFIX.length())));
  }

  /** The text of a file's sidecar, null if it has none. */
  static String sidecar(Path file) throws IOException {
    Path sidecar = Path.of(file + SidecarReader.SUFFIX);
    return Files.exists(sidecar) ? Files.readString(sidecar, StandardCharsets.UTF_8) : null;
  }

  /** A file's address in its landing. */
  static String uri(Path root, Path file) {
    return root.equals(file) ? file.getFileName().toString() : root.relativize(file).toString();
  }
}
