package nianbao.view;

import java.util.List;

/**
 * A table as it leaves the house.
 *
 * @param name of the table and of its files
 * @param key columns by which rows are told apart and sorted
 * @param columns in order
 */
record Published(String name, String zh, String en, List<String> key, List<Column> columns) {

  /**
   * What a column says.
   *
   * @param type Spark's, such as {@code decimal(20,4)}
   * @param unit empty where it is no quantity
   * @param nulls what an empty cell means, empty where there is none
   */
  record Column(String name, String type, String unit, String nulls, String zh, String en) {}

  /** A file that was written: name in the folder, and what it holds. */
  record File(String name, String mediaType, String encoding, long bytes, String sha256) {}

  Published {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
