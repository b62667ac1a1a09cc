package nianbao.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;
import org.apache.spark.sql.types.StructType;

/**
 * One aggregate: a query and what its head says about it.
 *
 * @param name of the table, the file's name
 * @param title the head's first line
 * @param notes {@code grain}, {@code units}, {@code nulls}, {@code comparability} and whatever else
 *     the head explains, in its order
 * @param key columns that tell rows apart; sorted by them, the rows have one order
 * @param touched which rows change together; the whole table where the head does not say
 * @param schema the declared columns
 */
public record Trend(
    String name,
    String title,
    Map<String, String> notes,
    List<String> key,
    Touched touched,
    StructType schema,
    String sql) {

  /** What a night replaces of a table: all rows that share it with a row that may have changed. */
  public enum Touched {
    /** The rows of an agency. */
    AGENCY,
    /** The rows of an area, level, sector and scope. */
    GROUP,
    /** The rows of an area. */
    AREA,
    /** All rows. */
    WHOLE
  }

  /**
   * What a column says.
   *
   * @param unit empty where the column is no quantity
   * @param nulls what null means, or that it is never null
   */
  public record Column(String name, String unit, String nulls, String zh, String en) {}

  private static final Map<String, Column> COLUMNS = describedColumns();
  private static final Pattern NOTE = Pattern.compile("-- ([a-z_]+): *(.*)");
  private static final List<String> REQUIRED = List.of("grain", "units", "nulls", "comparability");

  public Trend {
    notes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    key = List.copyOf(key);
  }

  /**
   * Reads a query file.
   *
   * @throws IllegalArgumentException for a head that lacks a note, or a key that is no column
   */
  static Trend parse(String name, String sql) {
    Map<String, String> notes = notes(sql);
    for (String note : REQUIRED) {
      if (!notes.containsKey(note)) {
        throw new IllegalArgumentException(
            "trend/%s.sql does not say its %s".formatted(name, note));
      }
    }
    StructType schema = StructType.fromDDL(declared(name, notes, "columns"));
    List<String> key = Arrays.asList(declared(name, notes, "key").split(" *, *"));
    List<String> columns = Arrays.asList(schema.fieldNames());
    if (!columns.containsAll(key)) {
      throw new IllegalArgumentException(
          "trend/%s.sql: key %s of %s".formatted(name, key, columns));
    }
    String touched = notes.remove("touched");
    String title = sql.lines().findFirst().orElse("").replaceFirst("^-- *", "");
    return new Trend(
        name,
        title,
        notes,
        key,
        touched == null
            ? Touched.WHOLE
            : Touched.valueOf(touched.toUpperCase(java.util.Locale.ROOT)),
        schema,
        sql);
  }

  private static String declared(String name, Map<String, String> notes, String note) {
    String text = notes.remove(note);
    if (text == null) {
      throw new IllegalArgumentException("trend/%s.sql declares no %s".formatted(name, note));
    }
    return text;
  }

  /**
   * The columns in the declared order.
   *
   * @throws IllegalStateException for a column that {@code trend/columns.tsv} does not describe
   */
  public List<Column> columns() {
    return Arrays.stream(schema.fieldNames()).map(this::column).toList();
  }

  private Column column(String column) {
    Column described = COLUMNS.getOrDefault(name + " " + column, COLUMNS.get("* " + column));
    if (described == null) {
      throw new IllegalStateException("trend/columns.tsv lacks %s of %s".formatted(column, name));
    }
    return described;
  }

  private static Map<String, Column> describedColumns() {
    var columns = new TreeMap<String, Column>();
    for (Tsv.Row row : Tsv.read("trend/columns.tsv")) {
      columns.put(
          row.get("table") + " " + row.get("column"),
          new Column(
              row.get("column"), row.get("unit"), row.get("nulls"), row.get("zh"), row.get("en")));
    }
    return columns;
  }

  /** The notes of a head; a line of comment without a name goes on with the note before it. */
  static Map<String, String> notes(String sql) {
    var notes = new LinkedHashMap<String, String>();
    String current = null;
    for (String line : headLines(sql)) {
      Matcher note = NOTE.matcher(line);
      if (note.matches()) {
        current = note.group(1);
        notes.put(current, note.group(2).strip());
      } else if (current != null) {
        notes.merge(current, line.substring(2).strip(), (a, b) -> a + " " + b);
      }
    }
    return notes;
  }

  private static List<String> headLines(String sql) {
    var lines = new ArrayList<String>();
    for (String line : sql.split("\n")) {
      if (!line.startsWith("--")) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }
}
