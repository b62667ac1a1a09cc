package nianbao.cell;

import java.util.List;

/**
 * A printed line of a form.
 *
 * @param order position in its sheet, 0-based
 * @param indicator code, or the beginning of one where the columns end it; null where none is due
 * @param unit unit the form prints for the row, null if none
 * @param columns null for rows without figures
 * @param keys the label and its variants, folded
 */
record SheetRow(
    int order,
    String part,
    Kind kind,
    String label,
    String indicator,
    String stage,
    String unit,
    Signature columns,
    List<String> keys) {

  /** What a line of a form is. */
  enum Kind {
    /** Has figures. */
    ROW,
    /** Has figures, but this form rarely prints it. */
    OPTIONAL,
    /** A heading inside the table. */
    GROUP,
    /** Words inside the table that label nothing. */
    NOTE
  }

  boolean hasFigures() {
    return kind == Kind.ROW || kind == Kind.OPTIONAL;
  }

  /** The code of the figure in a column of this row; null where the form has none. */
  String indicator(Signature.Column column) {
    return indicator == null || column.suffix() == null
        ? indicator
        : indicator + "." + column.suffix();
  }
}
