package nianbao.cell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nianbao.cell.HeaderText.Named;
import nianbao.cell.RowAligner.Placed;

/** Reads the groups of one part whose rows are lines of the form: all but the table of remedies. */
final class PartReader {
  private final Sheet sheet;
  private final Sheets.Family family;
  private final String part;
  private final CellSink sink;
  private final List<SheetRow> rows;
  private List<Named> header = List.of();
  private Set<Integer> places = Set.of();
  private boolean severalAgencies;
  private final Set<Integer> seen = new HashSet<>();
  private final List<String> wholes = new ArrayList<>();

  PartReader(Sheet sheet, Sheets.Family family, String part, CellSink sink) {
    this.sheet = sheet;
    this.family = family;
    this.part = part;
    this.sink = sink;
    this.rows = sheet.part(part).rows();
  }

  void read(List<Group> all) {
    if (part.equals("annex")) {
      AnnexLines lines = AnnexLines.withFigures(all, sheet, family);
      read(lines.groups(), lines.labels());
    } else {
      var labels = new ArrayList<Label>(all.size());
      for (Group group : all) {
        labels.add(Label.of(group, sheet, family));
      }
      read(all, labels);
    }
  }

  private void read(List<Group> groups, List<Label> labels) {
    int from = 0;
    int most = -1;
    int mostOnLine = -1;
    for (int i = 0; i < groups.size(); i++) {
      Label label = labels.get(i);
      if (label.rows().size() != 1) {
        continue;
      }
      int order = label.rows().get(0).order();
      boolean again =
          (groups.get(i).opensTable() && label.onLine() && order <= mostOnLine)
              || (order <= most && named(groups.get(i), label).size() > 1);
      if (again) {
        segment(groups.subList(from, i), labels.subList(from, i));
        from = i;
        most = -1;
        mostOnLine = -1;
      }
      most = Math.max(most, order);
      mostOnLine = label.onLine() ? Math.max(mostOnLine, order) : mostOnLine;
    }
    segment(groups.subList(from, groups.size()), labels.subList(from, groups.size()));
    missing(groups);
  }

  /** Says which lines of the form the table lacks; those of an older edition excuse their parts. */
  private void missing(List<Group> groups) {
    if (seen.isEmpty()) {
      return;
    }
    var missing = new ArrayList<String>();
    for (SheetRow row : rows) {
      boolean whole =
          row.indicator() != null
              && !wholes.isEmpty()
              && wholes.stream().anyMatch(row.indicator()::startsWith);
      if (row.kind() == SheetRow.Kind.ROW && !seen.contains(row.order()) && !whole) {
        missing.add(row.label());
      }
    }
    if (!missing.isEmpty()) {
      sink.notice(
          "rows_missing",
          HeaderText.place(groups.get(0)),
          "part",
          part,
          "count",
          missing.size(),
          "rows",
          String.join(" | ", missing.subList(0, Math.min(8, missing.size()))));
    }
  }

  private void segment(List<Group> groups, List<Label> labels) {
    for (Placed placed :
        new RowAligner(
                sheet.part(part), groups, labels, this::fits, label -> label.clean(sheet, family))
            .align()) {
      List<Named> named = named(placed.group(), placed.label());
      if (!named.isEmpty()) {
        header = named;
        places = HeaderText.places(placed.group(), family);
      }
      severalAgencies |= placed.label().header().contains("单位名称");
      if (placed.row() == null) {
        unplaced(placed);
      } else {
        figures(placed);
      }
    }
  }

  private List<Named> named(Group group, Label label) {
    return part.equals("requests")
        ? HeaderText.applicants(group, label.header(), sheet, family)
        : HeaderText.columns(label.header(), part, sheet, family);
  }

  private boolean fits(Group group, SheetRow row) {
    return part.equals("annex")
        || family.signatures(row).stream().anyMatch(s -> s.size() == group.size());
  }

  private void unplaced(Placed placed) {
    Group group = placed.group();
    String rule =
        switch (placed.how()) {
          case UNKNOWN_LABEL -> "unknown_label";
          case AMBIGUOUS -> "ambiguous_label";
          default -> group.size() == 1 ? "stray_number" : "unplaced_row";
        };
    if (group.allBlank() || onlyCode(group)) {
      return;
    }
    sink.notice(
        rule,
        HeaderText.place(group),
        "part",
        part,
        "label",
        placed.label().text(),
        "figures",
        texts(group));
    group.figures().forEach(figure -> sink.uncoded(part, placed.label().text(), "", figure));
  }

  /**
   * Whether a line has its code and nothing else: a heading of an annex whose lines are numbered.
   */
  private boolean onlyCode(Group group) {
    List<Named> figures =
        header.stream()
            .filter(
                one -> {
                  Signature.Column column = one.columns().get(0);
                  return column.printsFigures() || column.role() == Signature.Role.CODE;
                })
            .toList();
    return !figures.isEmpty()
        && group.size() > 1
        && figures.get(0).columns().get(0).role() == Signature.Role.CODE
        && group.figures().subList(1, group.size()).stream().allMatch(Atom::isBlank);
  }

  private void figures(Placed placed) {
    SheetRow row = placed.row();
    Group group = placed.group();
    seen.add(row.order());
    if (row.kind() == SheetRow.Kind.OPTIONAL && row.indicator() != null) {
      wholes.add(row.indicator() + ".");
    }
    if (group.allBlank() && row.kind() == SheetRow.Kind.OPTIONAL) {
      return;
    }
    if (placed.how() == RowAligner.How.REPAIRED) {
      sink.notice(
          "label_repaired",
          HeaderText.place(group),
          "printed",
          placed.label().text(),
          "row",
          row.label());
    }
    Columns columns = Columns.of(group, row, header, places, family);
    boolean byOrder = placed.how() == RowAligner.How.ORDER || columns.byOrder();
    String label = placed.how() == RowAligner.How.ORDER ? row.label() : placed.label().text();
    say(columns.rule(), row, group);
    for (int i = 0; i < columns.figures().size(); i++) {
      Columns.Told told = columns.columns().get(i);
      Atom figure = columns.figures().get(i);
      if (told == null) {
        sink.uncoded(part, label, "", figure);
      } else if (told.column().printsFigures()) {
        String unit = told.unit() != null ? told.unit() : printedUnit(group);
        sink.coded(row, told.column(), label, told.label(), unit, figure, byOrder);
      }
    }
  }

  private void say(String rule, SheetRow row, Group group) {
    if (rule == null) {
      return;
    }
    boolean agencies = rule.equals("long_row") && severalAgencies;
    if (agencies || rule.equals("split_columns") || rule.equals("partial_period")) {
      sink.noticeOnce(agencies ? "several_agencies" : rule, HeaderText.place(group), "part", part);
    } else {
      sink.notice(rule, HeaderText.place(group), "row", row.label(), "figures", texts(group));
    }
  }

  private static String printedUnit(Group group) {
    for (int i = group.words().size() - 1; i >= Math.max(0, group.words().size() - 2); i--) {
      if (group.words().get(i).isUnit()) {
        return group.words().get(i).text().strip();
      }
    }
    return null;
  }

  static String texts(Group group) {
    var texts = new ArrayList<String>();
    for (Atom figure : group.figures().subList(0, Math.min(20, group.size()))) {
      texts.add(figure.text());
    }
    return String.join(" ", texts);
  }
}
