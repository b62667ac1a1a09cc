package nianbao.cell;

import java.util.List;
import java.util.Map;

/**
 * The columns of a table in the order of its data, which is not always that of its header text.
 *
 * @param byKey the columns by folded label
 */
record Signature(String name, List<Column> columns, Map<String, Column> byKey) {

  /**
   * @param suffix end of the indicator, null where the row has it whole
   * @param applicant code or null
   * @param basis {@code year}, {@code cumulative}; null where the column is no figure of the year
   * @param unit unit the header prints, null if none
   */
  record Column(
      int order,
      String label,
      List<String> keys,
      String suffix,
      String applicant,
      String basis,
      String unit,
      Role role) {
    boolean printsFigures() {
      return role == Role.VALUE || role == Role.SHARE || role == Role.PERIOD;
    }
  }

  /** What stands in a column. */
  enum Role {
    VALUE,
    /** A part of the whole. */
    SHARE,
    /** Less than the year. */
    PERIOD,
    UNIT,
    CODE,
    SERIAL,
    LABEL
  }

  Signature {
    columns = List.copyOf(columns);
  }

  int size() {
    return columns.size();
  }
}
