package nianbao.work;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nianbao.lake.Lake;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "The main job on a fresh machine: a sample, the nightly on it, trends and accuracy.")
final class DemoCommand implements Callable<Integer> {
  @Mixin Options options;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to work; default target/demo, made anew.")
  Path dir;

  @Option(
      names = "--reports",
      defaultValue = "1500",
      paramLabel = "N",
      description = "Default 1,500.")
  int reports;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Default 1.")
  long seed;

  @Override
  public Integer call() throws IOException {
    String home = System.getenv("NIANBAO_HOME");
    Path base = dir != null ? dir : Path.of(home == null ? "." : home, "target", "demo");
    Files.createDirectories(base);
    // A folder of its own: a demo never touches what another one left.
    Path folder = Files.createTempDirectory(base.toAbsolutePath(), "run-");
    Map<String, String> given = new HashMap<>();
    given.put("landing", folder.resolve("sample/landing").toString());
    given.put("lake", folder.resolve("lake").toString());
    given.put("publish", folder.resolve("publish").toString());
    Settings settings = options.settings(given);
    Progress progress = options.progress(settings);
    progress.begin("sample", "%,d reports of 2008-2025, seed %d".formatted(reports, seed));
    SampleCorpus.Written written =
        SampleCorpus.write(folder.resolve("sample"), reports, seed, SampleOptions.USUAL);
    progress.say("%,d documents, %.1f MB".formatted(written.documents(), written.bytes() / 1e6));
    progress.begin("spark", "starting");
    try (SparkSession spark = options.spark(settings, progress)) {
      Lake lake = Lake.at(spark, settings.required("lake"));
      int code = new Night(lake, settings, progress, "demo").run(EnumSet.allOf(Night.Stage.class));
      if (code != Exit.DONE) {
        return code;
      }
      lake.registerRelease(lake.release().orElseThrow());
      Accuracy.register(lake, folder.resolve("sample").toString());
      print(spark, folder, System.out);
      progress.end();
      return Exit.DONE;
    }
  }

  private static void print(SparkSession spark, Path folder, PrintStream out) throws IOException {
    out.println("\nRequests for information, county human-resources bureaus (区县人社局), whole sample");
    table(spark, out, VOLUME);
    out.println("\nWhat became of them, share of what was concluded");
    table(spark, out, OUTCOMES);
    out.println("\nHow exactly it was read, against the sample's own truth");
    Accuracy.print(spark, out);
    out.printf(
        """

        Where everything lies
          landing  %s
          truth    %s
          lake     %s
          publish  %s

        Try
          jobs/query --lake %s "SELECT state, count(*) FROM files GROUP BY state"
          jobs/status --lake %s
        """,
        folder.resolve("sample/landing"),
        folder.resolve("sample/truth.csv"),
        folder.resolve("lake"),
        folder.resolve("publish"),
        folder.resolve("lake"),
        folder.resolve("lake"));
  }

  private static final String VOLUME =
      """
      SELECT report_year AS year, n_agencies AS agencies, n_expected AS expected, received,
        carried_in, concluded, carried_out,
        concat(round(100 * received_yoy, 1), '%') AS change,
        CASE WHEN break_flag THEN caution_en END AS note
      FROM trend_application_volume
      WHERE area_code = 'CN' AND sector = 'human_resources' AND agency_level = 'county' AND panel = 'all'
      ORDER BY year
      """;

  private static final String OUTCOMES =
      """
      SELECT report_year AS year, outcome, value, concat(round(100 * share, 1), '%') AS share
      FROM trend_application_outcome
      WHERE area_code = 'CN' AND sector = 'human_resources' AND agency_level = 'county' AND panel = 'all'
        AND outcome IN ('granted', 'partial', 'denied', 'unable', 'not_processed', 'other')
        AND report_year >= 2022
      ORDER BY year, outcome
      """;

  private static void table(SparkSession spark, PrintStream out, String sql) throws IOException {
    new ResultWriter(ResultWriter.Format.table, out).write(spark.sql(sql));
  }
}
