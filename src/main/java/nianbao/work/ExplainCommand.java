package nianbao.work;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nianbao.lake.Lookups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "From a number to the facts behind it and the printed words.",
      "  jobs/explain --lake DIR trend_application_volume report_year=2023 area_code=CN ...",
      "  jobs/explain --lake DIR fact REPORT_ID INDICATOR [applicant_type=...]"
    })
final class ExplainCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  @Mixin Options options;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(
      names = "--number",
      paramLabel = "COLUMN",
      description = "Which number of the row; default its first measure.")
  String number;

  @Option(
      names = "--top",
      defaultValue = "5",
      paramLabel = "N",
      description = "For how many facts to show the printed place; default 5.")
  int top;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text for people, json for programs.")
  Format format;

  @Parameters(index = "0", paramLabel = "TABLE", description = "A trend table, or fact.")
  String table;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Columns that name one row; null for no value.")
  List<String> keys;

  @Override
  public Integer call() throws Exception {
    Map<String, String> given = new HashMap<>();
    given.put("lake", lake);
    Settings settings = options.settings(given);
    String name = table.equals("fact") ? "facts" : table;
    Map<String, String> wanted = keys();
    Lookups lookups =
        Lookups.at(settings.required("lake"), Lookups.hadoop(settings.spark()))
            .orElseThrow(() -> Options.unpublished(settings.required("lake")));
    write(new Explainer(lookups, top).explain(name, wanted, number), System.out);
    return Exit.DONE;
  }

  private void write(Explanation explanation, PrintStream out) throws IOException {
    if (format == Format.json) {
      out.println(json(explanation));
    } else {
      new ExplanationText(out).write(explanation);
    }
    out.flush();
  }

  static String json(Explanation explanation) throws IOException {
    return new ObjectMapper()
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
        .writeValueAsString(explanation);
  }

  /** The keys; of a fact, report and indicator may stand without their names. */
  private Map<String, String> keys() {
    var named = new LinkedHashMap<String, String>();
    List<String> bare = table.equals("fact") ? List.of("report_id", "indicator") : List.of();
    int unnamed = 0;
    for (String key : keys) {
      int sign = key.indexOf('=');
      if (sign > 0) {
        named.put(key.substring(0, sign), key.substring(sign + 1));
      } else if (unnamed < bare.size()) {
        named.put(bare.get(unnamed++), key);
      } else {
        throw new Exit(Exit.USAGE, "%s is no column=value".formatted(key));
      }
    }
    return named;
  }
}
