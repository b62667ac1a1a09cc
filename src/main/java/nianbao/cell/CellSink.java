package nianbao.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.Place;

/** Collects cells and notices; sees to it that no code is given twice. */
final class CellSink {
  /** Most reports print no more cells. */
  private static final int CELLS = 512;

  private final Sheet sheet;
  private final List<ReportCell> cells = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Set<String> said = new TreeSet<>();
  private final Map<Code, ReportCell> coded = new HashMap<>(CELLS);

  /** What a figure is of. */
  private record Code(String indicator, String applicant, String stage, String basis) {}

  CellSink(Sheet sheet) {
    this.sheet = sheet;
  }

  List<ReportCell> cells() {
    return cells;
  }

  List<Notice> notices() {
    return notices;
  }

  void notice(String rule, Place place, Object... figures) {
    notices.add(Notice.of(rule, place, figures));
  }

  /** Adds a notice that says the same of every row of a table only once. */
  void noticeOnce(String rule, Place place, Object... figures) {
    if (said.add(rule)) {
      notice(rule, place, figures);
    }
  }

  /** A figure nobody can name; the caller says why in a notice. */
  void uncoded(String part, String rowLabel, String columnLabel, Atom figure) {
    cells.add(
        new ReportCell(
            sheet.form(),
            sheet.variant(),
            part,
            rowLabel,
            columnLabel,
            null,
            null,
            null,
            "year",
            unitInside(figure),
            figure.text(),
            figure.quantity(),
            figure.place(),
            false));
  }

  /**
   * A figure of a row and a column of the form.
   *
   * @param unit what header or row print, null if nothing
   */
  void coded(
      SheetRow row,
      Signature.Column column,
      String rowLabel,
      String columnLabel,
      String unit,
      Atom figure,
      boolean byOrder) {
    String inside = unitInside(figure);
    var cell =
        new ReportCell(
            sheet.form(),
            sheet.variant(),
            row.part(),
            rowLabel,
            columnLabel,
            column.basis() == null ? null : row.indicator(column),
            column.applicant(),
            row.stage(),
            column.basis() == null ? "year" : column.basis(),
            inside != null ? inside : unit,
            figure.text(),
            figure.quantity(),
            figure.place(),
            byOrder);
    if (figure.quantity() instanceof Quantity.Unreadable) {
      notice("unreadable_cell", figure.place(), "row", rowLabel, "text", figure.text());
    }
    if (row.indicator() == null) {
      noticeOnce("no_code", figure.place(), "row", rowLabel);
    }
    cells.add(cell.indicator() == null ? cell : once(cell));
  }

  /** The cell itself where its codes are new, else the cell without codes and a notice. */
  private ReportCell once(ReportCell cell) {
    var key =
        new Code(cell.indicator(), cell.applicantType(), cell.reviewStage(), cell.periodBasis());
    ReportCell before = coded.putIfAbsent(key, cell);
    if (before == null) {
      return cell;
    }
    if (!(before.quantity() instanceof Quantity.Stated)
        && cell.quantity() instanceof Quantity.Stated) {
      cells.set(cells.indexOf(before), withoutCodes(before));
      coded.put(key, cell);
      return cell;
    }
    boolean same =
        before.text().equals(cell.text()) || !(cell.quantity() instanceof Quantity.Stated);
    notices.add(
        Notice.of(
            same ? "printed_twice" : "printed_twice_differs",
            List.of(before.place(), cell.place()),
            "indicator",
            cell.indicator(),
            "first",
            before.text(),
            "second",
            cell.text()));
    return withoutCodes(cell);
  }

  private static ReportCell withoutCodes(ReportCell cell) {
    return new ReportCell(
        cell.form(),
        cell.variant(),
        cell.part(),
        cell.rowLabel(),
        cell.columnLabel(),
        null,
        null,
        null,
        cell.periodBasis(),
        cell.unit(),
        cell.text(),
        cell.quantity(),
        cell.place(),
        cell.byOrder());
  }

  private static String unitInside(Atom figure) {
    return figure.quantity() instanceof Quantity.Stated stated ? stated.unit() : null;
  }
}
