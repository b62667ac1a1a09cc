package nianbao.cell;

import java.util.List;
import java.util.Map;

/**
 * A printed line of a form.
 *
 * @param order position in its sheet, 0-based
 * @param indicator code, or the beginning of one where the columns end it; null where none is due
 * @param unit unit the form prints for the row, null if none
 * @param columns null for rows without figures
 * @param keys the label and its variants, folded
 * @param codes the whole indicator for each end of one that columns give
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
    List<String> keys,
    Map<String, String> codes) {

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
    return indicator == null || column.suffix() == null ? indicator : codes.get(column.suffix());
  }
}
