package nianbao.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * Rids the groups of an annex of what is no figure: running numbers, the marks of chapter lines.
 */
final class AnnexLines {
  private AnnexLines() {}

  static List<Group> withFigures(List<Group> groups, Sheet sheet, Sheets.Family family) {
    boolean serials = false;
    int columns = 1;
    var kept = new ArrayList<Group>();
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
      boolean states = figures.stream().anyMatch(AnnexLines::states);
      if (!states && label.rows().isEmpty()) {
        carried.addAll(group.words());
      } else {
        var words = new ArrayList<>(carried);
        words.addAll(group.words());
        kept.add(
            new Group(
                kept.size(),
                group.part(),
                group.shape(),
                words,
                group.sameLine(),
                figures,
                group.opensTable()));
        carried.clear();
      }
    }
    return withoutCodes(kept, sheet, family);
  }

  /**
   * The groups without line codes that no header names: where every first figure is the number of
   * its line in the form, and one is written as 01 to 09, it is a code. A blank form has no more.
   */
  private static List<Group> withoutCodes(List<Group> groups, Sheet sheet, Sheets.Family family) {
    var lines = sheet.rows().stream().filter(SheetRow::hasFigures).map(SheetRow::order).toList();
    boolean padded = false;
    for (Group group : groups) {
      Label label = Label.of(group, sheet, family);
      boolean named =
          HeaderText.columns(label.header(), "annex", sheet, family).stream()
              .anyMatch(n -> role(n) == Signature.Role.CODE);
      if (named || label.rows().size() > 1) {
        return groups;
      }
      String first = group.figures().get(0).text();
      boolean digits = first.length() == 2 && Character.isDigit(first.charAt(0));
      boolean code =
          label.rows().isEmpty()
              || (digits && first.equals(code(lines.indexOf(label.rows().get(0).order()))));
      if (!code) {
        return groups;
      }
      padded |= first.length() == 2 && first.charAt(0) == '0';
    }
    return padded
        ? groups.stream().map(AnnexLines::withoutFirst).filter(g -> g.size() > 0).toList()
        : groups;
  }

  private static String code(int line) {
    return (line < 9 ? "0" : "") + (line + 1);
  }

  private static Group withoutFirst(Group group) {
    return group.withFigures(group.figures().subList(1, group.size()));
  }

  private static boolean endsWithSerial(Label label, List<Atom> figures, int columns) {
    int rest = figures.size() - 1;
    boolean chapter =
        label.rows().isEmpty() && figures.subList(0, rest).stream().noneMatch(AnnexLines::states);
    return states(figures.get(rest)) && (rest == columns || chapter);
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
