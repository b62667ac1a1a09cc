package nianbao.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Rows of a trend table by their key; texts of columns, {@code -} where there is nothing. */
final class PanelRows extends TreeMap<String, Map<String, String>> {
  private static final long serialVersionUID = 1;

  /** Below this base a share says nothing. */
  static final int SMALL = 10;

  static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "-" : value.toString();
  }

  static Map<String, String> columns(Object... namesAndValues) {
    var columns = new TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      columns.put((String) namesAndValues[i], text(namesAndValues[i + 1]));
    }
    return columns;
  }

  /** The key of a group of agencies in a year. */
  static String group(int year, String area, Panel.Report standing, Panel.Body body) {
    return String.join(
        " ", String.valueOf(year), area, standing.level(), standing.sector(), body.scope(), "all");
  }

  static BigDecimal share(BigDecimal part, BigDecimal whole) {
    if (part == null || whole == null || whole.compareTo(BigDecimal.valueOf(SMALL)) < 0) {
      return null;
    }
    BigDecimal share =
        part.divide(whole, 10, RoundingMode.HALF_UP).setScale(6, RoundingMode.HALF_UP);
    // A part may be larger than its whole where the report says so; beyond the column it is null.
    return share.precision() > 9 ? null : share;
  }

  static BigDecimal ratio(int n, int of) {
    return of == 0
        ? null
        : BigDecimal.valueOf(n).divide(BigDecimal.valueOf(of), 6, RoundingMode.HALF_UP);
  }

  static BigDecimal zero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
