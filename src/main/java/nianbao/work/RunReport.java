package nianbao.work;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import nianbao.lake.Audit;
import nianbao.lake.Lake;
import nianbao.lake.WholeFile;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The report of a run, once for programs and once for people. A run that changed nothing costs no
 * query; the quarantine is streamed, however long it is.
 */
final class RunReport {
  /** Folder of the reports below the lake. */
  static final String FOLDER = "reports_of_runs";

  private final Lake lake;
  private final RunSummary run;

  private RunReport(Lake lake, RunSummary run) {
    this.lake = lake;
    this.run = run;
  }

  /** Writes both files; returns the page. */
  static Path write(Lake lake, RunSummary run) throws IOException {
    return new RunReport(lake, run).write();
  }

  private Path write() throws IOException {
    List<ReportSection> sections = List.of();
    Dataset<Row> held = null;
    if (run.built()) {
      RunChanges.register(lake, run);
      sections = ReportSection.all(lake.spark(), run.before().isPresent());
      held = lake.spark().sql(ReportSection.query("quarantine"));
    }
    List<ReportSection> shown = sections;
    Dataset<Row> quarantine = held;
    String name = FOLDER + "/" + run.runId();
    Path[] page = new Path[1];
    WholeFile.write(
        lake,
        name + ".json",
        json ->
            page[0] =
                WholeFile.write(lake, name + ".html", html -> both(json, html, shown, quarantine)));
    return page[0];
  }

  private void both(
      OutputStream jsonOut, OutputStream htmlOut, List<ReportSection> sections, Dataset<Row> held)
      throws IOException {
    var json = new ObjectMapper().getFactory().createGenerator(jsonOut);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.useDefaultPrettyPrinter();
    var page = new ReportPage(htmlOut, run);
    json.writeStartObject();
    head(json);
    page.head();
    json.writeObjectFieldStart("sections");
    for (ReportSection section : sections) {
      section(json, section);
      page.section(section);
    }
    json.writeEndObject();
    if (held != null) {
      quarantine(json, page, held);
    }
    page.foot();
    json.writeEndObject();
    json.close();
  }

  private void head(JsonGenerator json) throws IOException {
    json.writeStringField("run_id", run.runId());
    json.writeStringField("command", run.command());
    json.writeStringField("started_at", run.started().toString());
    json.writeStringField("finished_at", run.finished().toString());
    json.writeStringField("outcome", run.outcome());
    json.writeStringField("message", run.message());
    json.writeStringField("advice", run.advice());
    json.writeNumberField("exit_code", run.exitCode());
    json.writeStringField("release_before", run.before().map(r -> r.id()).orElse(null));
    json.writeStringField("release", run.now().map(r -> r.id()).orElse(null));
    json.writeStringField("lake_hash_before", run.before().map(r -> r.hash()).orElse(null));
    json.writeStringField("lake_hash", run.now().map(r -> r.hash()).orElse(null));
    json.writeStringField("reader_version", run.readerVersion());
    json.writeStringField("settings_hash", run.settingsHash());
    json.writePOJOField("counts", run.counts());
    json.writePOJOField("seconds", run.seconds());
    json.writeArrayFieldStart("audit_failures");
    for (Audit.Failure failure : run.failures()) {
      json.writePOJO(
          Map.of(
              "check", failure.check(),
              "promise", failure.en(),
              "found", failure.count(),
              "examples", failure.examples()));
    }
    json.writeEndArray();
  }

  private static void section(JsonGenerator json, ReportSection section) throws IOException {
    json.writeObjectFieldStart(section.id());
    json.writeBooleanField("complete", section.complete());
    json.writeArrayFieldStart("rows");
    for (List<Object> row : section.rows()) {
      row(json, section.columns(), row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, List<String> columns, List<Object> row)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      Object value = row.get(i);
      if (value instanceof BigDecimal decimal) {
        json.writeNumber(decimal);
      } else if (value == null || value instanceof Number) {
        json.writePOJO(value);
      } else {
        json.writeString(value.toString());
      }
    }
    json.writeEndObject();
  }

  private static void quarantine(JsonGenerator json, ReportPage page, Dataset<Row> held)
      throws IOException {
    List<String> columns = List.of(held.columns());
    json.writeArrayFieldStart("quarantine");
    page.beginQuarantine(columns);
    Iterator<Row> rows = held.toLocalIterator();
    long count = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      var values = new ArrayList<Object>();
      for (int i = 0; i < row.length(); i++) {
        values.add(row.get(i));
      }
      row(json, columns, values);
      page.row(columns, values);
      count++;
    }
    json.writeEndArray();
    page.endQuarantine(count);
  }
}
