package nianbao.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nianbao.lake.Audit;
import nianbao.lake.Decisions;

/** A run report as one page that needs nothing else: no script, no font, no address. */
final class ReportPage {
  private final Writer out;
  private final RunSummary run;

  ReportPage(OutputStream out, RunSummary run) {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.run = run;
  }

  /** Outcome, what it means, what came in, what broke. */
  void head() throws IOException {
    write(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width">
        <title>%s · %s</title>
        <style>%s</style></head><body>
        <header class="%s"><h1>%s</h1><p>%s</p>"""
            .formatted(
                escape(title()),
                escape(run.runId()),
                style(),
                escape(run.outcome()),
                escape(title()),
                escape(run.advice())));
    if (run.message() != null) {
      write("<p class=\"message\">%s</p>".formatted(escape(run.message())));
    }
    write("</header>\n");
    pairs(what());
    broken();
    sameAsBefore();
  }

  private String title() {
    return run.outcome().replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  private Map<String, String> what() {
    var what = new LinkedHashMap<String, String>();
    what.put("run", run.runId() + " (jobs/" + run.command() + ")");
    what.put("exit code", String.valueOf(run.exitCode()));
    what.put(
        "served release",
        run.now().map(r -> r.id()).orElse("none")
            + run.before().map(r -> ", before it " + r.id()).orElse(""));
    if (run.counts().containsKey("landing_files")) {
      what.put(
          "landing",
          "%s files, %s new or changed"
              .formatted(
                  text(run.counts().get("landing_files")), text(run.counts().get("landing_new"))));
    }
    long held = 0;
    for (String state : Decisions.HELD) {
      held += run.counts().get("documents_" + state) instanceof Long n ? n : 0;
    }
    what.put("held back", held == 0 ? "nothing" : text(held) + " documents, named at the end");
    if (run.counts().get("landing_unread") instanceof Integer unread && unread > 0) {
      what.put("not read", unread + " landing files gave no bytes; the next run tries them again");
    }
    if (run.counts().containsKey("reports_changed")) {
      what.put("reports built anew", text(run.counts().get("reports_changed")));
    }
    what.put(
        "took",
        text(Math.round(Duration.between(run.started(), run.finished()).toMillis() / 1000.0))
            + " s: "
            + seconds());
    return what;
  }

  private String seconds() {
    var parts = new StringBuilder();
    run.seconds()
        .forEach(
            (stage, seconds) ->
                parts
                    .append(parts.isEmpty() ? "" : ", ")
                    .append(stage)
                    .append(String.format(Locale.ROOT, " %.1f", seconds)));
    return parts.toString();
  }

  private void pairs(Map<String, String> pairs) throws IOException {
    write("<dl>");
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      write("<dt>%s</dt><dd>%s</dd>".formatted(escape(pair.getKey()), escape(pair.getValue())));
    }
    write("</dl>\n");
  }

  private void broken() throws IOException {
    if (run.failures().isEmpty()) {
      return;
    }
    write("<h2>Promises that broke</h2><ul>");
    for (Audit.Failure failure : run.failures()) {
      write(
          "<li><b>%s</b>: %s. %s found, such as %s</li>"
              .formatted(
                  escape(failure.check()),
                  escape(failure.en()),
                  text(failure.count()),
                  escape(String.join("; ", failure.examples()))));
    }
    write("</ul>\n");
  }

  private void sameAsBefore() throws IOException {
    if (!run.built() && run.now().isPresent()) {
      String id = escape(run.now().get().id());
      write(
          "<p>Numbers and quarantine are those of <a href=\"%s.html\">release %s</a>.</p>\n"
              .formatted(id, id));
    }
  }

  void section(ReportSection section) throws IOException {
    write("<h2 id=\"%s\">%s</h2>".formatted(escape(section.id()), escape(section.title())));
    if (section.rows().isEmpty()) {
      write("<p class=\"none\">%s</p>\n".formatted(escape(section.empty())));
      return;
    }
    columns(section.columns(), section.rows().get(0));
    for (List<Object> row : section.rows()) {
      row(section.columns(), row);
    }
    write("</tbody></table></div>\n");
    if (!section.complete()) {
      write(
          "<p class=\"none\">The first %d; the rest by jobs/query.</p>\n"
              .formatted(section.rows().size()));
    }
  }

  private void columns(List<String> columns, List<Object> first) throws IOException {
    write("<div class=\"wide\"><table><thead><tr>");
    for (int i = 0; i < columns.size(); i++) {
      String kind = i < first.size() && first.get(i) instanceof Number ? " class=\"n\"" : "";
      write("<th%s>%s</th>".formatted(kind, escape(columns.get(i).replace('_', ' '))));
    }
    write("</tr></thead><tbody>\n");
  }

  void beginQuarantine(List<String> columns) throws IOException {
    write("<h2 id=\"quarantine\">Held back, and why</h2>");
    columns(columns, List.of());
  }

  void endQuarantine(long count) throws IOException {
    write("</tbody></table></div>\n<p class=\"none\">");
    write(
        count == 0
            ? "Nothing is held back."
            : "%s documents. jobs/quarantine waives, replays or withdraws them."
                .formatted(text(count)));
    write("</p>\n");
  }

  void row(List<String> columns, List<Object> row) throws IOException {
    write("<tr>");
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      boolean year = columns.get(i).endsWith("year");
      String kind = value instanceof Number ? " class=\"n\"" : "";
      String text = value == null ? "–" : year ? value.toString() : text(value);
      write("<td%s>%s</td>".formatted(kind, escape(text)));
    }
    write("</tr>\n");
  }

  /** Versions and hashes: what a second machine needs to come to the same lake. */
  void foot() throws IOException {
    var versions = new LinkedHashMap<String, String>();
    versions.put("lake hash", run.now().map(r -> r.hash()).orElse("none"));
    run.before().ifPresent(before -> versions.put("lake hash before", before.hash()));
    versions.put("reader version", run.readerVersion());
    versions.put("settings hash", run.settingsHash());
    versions.put("started", run.started().toString());
    versions.put("finished", run.finished().toString());
    run.counts().forEach((name, value) -> versions.put(name.replace('_', ' '), text(value)));
    write("<h2>Counts and versions</h2>");
    pairs(versions);
    write("</body></html>\n");
    out.flush();
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      BigDecimal plain = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
      return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }
    return value instanceof Long || value instanceof Integer
        ? String.format(Locale.ROOT, "%,d", value)
        : String.valueOf(value);
  }

  /** Text of documents as text: no markup, no control or direction signs. */
  static String escape(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isPlain(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return c == '\n'
        || c == '\t'
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.SURROGATE
            && type != Character.UNASSIGNED);
  }

  private static String style() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("/nianbao/work/report/page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(String text) throws IOException {
    out.write(text);
  }
}
