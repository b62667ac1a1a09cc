package nianbao.cell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nianbao.cell.HeaderText.Named;

/**
 * The columns of one group's figures.
 *
 * @param figures the group's figures without the blanks that only pad it
 * @param columns one for each figure; null where the column cannot be told
 * @param rule why columns cannot be told, or what is odd about them; null if nothing
 * @param byOrder whether no header named them
 */
record Columns(List<Atom> figures, List<Told> columns, String rule, boolean byOrder) {

  /**
   * @param label as the header prints it, empty where it prints none
   */
  record Told(Signature.Column column, String label, String unit) {}

  static Columns of(
      Group given, SheetRow row, List<Named> header, Set<Integer> places, Sheets.Family family) {
    Group headed = underHeadings(given, places);
    if (row.part().equals("annex")) {
      return annex(headed, row, header);
    }
    List<Told> named = named(row, header, family);
    int size = row.part().equals("requests") ? row.columns().size() : 0;
    Group group = size == 0 ? headed : unspaced(headed, size);
    boolean all = named.size() == size;
    if (!named.isEmpty() && (size == 0 || group.size() < size || all)) {
      List<Atom> figures = unpadded(group, named.size());
      if (figures.size() == named.size()) {
        return new Columns(figures, named, null, false);
      }
    }
    for (Signature signature : family.signatures(row)) {
      List<Atom> figures = unpadded(group, signature.size());
      if (figures.size() == signature.size()) {
        return new Columns(figures, all(signature, named), null, named.size() != signature.size());
      }
    }
    if (size == 0) {
      for (Signature signature : family.signatures(row)) {
        List<Atom> printed = group.figures().stream().filter(f -> !f.isBlank()).toList();
        if (group.shape() == Line.Shape.GRID && printed.size() == signature.size()) {
          return new Columns(printed, all(signature, named), null, true);
        }
      }
    }
    return size > 0 ? odd(group, row) : none(group, row.columns().size());
  }

  /**
   * A row that blanks pad on both sides, cut to the cells under the headings; any other as it is.
   * Only then: headings and cells of real tables often disagree about their columns.
   */
  private static Group underHeadings(Group group, Set<Integer> places) {
    List<Atom> figures = group.figures();
    int excess = figures.size() - places.size();
    if (group.shape() != Line.Shape.GRID || excess <= 0 || places.isEmpty()) {
      return group;
    }
    boolean before = figures.subList(0, excess).stream().anyMatch(Atom::isBlank);
    boolean behind = figures.get(figures.size() - 1).isBlank();
    List<Atom> under = figures.stream().filter(f -> places.contains(f.x())).toList();
    boolean rest = figures.stream().allMatch(f -> f.isBlank() || places.contains(f.x()));
    return before && behind && rest && under.size() == places.size()
        ? group.withFigures(under)
        : group;
  }

  /** A row with a blank column between any two, without those; any other as it is. */
  private static Group unspaced(Group group, int size) {
    if (group.shape() != Line.Shape.GRID || Math.abs(group.size() - 2 * size) > 1) {
      return group;
    }
    List<Atom> even = everySecond(group, 0);
    List<Atom> odd = everySecond(group, 1);
    if (odd.size() == size && even.stream().allMatch(Atom::isBlank)) {
      return group.withFigures(odd);
    }
    boolean spaces = even.size() == size && odd.stream().allMatch(Atom::isBlank);
    return spaces ? group.withFigures(even) : group;
  }

  private static List<Atom> everySecond(Group group, int from) {
    var figures = new ArrayList<Atom>();
    for (int i = from; i < group.size(); i += 2) {
      figures.add(group.figures().get(i));
    }
    return figures;
  }

  /** A row of applicants with too few or too many figures. */
  private static Columns odd(Group group, SheetRow row) {
    int size = row.columns().size();
    boolean tail =
        group.shape().keepsCells()
            && group.size() == size - 1
            && !mayEndWithItsSum(group.figures());
    if (!tail) {
      return none(group, size);
    }
    List<Told> first = all(row.columns(), List.of()).subList(0, group.size());
    return new Columns(group.figures(), first, "short_row", true);
  }

