package nianbao.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The declared tables: {@code lake/tables.tsv} and {@code lake/columns.tsv}. */
public final class Schemas {

  /** What a table is to its readers. */
  public enum Kind {
    /** The house's own, append-only. */
    STORE,
    /** Flat, for readers. */
    TABLE,
    /** Computed when asked. */
    VIEW
  }

  /**
   * A declared table.
   *
   * @param partition column that its files are split by, or null
   * @param hashed whether its content is part of the lake hash
   */
  public record Table(
      String name,
      Kind kind,
      String partition,
      boolean hashed,
      String zh,
      String en,
      StructType schema) {
    /**
     * Whether an unfinished run's rows must go: all but what is keyed by content, and the ledger.
     */
    boolean isMended() {
      return kind != Kind.VIEW
          && !List.of("archive", "readings", "runs", "decisions").contains(name);
    }
  }

  /** A declared column, for the data dictionary. */
  public record Column(
      String table,
      String name,
      String type,
      boolean nullable,
      String nulls,
      String zh,
      String en) {}

  private static final List<Column> COLUMNS = readColumns();
  private static final Map<String, Table> TABLES = readTables();

  private Schemas() {}

  /** Every declared table by name, in the order of the catalogue. */
  public static Map<String, Table> tables() {
    return TABLES;
  }

  /** Every declared column in the order of the catalogue. */
  public static List<Column> columns() {
    return COLUMNS;
  }

  public static Table table(String name) {
    Table table = TABLES.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table " + name + " in lake/tables.tsv");
    }
    return table;
  }

  public static StructType schema(String name) {
    return table(name).schema();
  }

  private static List<Column> readColumns() {
    var columns = new ArrayList<Column>();
    for (Tsv.Row row : Tsv.read("lake/columns.tsv")) {
      String nulls = row.get("null");
      boolean nullable = nulls.startsWith("null");
      columns.add(
          new Column(
              row.get("table"),
              row.get("column"),
              row.get("type"),
              nullable,
              nullable ? nulls.replaceFirst("^null:? *", "") : "",
              row.get("zh"),
              row.get("en")));
    }
    return List.copyOf(columns);
  }

  private static Map<String, Table> readTables() {
    var tables = new LinkedHashMap<String, Table>();
    for (Tsv.Row row : Tsv.read("lake/tables.tsv")) {
      String name = row.get("table");
      tables.put(
          name,
          new Table(
              name,
              Kind.valueOf(row.get("kind").toUpperCase(java.util.Locale.ROOT)),
              row.orNull("partition"),
              row.get("hash").equals("yes"),
              row.get("zh"),
              row.get("en"),
              schemaOf(name)));
    }
    return java.util.Collections.unmodifiableMap(tables);
  }

  /** History tables are the facts' columns and the end of their validity. */
  private static StructType schemaOf(String table) {
    boolean history = table.startsWith("facts_");
    var schema = new StructType();
    for (Column column : COLUMNS) {
      if (column.table().equals(history ? "facts" : table)) {
        schema = schema.add(field(column));
      }
    }
    return history
        ? schema.add("known_to", DataTypes.TimestampType, table.equals("facts_history"))
        : schema;
  }

  private static StructField field(Column column) {
    Metadata comment = new MetadataBuilder().putString("comment", column.en()).build();
    return new StructField(
        column.name(), DataType.fromDDL(column.type()), column.nullable(), comment);
  }
}
