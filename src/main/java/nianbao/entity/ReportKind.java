package nianbao.entity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;
import nianbao.cell.FormReading;

/**
 * Whether a document is an annual report on disclosure.
 *
 * @param reason code of the row or proof that decided
 */
record ReportKind(boolean report, String reason) {
  private static final List<Tsv.Row> RULES = Tsv.read("entity/kinds.tsv");
  private static final List<Tsv.Row> SECTIONS = Tsv.read("entity/sections.tsv");
  private static final List<String> LABELS = words("entity/statutory_labels.tsv");
  private static final int SECTION_LENGTH = 60;
  private static final int LISTED_TITLES = 3;
  private static final Pattern NUMBERED =
      Pattern.compile("(?:^|(?<=[\\n。;| ]))[((]?[一二三四五六七八九十]{1,2}[、))]");
  private static final Pattern LISTED = Pattern.compile("20\\d{2}年.*公开.*(?:年报|年度报告)");
  private static final Pattern REPORT_END = Pattern.compile("(?:年报|报告|总结)(?:[((][^()()]*[))])?$");

  // The name of a site's column, which pages of all kinds carry as a heading.
  private static final Pattern COLUMN =
      Pattern.compile("(?:政府|政务)?信息公开(?:工作)?(?:年报|年度报告)(?:专栏|列表)?");
  private static final Pattern PAGER = Pattern.compile("下一页|共\\d+页");

  static ReportKind of(ReportTitle title, ReportYear year, Words words, FormReading form) {
    String named = title.text() == null ? "" : title.text().replace(" ", "");
    for (Tsv.Row rule : RULES) {
      boolean asked = !title.report() || rule.get("strong").equals("yes");
      if (asked && matches(rule, named) && !(title.report() && endsAsReport(named))) {
        return new ReportKind(false, rule.get("code"));
      }
    }
    int sections = sections(words);
    if (isIndex(words, sections, !form.cells().isEmpty())) {
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
    if (title.report() && !COLUMN.matcher(named).matches()) {
      return new ReportKind(true, "title");
    }
    return ProseEvidence.speaksOf(words)
        ? new ReportKind(true, "prose")
        : new ReportKind(false, "no_trace_of_a_report");
  }

  private static boolean endsAsReport(String title) {
    return REPORT_END.matcher(title).find();
  }

  private static boolean matches(Tsv.Row rule, String title) {
    return rule.list("has").stream().anyMatch(title::contains)
        || rule.list("ends").stream().anyMatch(title::endsWith);
  }

  /** How many different section titles stand in the text, if one is a disclosure report's own. */
  private static int sections(Words words) {
    Set<String> found = new TreeSet<>();
    boolean own = false;
    Matcher numbered = NUMBERED.matcher(words.text());
    while (numbered.find()) {
      int end = Math.min(numbered.end() + SECTION_LENGTH, words.text().length());
      String start = words.text().substring(numbered.end(), end);
      String title = start.split("[。\n]", 2)[0];
      for (Tsv.Row section : SECTIONS) {
        if (title.contains(section.get("words"))) {
          found.add(section.get("words"));
          own |= section.get("own").equals("yes");
          break;
        }
      }
    }
    return own ? found.size() : 0;
  }

  /**
   * A list of links to reports: several report titles, no section of one; where pages are turned
   * two are enough.
   */
  private static boolean isIndex(Words words, int sections, boolean tables) {
    if (sections > 0) {
      return false;
    }
    boolean turned = !tables && PAGER.matcher(words.text()).find();
    long titles =
        words.lines().stream()
            .filter(line -> line.length() < 80 && LISTED.matcher(line).find())
            .distinct()
            .count();
    return titles >= (turned ? LISTED_TITLES - 1 : LISTED_TITLES);
  }

  private static List<String> words(String file) {
    return Tsv.read(file).stream().map(row -> row.get("words")).toList();
  }
}
