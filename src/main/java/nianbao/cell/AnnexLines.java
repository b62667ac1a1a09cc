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
    return kept;
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
