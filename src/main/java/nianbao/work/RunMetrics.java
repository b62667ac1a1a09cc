package nianbao.work;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.lake.Lake;
import nianbao.lake.WholeFile;

/**
 * The last run in Prometheus' text format, for a node exporter's textfile collector. What a run
 * cannot know, because it failed, keeps the value of the run before.
 */
final class RunMetrics {
  static final String FILE = "metrics.prom";
  private static final String SUCCESS = "nianbao_last_success_timestamp_seconds";
  private static final String RELEASE = "nianbao_release_timestamp_seconds";
  private static final Set<String> GOOD = Set.of("published", "unchanged", "quarantine");

  private final StringBuilder text = new StringBuilder();

  private RunMetrics() {}

  static void write(Lake lake, RunSummary run) throws IOException {
    String before = WholeFile.read(lake, FILE);
    byte[] bytes = text(run, before == null ? "" : before).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(lake, FILE, out -> out.write(bytes));
  }

  /**
   * @param before the metrics of the run before, empty for none
   */
  static String text(RunSummary run, String before) {
    var metrics = new RunMetrics();
    metrics.run(run, before);
    metrics.documents(run.counts(), before);
    return metrics.text.toString();
  }

  private void run(RunSummary run, String before) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("run_id", run.runId());
    labels.put("command", run.command());
    labels.put("outcome", run.outcome());
    labels.put("reader_version", run.readerVersion());
    head("nianbao_run_info", "The last run.");
    sample("nianbao_run_info", labels, "1");
    single("nianbao_run_exit_code", "Exit code of the last run.", run.exitCode());
    time("nianbao_run_timestamp_seconds", "When the last run ended.", run.finished());
    boolean good = GOOD.contains(run.outcome());
    String last = good ? seconds(run.finished()) : known(before, SUCCESS);
    if (last != null) {
      single(SUCCESS, "When a run last came to a good end.", last);
    }
    String released =
        run.outcome().equals("published") || run.outcome().equals("quarantine")
            ? released(run, before)
            : known(before, RELEASE);
    if (released != null) {
      single(RELEASE, "When the served release was published.", released);
    }
    head("nianbao_stage_seconds", "Duration of a stage of the last run.");
    run.seconds()
        .forEach(
            (stage, seconds) ->
                sample(
                    "nianbao_stage_seconds",
                    Map.of("stage", stage),
                    String.format(Locale.ROOT, "%.3f", seconds)));
    single("nianbao_audit_failures", "Promises that the last run broke.", run.failures().size());
  }

  /** A run over the threshold may or may not have published. */
  private static String released(RunSummary run, String before) {
    boolean fresh = run.now().map(r -> r.id().equals(run.runId())).orElse(false);
    return fresh ? seconds(run.finished()) : known(before, RELEASE);
  }

  private void documents(Map<String, Object> counts, String before) {
    head("nianbao_documents", "Documents by state.");
    boolean counted = false;
    for (Map.Entry<String, Object> count : counts.entrySet()) {
      if (count.getKey().startsWith("documents_") && !count.getKey().equals("documents_settled")) {
        String state = count.getKey().substring("documents_".length());
        sample("nianbao_documents", Map.of("state", state), count.getValue().toString());
        counted = true;
      }
    }
    if (!counted) {
      before
          .lines()
          .filter(line -> line.startsWith("nianbao_documents{"))
          .forEach(line -> text.append(line).append('\n'));
    }
    for (String name : new String[] {"landing_files", "landing_new", "reports_changed"}) {
      if (counts.get(name) != null) {
        single(
            "nianbao_" + name,
            "Of the last run: " + name.replace('_', ' ') + ".",
            counts.get(name));
      }
    }
  }

  private static String known(String before, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(before);
    return line.find() ? line.group(1) : null;
  }

  private void time(String name, String help, Instant moment) {
    single(name, help, seconds(moment));
  }

  private static String seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3).toPlainString();
  }

  private void single(String name, String help, Object value) {
    head(name, help);
    sample(name, Map.of(), value.toString());
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, Map<String, String> labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{');
      String gap = "";
      for (Map.Entry<String, String> label : labels.entrySet()) {
        text.append(gap).append(label.getKey()).append("=\"");
        text.append(
            label.getValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        text.append('"');
        gap = ",";
      }
      text.append('}');
    }
    text.append(' ').append(value).append('\n');
  }
}
