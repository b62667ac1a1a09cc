package nianbao.trend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The query files beside this package, in a folder of classes or in a jar. */
final class Queries {
  private static final String ROOT = "/nianbao/trend/";

  private Queries() {}

  /** Names of the query files of a folder, without {@code .sql}, in alphabetical order. */
  static List<String> names(String folder) {
    // A file is looked up, since jars need not list their folders.
    URL anchor = Queries.class.getResource(ROOT + "concepts.tsv");
    try {
      Stream<String> files =
          anchor.getProtocol().equals("jar")
              ? inJar((JarURLConnection) anchor.openConnection(), ROOT.substring(1) + folder)
              : inFolder(Path.of(anchor.toURI()).getParent().resolve(folder));
      return files
          .filter(file -> file.endsWith(".sql"))
          .map(file -> file.substring(0, file.length() - ".sql".length()))
          .sorted()
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the queries of " + URI.create(anchor.toString()), e);
    }
  }

  private static Stream<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static Stream<String> inJar(JarURLConnection jar, String prefix) throws IOException {
    return jar.getJarFile().stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(name -> name.indexOf('/') < 0);
  }

  /** A hash over every query and the concepts they use. */
  static String version() {
    try (InputStream concepts = Queries.class.getResourceAsStream(ROOT + "concepts.tsv")) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(concepts.readAllBytes());
      for (String folder : List.of("", "base/")) {
        for (String name : names(folder)) {
          digest.update((folder + name + text(folder + name)).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String file) {
    try (InputStream in = Queries.class.getResourceAsStream(ROOT + file + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("no query trend/" + file + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("trend/" + file + ".sql", e);
    }
  }
}
