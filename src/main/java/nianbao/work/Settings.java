package nianbao.work;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Tsv;

/**
 * The effective settings: built-in defaults, then the file, then the environment, then the command
 * line. Every key is listed in {@code work/settings.tsv}; any other is an error.
 */
public final class Settings {
  /** Environment names of the launcher, the schedules and the command itself: no settings. */
  private static final Set<String> LAUNCHERS =
      Set.of("NIANBAO_HEAP", "NIANBAO_HOME", "NIANBAO_DIR", "NIANBAO_CLASSPATH", "NIANBAO_TRACE");

  private static final String ENVIRONMENT = "NIANBAO_";
  private static final String SPARK = "spark.";
  private static final Map<String, Tsv.Row> KEYS = keys();

  private final Map<String, String> values;
  private final Map<String, String> origins;

  private Settings(Map<String, String> values, Map<String, String> origins) {
    this.values = values;
    this.origins = origins;
  }

  /**
   * @param file settings file, null for none
   * @param environment the process's environment
   * @param options keys and values of the command line
   * @throws Exit with code 2 for an unreadable file, an unknown key or an impossible value
   */
  public static Settings of(
      Path file, Map<String, String> environment, Map<String, String> options) {
    var settings = new Settings(new TreeMap<>(), new TreeMap<>());
    KEYS.forEach((key, row) -> settings.put(key, row.get("default"), "default"));
    if (file != null) {
      settings.addAll(properties(file), file.toString());
    }
    settings.addAll(ofEnvironment(environment), "environment");
    settings.addAll(options, "command line");
    return settings;
  }

  /** The value, or null where none is set. */
  public String text(String key) {
    String value = values.get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * The value of a key that the command cannot do without.
   *
   * @throws Exit with code 2 where it is not set
   */
  public String required(String key) {
    String value = text(key);
    if (value == null) {
      throw new Exit(
          Exit.USAGE,
          "no %s given: use --%s or set %s in conf/nianbao.properties".formatted(key, key, key));
    }
    return value;
  }

  public int count(String key) {
    return Integer.parseInt(values.get(key));
  }

  public BigDecimal share(String key) {
    return new BigDecimal(values.get(key));
  }

  /** Spark's own keys, as they are. */
  public Map<String, String> spark() {
    var spark = new TreeMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(SPARK)) {
            spark.put(key, value);
          }
        });
    return spark;
  }

  /** The effective settings, one a line with where each comes from; secrets are masked. */
  public String print() {
    var lines = new StringBuilder();
    values.forEach(
        (key, value) -> {
          boolean secret =
              key.startsWith(SPARK)
                  ? key.matches(".*(secret|password|token|key).*")
                  : KEYS.get(key).get("secret").equals("yes");
          lines.append(
              "  %-20s %s  (%s)%n"
                  .formatted(
                      key, secret ? "***" : value.isEmpty() ? "-" : value, origins.get(key)));
        });
    return lines.toString();
  }

  /** Hash of the effective settings, kept with every run. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(values.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addAll(Map<String, String> more, String origin) {
    more.forEach((key, value) -> put(key, value.strip(), origin));
  }

  private void put(String key, String value, String origin) {
    check(key, value, origin);
    values.put(key, value);
    origins.put(key, origin);
  }

  private static void check(String key, String value, String origin) {
    if (key.startsWith(SPARK)) {
      return;
    }
    Tsv.Row row = KEYS.get(key);
    if (row == null) {
      throw new Exit(
          Exit.USAGE,
          "unknown key %s (%s); known: %s"
              .formatted(key, origin, String.join(", ", KEYS.keySet())));
    }
    boolean possible =
        switch (row.get("kind")) {
          case "count" -> value.matches("\\d{1,9}");
          case "log" -> value.matches("text|json");
          case "share" -> value.matches("0(\\.\\d+)?|1(\\.0+)?");
          default -> true;
        };
    if (!possible) {
      throw new Exit(
          Exit.USAGE, "%s = %s (%s) is no %s".formatted(key, value, origin, row.get("kind")));
    }
  }

  private static Map<String, String> properties(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Exit(Exit.USAGE, "cannot read the settings file " + file + ": " + reason(e));
    }
    var map = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }

  private static String reason(Exception e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "no such file"
        : String.valueOf(e.getMessage());
  }

  private static Map<String, String> ofEnvironment(Map<String, String> environment) {
    var map = new TreeMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT) && !LAUNCHERS.contains(name)) {
            map.put(key(name.substring(ENVIRONMENT.length())), value);
          }
        });
    return map;
  }

  /** The key that an environment name means; dots and underscores look alike there. */
  private static String key(String name) {
    String flat = name.toLowerCase(Locale.ROOT);
    return KEYS.keySet().stream()
        .filter(key -> key.replace('.', '_').equals(flat))
        .findFirst()
        .orElse(flat);
  }

  private static Map<String, Tsv.Row> keys() {
    var keys = new LinkedHashMap<String, Tsv.Row>();
    Tsv.read("work/settings.tsv").forEach(row -> keys.put(row.get("key"), row));
    return keys;
  }
}
