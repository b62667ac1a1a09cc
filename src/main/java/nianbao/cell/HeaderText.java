package nianbao.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Lexicon;
import nianbao.Place;

/** Columns named by the words above figures, however the carrier broke or ran them together. */
final class HeaderText {
  /**
   * A column as named.
   *
   * @param columns what the label may mean; the row decides
   * @param label as printed, folded
   * @param unit printed in parentheses behind it, null if none
   */
  record Named(List<Signature.Column> columns, String label, String unit) {}

  private HeaderText() {}

  /** The columns of a part that a folded text names, in its order. */
  static List<Named> columns(String header, String part, Sheet sheet, Sheets.Family family) {
    if (header.length() < 2) {
      return List.of();
    }
    SheetPart table = sheet.parts().get(part);
    return table == null
        ? read(header, part, sheet, family)
        : table.headers().of(header, text -> read(text, part, sheet, family));
  }

  private static List<Named> read(String header, String part, Sheet sheet, Sheets.Family family) {
    String text = withoutMarks(header);
    var named = new ArrayList<Named>();
    for (int i = 0; i < text.length(); ) {
      String key = longest(text, i, sheet, family, part);
      if (key == null) {
        String year = year(text, i, part);
        if (year != null) {
          named.add(new Named(family.columns().get("统计数"), year, null));
        }
        i += year == null ? 1 : year.length();
        continue;
      }
      i += key.length();
      List<Signature.Column> columns = family.columns().get(key);
      if (columns != null && !isWord(key, sheet)) {
        String inside = parenthesis(text, i);
        named.add(new Named(columns, key, unit(inside)));
        i += inside.isEmpty() ? 0 : inside.length() + 2;
      }
    }
    return named;
  }

  private static boolean isWord(String key, Sheet sheet) {
    for (SheetRow row : sheet.rows(key)) {
      if (row.kind() == SheetRow.Kind.NOTE) {
        return true;
      }
    }
    return false;
  }

  private static String longest(
      String text, int at, Sheet sheet, Sheets.Family family, String part) {
    Lexicon.Hit<String> column = family.columnLabels().longestAt(text, at);
    Lexicon.Hit<String> heading = sheet.part(part).headings().longestAt(text, at);
    boolean longer = column == null || heading != null && heading.end() > column.end();
    Lexicon.Hit<String> hit = longer ? heading : column;
    return hit == null ? null : hit.meaning();
  }

  /** {@code 2018年}, {@code 2018年度}: the figures of that year, as annexes head them. */
  private static String year(String text, int at, String part) {
    boolean digits = part.equals("annex") && at + 4 < text.length() && text.charAt(at + 4) == '年';
    for (int i = at; digits && i < at + 4; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits || (at > 0 && Character.isDigit(text.charAt(at - 1)))) {
      return null;
    }
    boolean degree = at + 5 < text.length() && text.charAt(at + 5) == '度';
    return text.substring(at, at + (degree ? 6 : 5));
  }

  /** Whether a key is a year at the head of a column. */
  static boolean isYear(String key) {
    return key.length() >= 5
        && Character.isDigit(key.charAt(0))
        && key.equals(year(key + " ", 0, "annex"));
  }

  private static String parenthesis(String text, int at) {
    int end = at < text.length() && text.charAt(at) == '(' ? text.indexOf(')', at) : -1;
    return end < 0 ? "" : text.substring(at + 1, end);
  }

  private static String unit(String inside) {
    String word = inside.startsWith("单位") ? inside.substring(2) : inside;
    return Quantities.isUnit(word) ? word : null;
  }

  private static String withoutMarks(String folded) {
    return folded.indexOf(Folding.MARK) < 0
        ? folded
        : folded.replace(String.valueOf(Folding.MARK), "");
  }

