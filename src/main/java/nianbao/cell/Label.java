package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import nianbao.Lexicon;

/**
 * The words before a group of figures, run together, and the form's lines they end with.
 *
 * @param rows lines whose label the words end with; empty if none
 * @param text the label as printed
 * @param onLine whether some of the label stands on the line of the figures
 * @param header the words before the label, run together and folded
 * @param empty whether there are no words but headings of columns and of row groups
 * @param printed whether the form prints these words, in whatever pieces
 */
record Label(
    List<SheetRow> rows,
    String text,
    boolean onLine,
    String header,
    boolean empty,
    boolean printed) {
  private static final int LONGEST = 120;

  /** Reads the words before a group against a sheet. */
  static Label of(Group group, Sheet sheet, Sheets.Family family) {
    SheetPart part = group.part() == null ? null : sheet.parts().get(group.part());
    return part == null
        ? read(group, sheet, family)
        : part.labels().of(group, one -> read(one, sheet, family));
  }

  private static Label read(Group group, Sheet sheet, Sheets.Family family) {
    List<Atom> words = new ArrayList<>(group.words());
    int onLine = group.sameLine();
    Label label = suffix(words, onLine, group.part(), sheet, family);
    while (label == null && !words.isEmpty() && words.get(words.size() - 1).isUnit()) {
      words.remove(words.size() - 1);
      onLine--;
      label = suffix(words, onLine, group.part(), sheet, family);
    }
    int tail = words.size();
    while (label == null && tail > 0 && labelsNoRow(words.get(tail - 1).key(), sheet, family)) {
      tail--;
      label = suffix(words.subList(0, tail), 0, group.part(), sheet, family);
    }
    if (label != null) {
      return label;
    }
    String header = join(words);
    boolean empty =
        header.isEmpty() || words.stream().allMatch(w -> labelsNoRow(w.key(), sheet, family));
    return new Label(
        List.of(),
        spoken(words, 0),
        onLine > 0,
        header,
        empty,
        sheet.isMatrix() && family.universe().prints(header));
  }

  private static Label suffix(
      List<Atom> words, int onLine, String part, Sheet sheet, Sheets.Family family) {
    int longest = longest(words, sheet);
    int lineStart = onLine > 0 ? words.size() - onLine : -1;
    Label best = null;
    var text = new StringBuilder();
    int plain = 0;
    for (int from = words.size() - 1;
        from >= 0 && text.length() < LONGEST && plain <= longest;
        from--) {
      String folded = words.get(from).folded();
      plain += words.get(from).key().length();
      text.insert(0, folded);
      String run = text.toString();
      for (int cut = 0;
          cut >= 0 && cut < Math.max(1, folded.length());
          cut = nextCut(folded, cut, sheet)) {
        List<SheetRow> rows = rows(run.substring(cut), part, sheet);
        if (!rows.isEmpty()) {
          String header = join(words.subList(0, from)) + run.substring(0, cut);
          boolean begins =
              run.charAt(Math.max(0, cut - 1)) == Folding.MARK || cut == 0 && from == lineStart;
          if (begins || !endsWithColumn(header, family)) {
            best = new Label(rows, spoken(words, from), onLine > 0, header, false, true);
            break;
          }
        }
      }
    }
    return best;
  }

  /**
   * How many characters the longest label has, marks apart, that words end with; -1 for none. What
   * stands in parentheses may or may not belong to a label: no bound then.
   */
  private static int longest(List<Atom> words, Sheet sheet) {
    var end = new StringBuilder();
    for (int i = words.size() - 1; i >= 0 && end.length() < LONGEST; i--) {
      if (words.get(i).folded().indexOf('(') >= 0) {
        return Integer.MAX_VALUE;
      }
      end.insert(0, words.get(i).key());
    }
    int longest = sheet.labelAtEnd(end.toString());
    return longest == 0 ? -1 : longest;
  }

  /** Whether nothing but headings of columns and groups stands before the label. */
  boolean clean(Sheet sheet, Sheets.Family family) {
    String left = Folding.unmarked(header);
    for (String key : family.universe().longLabels()) {
      if (left.length() > 2 && labelsNoRow(key, sheet, family)) {
        left = left.replace(key, "");
      }
    }
    return left.length() <= 8
        && (left.length() <= 2
            || left.replace("自然人", "").replace("其他", "").replace("总计", "").length() <= 2);
  }

  /** Whether the words before run on from another column's heading: then these are one as well. */
  private static boolean endsWithColumn(String header, Sheets.Family family) {
    for (String column : family.applicantLabels()) {
      if (header.endsWith(column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word ends with the label of a line behind that of its group: {@code 不予公开-属于国家秘密}. */
  static boolean endsWithRow(String folded, Sheet sheet) {
    for (int cut = nextCut(folded, 0, sheet); cut >= 0; cut = nextCut(folded, cut, sheet)) {
      if (!rows(folded.substring(cut), null, sheet).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next place inside a word where a label may begin: behind an ordinal, or behind the name of
   * the label's group.
   */
  private static int nextCut(String folded, int from, Sheet sheet) {
    int mark = folded.indexOf(Folding.MARK, Math.max(from, 1));
    int begin = from < folded.length() && folded.charAt(from) == Folding.MARK ? from + 1 : from;
    Lexicon.Hit<String> group = sheet.groups().longestAt(folded, begin);
    int behind = group == null || group.end() == folded.length() ? -1 : group.end();
    return mark < 0 ? behind : behind < 0 ? mark + 1 : Math.min(mark + 1, behind);
  }

  private static List<SheetRow> rows(String run, String part, Sheet sheet) {
    List<SheetRow> rows = figureRows(sheet.rows(Folding.unmarked(run)), part);
    int open = run.indexOf('(');
    if (!rows.isEmpty() || open < 0) {
      return rows;
    }
    // 其他处理(逾期不补正): the line stands behind its group, in parentheses.
    String inside = run.substring(open);
    List<SheetRow> within =
        sheet.groups().longestAt(run, run.charAt(0) == Folding.MARK ? 1 : 0) == null
            ? List.of()
            : figureRows(sheet.rows(Folding.unmarked(inside)), part);
    return within.isEmpty() ? figureRows(sheet.rows(Folding.bare(run)), part) : within;
  }

  private static List<SheetRow> figureRows(List<SheetRow> rows, String part) {
    var kept = new ArrayList<SheetRow>(rows.size());
    for (SheetRow row : rows) {
      if (row.hasFigures() && (part == null || row.part().equals(part))) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** Words that the form prints, but not as a row: headings, columns, notes. */
  static boolean labelsNoRow(String key, Sheet sheet, Sheets.Family family) {
    if (key.isEmpty() || family.columns().containsKey(key)) {
      return true;
    }
    return !sheet.rows(key).isEmpty() && !sheet.hasRow(key);
  }

  static String join(List<Atom> words) {
    if (words.size() == 1) {
      return words.get(0).folded();
    }
    var text = new StringBuilder();
    for (Atom word : words) {
      text.append(word.folded());
    }
    return text.toString();
  }

  private static String spoken(List<Atom> words, int from) {
    var text = new StringBuilder();
    for (Atom word : words.subList(Math.max(from, words.size() - 8), words.size())) {
      text.append(text.length() > 0 ? " " : "").append(word.text());
    }
    return text.length() > 200 ? text.substring(text.length() - 200) : text.toString();
  }
}