  /**
   * Whether the last figure may be the sum of the others and of a lost one: then any may be lost.
   */
  private static boolean mayEndWithItsSum(List<Atom> figures) {
    BigDecimal others = BigDecimal.ZERO;
    BigDecimal last = BigDecimal.ZERO;
    for (Atom figure : figures) {
      others = others.add(last);
      last = figure.quantity() instanceof Quantity.Stated s ? s.value() : BigDecimal.ZERO;
    }
    return last.compareTo(others) >= 0;
  }

  private static Columns none(Group group, int size) {
    return new Columns(
        group.figures(),
        Collections.nCopies(group.size(), null),
        group.size() < size ? "short_row" : "long_row",
        false);
  }

  /** The columns the header names, as far as all of them go with the row; else empty. */
  private static List<Told> named(SheetRow row, List<Named> header, Sheets.Family family) {
    var told = new ArrayList<Told>();
    for (Named one : header) {
      Told fitting = null;
      for (Signature.Column column : one.columns()) {
        boolean applicant = row.part().equals("requests") == (column.applicant() != null);
        if (applicant && family.indicators().contains(row.indicator(column))) {
          fitting = new Told(column, one.label(), one.unit());
          break;
        }
      }
      if (fitting == null) {
        return List.of();
      }
      told.add(fitting);
    }
    return told;
  }

  private static List<Told> all(Signature signature, List<Told> named) {
    var labels = new String[signature.size()];
    for (Told one : named) {
      int at = one.column().order();
      if (at < labels.length && signature.columns().get(at).equals(one.column())) {
        labels[at] = one.label();
      }
    }
    var told = new ArrayList<Told>(labels.length);
    for (Signature.Column column : signature.columns()) {
      String label = labels[column.order()];
      told.add(new Told(column, label == null ? "" : label, null));
    }
    return told;
  }

  /** The figures without blanks before or behind, if that leaves the wanted number. */
  private static List<Atom> unpadded(Group group, int size) {
    List<Atom> figures = group.figures();
    int excess = figures.size() - size;
    if (excess <= 0) {
      return figures;
    }
    boolean before = figures.subList(0, excess).stream().allMatch(Atom::isBlank);
    boolean behind = figures.subList(size, figures.size()).stream().allMatch(Atom::isBlank);
    boolean allBlank = group.allBlank();
    if (behind && (!before || allBlank)) {
      return figures.subList(0, size);
    }
    return before && !behind ? figures.subList(excess, figures.size()) : figures;
  }

  /** The header from its label column on: what a table's title says before is no column. */
  private static List<Named> fromLabel(List<Named> header) {
    int start = 0;
    for (int i = 0; i < header.size(); i++) {
      boolean label = header.get(i).columns().get(0).role() == Signature.Role.LABEL;
      start = label ? i : start;
    }
    return header.subList(start, header.size());
  }

  /** The latest of the years at the heads of columns: the others are set beside it. */
  private static String latestYear(List<Named> header) {
    String latest = "";
    for (Named one : header) {
      boolean later = HeaderText.isYear(one.label()) && one.label().compareTo(latest) > 0;
      latest = later ? one.label() : latest;
    }
    return latest;
  }

  private static List<Signature.Column> otherPeriod(SheetRow row) {
    return List.of(row.columns().byKey().get("上年数"));
  }

  private static Columns annex(Group group, SheetRow row, List<Named> header) {
    var columns = new ArrayList<Told>();
    String rule = null;
    List<Named> named = fromLabel(header);
    String year = latestYear(named);
    for (Named one : named) {
      boolean before = HeaderText.isYear(one.label()) && one.label().compareTo(year) < 0;
      Signature.Column column = (before ? otherPeriod(row) : one.columns()).get(0);
      boolean figure = column.printsFigures() || column.role() == Signature.Role.CODE;
      rule = column.role() == Signature.Role.SHARE ? "split_columns" : rule;
      rule = rule == null && column.role() == Signature.Role.PERIOD ? "partial_period" : rule;
      if (figure) {
        columns.add(new Told(column, one.label(), one.unit()));
      }
    }
    if (columns.isEmpty()) {
      columns.add(new Told(row.columns().byKey().get("统计数"), "", null));
    }
    List<Atom> figures = unpadded(group, columns.size());
    if (figures.size() == columns.size()) {
      return new Columns(figures, columns, rule, header.isEmpty());
    }
    return none(group, columns.size());
  }
}
