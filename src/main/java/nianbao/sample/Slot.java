package nianbao.sample;

import java.math.BigDecimal;

/**
 * One cell of a printed table.
 *
 * @param text as printed
 * @param rows rows it spans
 * @param columns columns it spans
 * @param code what it states; null for a label, or a figure that no code covers
 * @param value what it states, canonical unit; null where the cell makes no statement
 */
record Slot(String text, int rows, int columns, Code code, BigDecimal value) {

  static Slot label(String text) {
    return new Slot(text, 1, 1, null, null);
  }

  static Slot label(String text, int rows, int columns) {
    return new Slot(text, rows, columns, null, null);
  }

  boolean figure() {
    return code != null;
  }

  /** Printed differently, saying the same. */
  Slot printed(String words) {
    return new Slot(words, rows, columns, code, value);
  }

  /** Printed as nothing, or as a mark for nothing. */
  Slot silent(String mark) {
    return new Slot(mark, rows, columns, code, null);
  }

  Slot stating(BigDecimal other, String words) {
    return new Slot(words, rows, columns, code, other);
  }

  Slot spanning(int rowCount, int columnCount) {
    return new Slot(text, rowCount, columnCount, code, value);
  }
}
