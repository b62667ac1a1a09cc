package nianbao.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The version of everything that turns bytes into facts: a hash over the classes and catalogues of
 * the layers up to here. When it changes, documents are read again; nobody has to remember to raise
 * a number.
 */
public final class ReaderVersion {
  private static final List<String> LAYERS = List.of("archive", "block", "cell", "entity", "fact");
  private static final String CURRENT = of(LAYERS);

  private ReaderVersion() {}

  /** Twelve hex digits. */
  public static String current() {
    return CURRENT;
  }

  /**
   * The version of the classes and catalogues of some layers, by their names; twelve hex digits.
   */
  public static String of(List<String> layers) {
    try {
      URI home = ReaderVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(home);
      if (Files.isDirectory(path)) {
        return hash(path, layers);
      }
      try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + home), Map.of())) {
        return hash(jar.getPath("/"), layers);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the reader's own classes", e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(Path root, List<String> layers)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files(root, layers)) {
      digest.update(root.relativize(file).toString().replace('\\', '/').getBytes("UTF-8"));
      try (InputStream in = Files.newInputStream(file)) {
        digest.update(in.readAllBytes());
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private static List<Path> files(Path root, List<String> layers) throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("nianbao"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> isIn(layers, root.resolve("nianbao").relativize(file)))
          .sorted(java.util.Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static boolean isIn(List<String> layers, Path file) {
    return file.getNameCount() == 1 || layers.contains(file.getName(0).toString());
  }
}
