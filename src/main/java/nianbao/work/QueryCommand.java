package nianbao.work;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nianbao.lake.Lake;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "query",
    description = "SQL over the published lake; the result alone on stdout, all else on stderr.")
final class QueryCommand implements Callable<Integer> {
  @Mixin Options options;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv (RFC 4180 with a header) or json (one object a line).")
  ResultWriter.Format format;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Facts as they were known then: 2026-03-31 or 2026-03-31T06:00:00Z.")
  String asOf;

  @Parameters(paramLabel = "SQL", description = "One statement over the tables of the lake.")
  String sql;

  @Override
  public Integer call() throws Exception {
    Map<String, String> given = new HashMap<>();
    given.put("lake", lake);
    Settings settings = options.settings(given);
    settings.required("lake");
    Instant moment = asOf == null ? null : moment(asOf);
    try (SparkSession spark = options.spark(settings, null)) {
      Lake published = options.existing(spark, settings);
      if (moment == null) {
        published.registerRelease(published.release().orElseThrow());
      } else {
        published.registerAsOf(published.release().orElseThrow(), moment);
      }
      // Flushed before Spark stops, so that a closed pipe is noticed here.
      PrintStream out = System.out;
      new ResultWriter(format, out).write(result(spark));
      out.flush();
      return Exit.DONE;
    }
  }

  private Dataset<Row> result(SparkSession spark) {
    try {
      return spark.sql(sql);
    } catch (Exception e) {
      if (e instanceof ParseException || e instanceof AnalysisException) {
        throw new Exit(Exit.USAGE, "the query cannot be run: " + e.getMessage().strip());
      }
      throw e;
    }
  }

  private static Instant moment(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusMillis(1)
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Exit(
          Exit.USAGE,
          "--as-of %s is no time such as 2026-03-31 or 2026-03-31T06:00:00Z".formatted(text));
    }
  }
}
