package nianbao.entity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Tsv;
import nianbao.cell.FormReading;

/**
 * Whether a document is an annual report on disclosure.
 *
 * @param reason code of the row or proof that decided
 */
record ReportKind(boolean report, String reason) {
  private static final List<Tsv.Row> RULES = Tsv.read("entity/kinds.tsv");
  private static final List<String> SECTIONS = words("entity/sections.tsv");
  private static final List<String> LABELS = words("entity/statutory_labels.tsv");
  private static final int SECTION_LENGTH = 60;
  private static final int LISTED_TITLES = 3;

  static ReportKind of(ReportTitle title, ReportYear year, Words words, FormReading form) {
    String named = title.text() == null ? "" : title.text().replace(" ", "");
    for (Tsv.Row rule : RULES) {
      boolean asked = !title.report() || rule.get("strong").equals("yes");
      if (asked && matches(rule, named) && !(title.report() && endsAsReport(named))) {
        return new ReportKind(false, rule.get("code"));
      }
    }
    int sections = sections(words);
    if (isIndex(words, sections)) {
      return new ReportKind(false, "index_page");
    }
    if (!form.cells().isEmpty()) {
      return new ReportKind(true, "statutory_table");
    }
    if (sections >= 2) {
      return new ReportKind(true, "section_titles");
    }
    if (title.report() && year.year() != null) {
      return new ReportKind(true, "title_and_year");
    }
    if (LABELS.stream().anyMatch(words.text()::contains)) {
      return new ReportKind(true, "statutory_label");
    }
    return title.report()
        ? new ReportKind(true, "title")
        : new ReportKind(false, "no_trace_of_a_report");
  }

  private static boolean endsAsReport(String title) {
    return title.matches(".*(?:年报|报告|总结)(?:[((][^()()]*[))])?");
  }

  private static boolean matches(Tsv.Row rule, String title) {
    return rule.list("has").stream().anyMatch(title::contains)
        || rule.list("ends").stream().anyMatch(title::endsWith);
  }

  /** How many different section titles of a report stand in the text. */
  private static int sections(Words words) {
    Set<String> found = new TreeSet<>();
    for (String line : words.lines()) {
      for (String piece : line.split("(?<=[。;])|(?=[一二三四五六七八九]、)")) {
        boolean numbered = piece.strip().matches("(?s)^[((]?[一二三四五六七八九十][、))].*");
        if (numbered) {
          String start = piece.substring(0, Math.min(SECTION_LENGTH, piece.length()));
          SECTIONS.stream().filter(start::contains).findFirst().ifPresent(found::add);
        }
      }
    }
    return found.size();
  }

  /** A list of links to reports: several report titles, no section of one. */
  private static boolean isIndex(Words words, int sections) {
    if (sections > 0) {
      return false;
    }
    long titles =
        words.lines().stream()
            .filter(line -> line.length() < 80 && line.matches(".*20\\d{2}年.*公开.*(?:年报|年度报告).*"))
            .distinct()
            .count();
    return titles >= LISTED_TITLES;
  }

  private static List<String> words(String file) {
    return Tsv.read(file).stream().map(row -> row.get("words")).toList();
  }
}
