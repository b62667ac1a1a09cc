package nianbao.entity;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nianbao.Lexicon;
import nianbao.Tsv;
import nianbao.cell.FormReading;

/**
 * Whether a document is an annual report on disclosure.
 *
 * @param reason code of the row or proof that decided
 */
record ReportKind(boolean report, String reason) {
  private static final List<Rule> RULES =
      Tsv.read("entity/kinds.tsv").stream()
          .map(
              row ->
                  new Rule(
                      row.get("code"),
                      row.list("has"),
                      row.list("ends"),
                      row.get("strong").equals("yes")))
          .toList();
  private static final List<Section> SECTIONS =
      Tsv.read("entity/sections.tsv").stream()
          .map(row -> new Section(row.line(), row.get("words"), row.get("own").equals("yes")))
          .toList();
  private static final Lexicon<Section> SECTION_WORDS = sectionWords();
  private static final List<String> LABELS = words("entity/statutory_labels.tsv");
  private static final int SECTION_LENGTH = 60;
  private static final int LISTED_TITLES = 3;
  private static final String NUMERALS = "一二三四五六七八九十";

  /** What the number of a section may begin with. */
  private static final BitSet NUMBERS = new BitSet();

  static {
    ("(" + NUMERALS).chars().forEach(NUMBERS::set);
  }

  private static final Pattern LISTED = Pattern.compile("20\\d{2}年.*公开.*(?:年报|年度报告)");
  private static final Pattern REPORT_END = Pattern.compile("(?:年报|报告|总结)(?:[((][^()()]*[))])?$");

  // The name of a site's column, which pages of all kinds carry as a heading.
  private static final Pattern COLUMN =
      Pattern.compile("(?:政府|政务)?信息公开(?:工作)?(?:年报|年度报告)(?:专栏|列表)?");
  private static final Pattern PAGER = Pattern.compile("下一页|共\\d+页");

  /** A kind of document that is no report, by the words of its title. */
  private record Rule(String code, List<String> has, List<String> ends, boolean strong) {}

  /** A section of reports; whether only they have it. Of two in one title the earlier row wins. */
  private record Section(int order, String words, boolean own) {}

  private static Lexicon<Section> sectionWords() {
    var words = new HashMap<String, Section>();
    SECTIONS.forEach(section -> words.putIfAbsent(section.words(), section));
    return new Lexicon<>(words);
  }

  static ReportKind of(ReportTitle title, ReportYear year, Words words, FormReading form) {
    String named = title.text() == null ? "" : title.text().replace(" ", "");
    for (Rule rule : RULES) {
      boolean asked = !title.report() || rule.strong();
      if (asked && matches(rule, named) && !(title.report() && endsAsReport(named))) {
        return new ReportKind(false, rule.code());
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
    boolean column = COLUMN.matcher(named).matches();
    if (title.report() && !column && year.year() != null) {
      return new ReportKind(true, "title_and_year");
    }
    if (LABELS.stream().anyMatch(words.text()::contains)) {
      return new ReportKind(true, "statutory_label");
    }
    if (title.report() && !column) {
      return new ReportKind(true, "title");
    }
    return ProseEvidence.speaksOf(words)
        ? new ReportKind(true, "prose")
        : new ReportKind(false, "no_trace_of_a_report");
  }

  private static boolean endsAsReport(String title) {
    return REPORT_END.matcher(title).find();
  }

  private static boolean matches(Rule rule, String title) {
    for (String words : rule.has()) {
      if (title.contains(words)) {
        return true;
      }
    }
    for (String words : rule.ends()) {
      if (title.endsWith(words)) {
        return true;
      }
    }
    return false;
  }

  /** How many different section titles stand in the text, if one is a disclosure report's own. */
  private static int sections(Words words) {
    Set<String> found = new TreeSet<>();
    boolean own = false;
    String text = words.text();
    for (int i = 0; i < text.length(); i++) {
      int from = NUMBERS.get(text.charAt(i)) && opensLine(text, i) ? behindNumber(text, i) : -1;
      if (from < 0) {
        continue;
      }
      String title = text.substring(from, titleEnd(text, from));
      Section section = section(title);
      if (section != null) {
        found.add(section.words());
        own |= section.own();
      }
      i = from - 1;
    }
    return own ? found.size() : 0;
  }

  private static Section section(String title) {
    var first = new Section[1];
    SECTION_WORDS.eachIn(
        title,
        section ->
            first[0] = first[0] == null || section.order() < first[0].order() ? section : first[0]);
    return first[0];
  }

  /** Whether a line, a sentence, a cell or at least a word begins here. */
  private static boolean opensLine(String text, int i) {
    return i == 0
        || switch (text.charAt(i - 1)) {
          case '\n', '。', ';', '|', ' ' -> true;
          default -> false;
        };
  }

  /** Where {@code 一、}, {@code (十二)} or the like ends; -1 if none begins here. */
  private static int behindNumber(String text, int start) {
    int first = text.charAt(start) == '(' ? start + 1 : start;
    int i = first;
    while (i < text.length() && i < first + 2 && NUMERALS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    boolean closed =
        i > first && i < text.length() && (text.charAt(i) == '、' || text.charAt(i) == ')');
    return closed ? i + 1 : -1;
  }

  private static int titleEnd(String text, int from) {
    int end = from;
    int limit = Math.min(from + SECTION_LENGTH, text.length());
    while (end < limit && text.charAt(end) != '。' && text.charAt(end) != '\n') {
      end++;
    }
    return end;
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
