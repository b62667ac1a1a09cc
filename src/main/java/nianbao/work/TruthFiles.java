package nianbao.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.sample.ReportRow;
import nianbao.sample.Truth;

/**
 * What is known of documents, from the files that say so: {@code truth.csv} and {@code reports.csv}
 * of a sample, {@code cells.csv}, {@code documents.jsonl} and {@code prose.jsonl} of reports read
 * by eye.
 */
final class TruthFiles {
  private static final Map<String, String> FORMS =
      Map.of("narrative", "prose", "annex_provincial", "annex_local");
  private static final int CELL_COLUMNS = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A report known by quotations of it only: its words and what they say. */
  record Quoted(Expected expected, String text) {}

  /** One document's knowledge while it is put together. */
  private static final class Draft {
    private Boolean report;
    private String agency;
    private String division;
    private Integer year;
    private String form;
    private List<String> damages = List.of();
    private final List<Expected.Figure> facts = new ArrayList<>();
    private List<String> nearMisses = List.of();
    private boolean tables;
    private boolean prose;

    private Expected expected(String source) {
      return new Expected(
          source, report, agency, division, year, form, damages, facts, nearMisses, tables, prose);
    }
  }

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<Quoted> quoted = new ArrayList<>();

  private Draft draft(String source) {
    return drafts.computeIfAbsent(source, s -> new Draft());
  }

  /** {@code truth.csv} of a sample: every figure of its tables and prose. */
  void truth(Path file) throws IOException {
    for (String line : rows(file)) {
      Truth row = Truth.parse(line);
      Draft draft = draft(row.path());
      draft.tables = true;
      draft.prose = true;
      boolean told = row.valueStatus().equals("narrative");
      draft.facts.add(
          new Expected.Figure(
              told ? Expected.Part.PROSE : Expected.Part.TABLE,
              List.of(row.indicator()),
              row.applicantType(),
              row.reviewStage(),
              row.periodBasis(),
              row.value()));
    }
  }

  /** {@code reports.csv} of a sample: which documents there are. */
  void reports(Path file) throws IOException {
    for (String line : rows(file)) {
      ReportRow row = ReportRow.parse(line);
      Draft draft = draft(row.path());
      draft.tables = true;
      draft.prose = true;
      draft.report = row.report();
      if (row.report()) {
        draft.agency = row.agency();
        draft.division = row.division();
        draft.year = Integer.valueOf(row.year());
        draft.form = row.form();
      }
      draft.damages = damages(row.damage());
    }
  }

  private static List<String> damages(String listed) {
    var damages = new ArrayList<String>();
    for (String damage : listed.split(";")) {
      int at = damage.indexOf('=');
      if (!damage.isEmpty()) {
        damages.add(at < 0 ? damage : damage.substring(0, at));
      }
    }
    return damages;
  }

  /** {@code cells.csv}: every cell of the tables of documents read by eye. */
  void cells(Path file) throws IOException {
    for (String line : rows(file)) {
      String[] cell = line.split(",", -1);
      if (cell.length != CELL_COLUMNS) {
        throw new IOException(file + ": no row of cells: " + line);
      }
      Draft draft = draft(cell[0]);
      draft.tables = true;
      BigDecimal value = cell[5].isEmpty() ? null : new BigDecimal(cell[5]);
      draft.facts.add(
          new Expected.Figure(
              Expected.Part.TABLE, List.of(cell[1]), cell[2], cell[3], cell[4], value));
    }
  }

  /** {@code documents.jsonl}: who reports on which year, and what the prose says. */
  void documents(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode item = JSON.readTree(line);
      describe(draft(item.get("source").asText()), item);
    }
  }

  /** {@code prose.jsonl}: reports quoted, a title and some of their words. */
  void prose(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode item = JSON.readTree(line);
      var draft = new Draft();
      describe(draft, item);
      draft.prose = true;
      String text = item.get("text").asText();
      String title = text(item, "title") == null ? named(draft) : text(item, "title");
      String whole = title == null || text.startsWith(title) ? text : title + "\n" + text;
      quoted.add(new Quoted(draft.expected(item.get("id").asText()), whole));
    }
  }

  /**
   * A heading for words that are quoted without theirs, so that they are read as a report's; who
   * reports is not asked then.
   */
  private static String named(Draft draft) {
    if (draft.agency == null || draft.year == null || Boolean.FALSE.equals(draft.report)) {
      return null;
    }
    String title = draft.agency + draft.year + "年政府信息公开工作年度报告";
    draft.report = null;
    draft.agency = null;
    draft.division = null;
    draft.year = null;
    return title;
  }

  private static void describe(Draft draft, JsonNode item) {
    draft.report = item.get("is_report").asBoolean();
    draft.agency = text(item, "agency_name");
    draft.division = text(item, "region");
    draft.year = text(item, "report_year") == null ? null : item.get("report_year").asInt();
    String layout = text(item, "layout");
    draft.form = layout == null ? null : FORMS.getOrDefault(layout, layout);
    for (JsonNode fact : item.get("facts")) {
      draft.facts.add(
          new Expected.Figure(
              Expected.Part.PROSE,
              List.of(fact.get("indicator").asText().split("\\|")),
              text(fact, "applicant_type"),
              text(fact, "review_stage"),
              text(fact, "period_basis") == null ? "year" : text(fact, "period_basis"),
              new BigDecimal(fact.get("value").asText())));
    }
    var quotes = new ArrayList<String>();
    item.get("not_facts").forEach(quote -> quotes.add(quote.asText()));
    draft.nearMisses = quotes;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static List<String> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? lines : lines.subList(1, lines.size());
  }

  Collection<Quoted> quoted() {
    return quoted;
  }

  /** What is known of a document, by its address or else its file name; null for nothing. */
  Expected of(String uri) {
    String name = uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('!')) + 1);
    String known = drafts.containsKey(uri) ? uri : name;
    Draft draft = drafts.get(known);
    return draft == null ? null : draft.expected(known);
  }

  /** Every source that is known of. */
  Collection<String> sources() {
    return drafts.keySet();
  }
}
