package nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The alphabet is the architecture: a file names only layers up to its own; Spark begins late. */
class LayerOrderTest {
  private static final Path ROOT = Path.of("src/main/java/nianbao");
  private static final Pattern LAYER = Pattern.compile("\\bnianbao\\.([a-z]+)\\.[A-Z*]");
  private static final Pattern SPARK =
      Pattern.compile("\\b(org\\.apache\\.(spark|hadoop)|io\\.delta|scala)\\.");

  @TestFactory
  Stream<DynamicTest> everyFileKeepsTheOrder() throws IOException {
    return Files.walk(ROOT)
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .map(ROOT::relativize)
        .map(file -> dynamicTest(file.toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String layer = file.getNameCount() == 1 ? "" : file.getName(0).toString();
    String source = Files.readString(ROOT.resolve(file));
    List<String> later =
        LAYER
            .matcher(source)
            .results()
            .map((MatchResult m) -> m.group(1))
            .filter(named -> named.compareTo(layer) > 0)
            .toList();
    assertEquals(List.of(), later, "later layers named in " + file);
    assertFalse(
        layer.compareTo("lake") < 0 && SPARK.matcher(source).find(), file + ": Spark too early");
  }
}
