package nianbao.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * Rids the groups of an annex of what is no figure: running numbers, the marks of chapter lines.
 *
 * @param groups what is left
 * @param labels one for each group
 */
record AnnexLines(List<Group> groups, List<Label> labels) {

  static AnnexLines withFigures(List<Group> groups, Sheet sheet, Sheets.Family family) {
    boolean serials = false;
    int columns = 1;
    var kept = new AnnexLines(new ArrayList<>(groups.size()), new ArrayList<>(groups.size()));
    List<Atom> carried = new ArrayList<>();
    for (Group group : groups) {
      Label label = Label.of(group, sheet, family);
      List<HeaderText.Named> header = HeaderText.columns(label.header(), "annex", sheet, family);
      if (!header.isEmpty()) {
        serials = header.stream().anyMatch(n -> role(n) == Signature.Role.SERIAL);
        columns = (int) header.stream().filter(n -> isFigure(role(n))).count();
      }
      List<Atom> figures = group.figures();
      if (serials && group.shape() == Line.Shape.PLAIN && endsWithSerial(label, figures, columns)) {
        figures = figures.subList(0, figures.size() - 1);
      }
      if (!anyStates(figures) && label.rows().isEmpty()) {
        carried.addAll(group.words());
      } else {
        Group line = kept.next(group, carried, figures);
        kept.add(line, carried.isEmpty() ? label : Label.of(line, sheet, family));
        carried.clear();
      }
    }
    return kept.withoutCodes(sheet, family);
  }

  /** A group as the next one, with words carried over from those before. */
  private Group next(Group group, List<Atom> carried, List<Atom> figures) {
    List<Atom> words = group.words();
    if (!carried.isEmpty()) {
      words = new ArrayList<>(carried);
      words.addAll(group.words());
    }
    return new Group(
        groups.size(),
        group.part(),
        group.shape(),
        words,
        group.sameLine(),
        figures,
        group.opensTable());
  }

  private void add(Group group, Label label) {
    groups.add(group);
    labels.add(label);
  }

  /**
   * The groups without line codes that no header names: where every first figure is the number of
   * its line in the form, and one is written as 01 to 09, it is a code. A blank form has no more.
   */
  private AnnexLines withoutCodes(Sheet sheet, Sheets.Family family) {
    boolean padded = false;
    for (int i = 0; i < groups.size(); i++) {
      Label label = labels.get(i);
      boolean named =
          HeaderText.columns(label.header(), "annex", sheet, family).stream()
              .anyMatch(n -> role(n) == Signature.Role.CODE);
      if (named || label.rows().size() > 1) {
        return this;
      }
      String first = groups.get(i).figures().get(0).text();
      boolean digits = first.length() == 2 && Character.isDigit(first.charAt(0));
      boolean code =
          label.rows().isEmpty()
              || (digits && first.equals(code(number(label.rows().get(0), sheet))));
      if (!code) {
        return this;
      }
      padded |= first.length() == 2 && first.charAt(0) == '0';
    }
    return padded ? withoutFirst() : this;
  }

  private AnnexLines withoutFirst() {
    var rest = new AnnexLines(new ArrayList<>(groups.size()), new ArrayList<>(groups.size()));
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (group.size() > 1) {
        rest.add(group.withFigures(group.figures().subList(1, group.size())), labels.get(i));
      }
    }
    return rest;
  }

  /** How many lines with figures the form prints before a row. */
  private static int number(SheetRow row, Sheet sheet) {
    int number = 0;
    for (SheetRow other : sheet.rows()) {
      number += other.hasFigures() && other.order() < row.order() ? 1 : 0;
    }
    return number;
  }

  private static String code(int line) {
    return (line < 9 ? "0" : "") + (line + 1);
  }

  private static boolean endsWithSerial(Label label, List<Atom> figures, int columns) {
    int rest = figures.size() - 1;
    boolean chapter = label.rows().isEmpty() && !anyStates(figures.subList(0, rest));
    return states(figures.get(rest)) && (rest == columns || chapter);
  }

  private static boolean anyStates(List<Atom> figures) {
    for (Atom figure : figures) {
      if (states(figure)) {
        return true;
      }
    }
    return false;
  }

  private static boolean states(Atom figure) {
    return figure.quantity() instanceof Quantity.Stated
        || figure.quantity() instanceof Quantity.Unreadable;
  }

  private static Signature.Role role(HeaderText.Named named) {
    return named.columns().get(0).role();
  }

  private static boolean isFigure(Signature.Role role) {
    return role == Signature.Role.VALUE
        || role == Signature.Role.SHARE
        || role == Signature.Role.PERIOD
        || role == Signature.Role.CODE;
  }
}
