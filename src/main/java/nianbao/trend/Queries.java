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
    return files(folder).stream()
        .filter(file -> file.endsWith(".sql"))
        .map(file -> file.substring(0, file.length() - ".sql".length()))
        .toList();
  }

  private static List<String> files(String folder) {
    // A file is looked up, since jars need not list their folders.
    URL anchor = Queries.class.getResource(ROOT + "concepts.tsv");
    try {
      Stream<String> files =
          anchor.getProtocol().equals("jar")
              ? inJar((JarURLConnection) anchor.openConnection(), ROOT.substring(1) + folder)
              : inFolder(Path.of(anchor.toURI()).getParent().resolve(folder));
      return files.filter(file -> file.endsWith(".sql") || file.endsWith(".tsv")).sorted().toList();
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

  /** A hash over every query and catalogue of this layer. */
  static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String folder : List.of("", "base/")) {
        for (String name : files(folder)) {
          digest.update((folder + name + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(read(folder + name).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String name) {
    return read(name + ".sql");
  }

  private static String read(String file) {
    try (InputStream in = Queries.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no query trend/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("trend/" + file, e);
    }
  }
}