  /** Applicants named by a header, in the order of the data; empty where there is no header. */
  static List<Named> applicants(Group group, String header, Sheet sheet, Sheets.Family family) {
    List<Named> columns = columns(header, "requests", sheet, family);
    if (columns.isEmpty()) {
      return List.of();
    }
    var printed = new ArrayList<Named>();
    boolean telling = false;
    for (Named one : columns) {
      Signature.Column applicant =
          one.columns().stream().filter(c -> c.applicant() != null).findFirst().orElse(null);
      if (applicant != null) {
        telling |= one.label().length() > 2;
        printed.add(new Named(List.of(applicant), applicant.label(), null));
      }
    }
    List<Named> named = inOrder(printed, isOneLine(group, printed.size(), family));
    long shorts = group.words().stream().filter(HeaderText::isShortColumn).count();
    boolean sumsAlone =
        named.size() == 1 && shorts > 0 && group.size() == 1 && group.shape().keepsCells();
    return telling || (named.size() == 2 && shorts == 2) || sumsAlone ? named : List.of();
  }

  /**
   * The columns once each, in the order of their data: the form's own, since words run together
   * from a header of several lines stand in many orders; but a total before all others stands there
   * in the data too, and a header of one line in a true table is in its data's order, unless spans
   * gone wrong moved its total among its parts.
   */
  private static List<Named> inOrder(List<Named> printed, boolean oneLine) {
    var once = new LinkedHashMap<Integer, Named>();
    printed.forEach(one -> once.putIfAbsent(order(one), one));
    var named = new ArrayList<>(once.values());
    boolean sumsAtEnd =
        !named.isEmpty()
            && named.subList(1, Math.max(1, named.size() - 1)).stream()
                .noneMatch(HeaderText::isTotal);
    if (named.isEmpty() || oneLine && sumsAtEnd) {
      return named;
    }
    // 自然人 stands in a header's first line, as the total does: before it, not only above it.
    boolean people = once.containsKey(0);
    long totals = printed.stream().filter(HeaderText::isTotal).count();
    Named first = people && totals == 1 && isTotal(named.get(0)) ? named.get(0) : null;
    named.sort(Comparator.comparing((Named one) -> one != first).thenComparing(HeaderText::order));
    return named;
  }

  /** Whether all headings of applicants stand in one line of a true table, each in its own cell. */
  private static boolean isOneLine(Group group, int applicants, Sheets.Family family) {
    var rows = new TreeSet<Integer>();
    var blocks = new TreeSet<Integer>();
    int headings = 0;
    for (Atom word : group.words()) {
      List<Signature.Column> columns = family.columns().get(word.key());
      if (columns != null && columns.stream().anyMatch(c -> c.applicant() != null)) {
        rows.add(word.place().row());
        blocks.add(word.place().block());
        headings++;
      }
    }
    boolean table = rows.size() == 1 && blocks.size() == 1 && rows.first() >= 0;
    return table && headings == applicants;
  }

  private static boolean isTotal(Named applicant) {
    return applicant.columns().get(0).applicant().equals("total");
  }

  private static int order(Named applicant) {
    return applicant.columns().get(0).order();
  }

  /** Grid columns under the headings of figures, as far as a true table gives them. */
  static Set<Integer> places(Group group, Sheets.Family family) {
    var places = new TreeSet<Integer>();
    for (Atom word : group.words()) {
      List<Signature.Column> columns = family.columns().get(word.key());
      columns = columns == null ? family.columns().get(word.token().bare()) : columns;
      boolean figure = columns != null && columns.get(0).printsFigures();
      if (figure && word.place().row() >= 0 && word.folded().indexOf(Folding.MARK) < 0) {
        places.add(word.x());
      }
    }
    return places;
  }

  private static boolean isShortColumn(Atom atom) {
    return atom.folded().equals("其他") || atom.folded().equals("总计") || atom.folded().equals("合计");
  }

  /** A place for a notice about a group. */
  static Place place(Group group) {
    return group.figures().get(0).place();
  }
}
