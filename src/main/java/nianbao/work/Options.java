package nianbao.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nianbao.lake.Lake;
import nianbao.lake.LakeSession;
import nianbao.lake.LakeVersion;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** What every command that needs Spark can be told. */
class Options {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file; default conf/nianbao.properties.")
  Path conf;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets a key for this run.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--master", paramLabel = "URL", description = "Spark master; default local[*].")
  String master;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      description = "text, or json: one object a line on stderr, each with the run.")
  String log;

  @Option(names = "--quiet", description = "No progress, results only.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  boolean help;

  /** The effective settings: defaults, file, environment, these options. */
  Settings settings(Map<String, String> options) {
    var all = new LinkedHashMap<>(set);
    if (master != null) {
      all.put("master", master);
    }
    if (log != null) {
      all.put("log", log);
    }
    options.forEach(
        (key, value) -> {
          if (value != null) {
            all.put(key, value);
          }
        });
    return Settings.of(file(), System.getenv(), all);
  }

  private Path file() {
    if (conf != null) {
      return conf;
    }
    String home = System.getenv("NIANBAO_HOME");
    Path usual = Path.of(home == null ? "." : home, "conf", "nianbao.properties");
    return Files.exists(usual) ? usual : null;
  }

  /** The voice of a run on stderr, in the form that the settings ask for. */
  Progress progress(Settings settings) {
    LogFormat format = LogFormat.of(settings);
    format.configure();
    return new Progress(System.err, quiet, format);
  }

  /** Starts Spark; under spark-submit the master and the rest come from there. */
  SparkSession spark(Settings settings, Progress progress) {
    boolean submitted = System.getProperty("spark.master") != null;
    int partitions = settings.count("shuffle.partitions");
    int shuffles = partitions > 0 ? partitions : 2 * Runtime.getRuntime().availableProcessors();
    SparkSession spark =
        LakeSession.start(
            "nianbao",
            submitted && master == null ? null : settings.text("master"),
            shuffles,
            settings.spark());
    if (progress != null) {
      spark.sparkContext().addSparkListener(progress);
    }
    return spark;
  }

  /** Refuses a lake that newer code wrote. */
  static void readable(Lake lake) throws java.io.IOException {
    try {
      LakeVersion.check(lake);
    } catch (LakeVersion.Newer e) {
      throw new Exit(Exit.USAGE, e.getMessage());
    }
  }

  /** The lake that must be there to be read. */
  Lake existing(SparkSession spark, Settings settings) throws java.io.IOException {
    Lake lake = Lake.at(spark, settings.required("lake"));
    readable(lake);
    if (lake.release().isEmpty()) {
      throw unpublished(lake.root().toString());
    }
    return lake;
  }

  static Exit unpublished(String lake) {
    return new Exit(
        Exit.INPUT_MISSING, "%s holds no published lake: run jobs/nightly first".formatted(lake));
  }
}
