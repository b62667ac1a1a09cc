package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nianbao.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void theCommandLineBeatsTheEnvironmentBeatsTheFileBeatsTheDefaults() throws IOException {
    Path file = folder.resolve("nianbao.properties");
    Files.writeString(file, "lake = file\nlanding = file\nquarantine.share = 0.5\n");
    Settings settings =
        Settings.of(
            file,
            Map.of("NIANBAO_LAKE", "environment", "NIANBAO_LANDING", "environment"),
            Map.of("lake", "option"));
    assertEquals("option", settings.text("lake"));
    assertEquals("environment", settings.text("landing"));
    assertEquals("0.5", settings.text("quarantine.share"));
    assertEquals("local[*]", settings.text("master"));
  }

  /** Who edits the file sees every key there, at its default. */
  @Test
  void theFileThatShipsNamesEveryKeyWithItsDefault() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("conf/nianbao.properties"));
    for (Tsv.Row row : Tsv.read("work/settings.tsv")) {
      String given = row.get("default").isEmpty() ? row.get("key") : row.get("default");
      assertTrue(lines.contains("#%s = %s".formatted(row.get("key"), given)), row.get("key"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lakes, x",
    "quarantine.share, 2",
    "shuffle.partitions, -1",
    "shuffle.partitions, many"
  })
  void anUnknownKeyOrAnImpossibleValueIsAnError(String key, String value) {
    Exit refused = assertThrows(Exit.class, () -> Settings.of(null, Map.of(), Map.of(key, value)));
    assertEquals(Exit.USAGE, refused.code());
    assertTrue(refused.getMessage().contains(key));
  }

  /** A schedule whose own variables are refused as keys would end with 2 every night. */
  @Test
  void whatTheLaunchersAndSchedulesSetIsNoUnknownKey() throws IOException {
    var names = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var name = Pattern.compile("NIANBAO_[A-Z_]*[A-Z]").matcher(Files.readString(file));
        while (name.find()) {
          names.put(name.group(), "1");
        }
      }
    }
    assertTrue(names.containsKey("NIANBAO_DIR"), names.toString());
    names.put("NIANBAO_TRACE", "1");
    assertEquals("1", Settings.of(null, names, Map.of()).text("lake"));
  }

  @Test
  void theLaunchersOwnEnvironmentIsNoSetting() {
    for (String name : List.of("NIANBAO_HEAP", "NIANBAO_CLASSPATH", "NIANBAO_TRACE")) {
      Settings.of(null, Map.of(name, "x"), Map.of());
    }
    assertThrows(Exit.class, () -> Settings.of(null, Map.of("NIANBAO_LAKES", "x"), Map.of()));
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorOfOneLine() {
    Exit refused =
        assertThrows(Exit.class, () -> Settings.of(folder.resolve("none"), Map.of(), Map.of()));
    assertEquals(Exit.USAGE, refused.code());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void sparksOwnKeysPassThroughAndSecretsAreMasked() {
    Settings settings =
        Settings.of(null, Map.of(), Map.of("spark.hadoop.fs.s3a.secret.key", "hush"));
    assertEquals("hush", settings.spark().get("spark.hadoop.fs.s3a.secret.key"));
    assertTrue(!settings.print().contains("hush"));
  }
}
