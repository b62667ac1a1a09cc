package nianbao.trend;

import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.lake.Schemas;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** Views made by hand as tables of a lake: what the aggregates do not look at is nothing. */
final class MadeLake {
  static final List<String> TABLES = List.of("divisions", "facts", "files", "readings", "reports");

  private static final Map<String, String> OTHERWISE =
      Map.of(
          "readings source_uri",
          "reading_id",
          "files source_uri",
          "reading_id",
          "files reason",
          "case when state <> 'loaded' then state end",
          "readings facts",
          "transform(facts, f -> named_struct('indicator', f.indicator, 'applicant_type',"
              + " f.applicant_type, 'review_stage', f.review_stage, 'period_basis',"
              + " f.period_basis, 'value', f.value, 'unit', f.unit, 'value_status',"
              + " f.value_status, 'bound', f.bound, 'obs_status', 'A', 'cell_ref', f.cell_ref,"
              + " 'source_text', ''))");

  private MadeLake() {}

  /** The rows of a view in the columns that the lake declares for the table of that name. */
  static Dataset<Row> declared(SparkSession spark, String table) {
    Dataset<Row> rows = spark.table(table);
    List<String> there = Arrays.asList(rows.columns());
    return rows.select(
        Arrays.stream(Schemas.schema(table).fields())
            .map(field -> column(table, field, there.contains(field.name())))
            .toArray(Column[]::new));
  }

  private static Column column(String table, StructField field, boolean there) {
    String type = field.dataType().sql();
    String value = "cast(1 as " + type + ")";
    if (OTHERWISE.containsKey(table + " " + field.name())) {
      value = OTHERWISE.get(table + " " + field.name());
    } else if (there) {
      value = "cast(" + field.name() + " as " + type + ")";
    } else if (field.nullable()) {
      value = "cast(null as " + type + ")";
    } else if (field.dataType().typeName().equals("array")) {
      value = "cast(array() as " + type + ")";
    } else if (field.dataType().equals(DataType.fromDDL("timestamp"))) {
      value = "timestamp '2026-01-01'";
    } else if (field.dataType().equals(DataType.fromDDL("boolean"))) {
      value = "false";
    }
    return expr(value).as(field.name());
  }

  /** A release that names every table as it stands. */
  static Release release(Lake lake) {
    Map<String, Long> versions = new TreeMap<>();
    TABLES.forEach(table -> versions.put(table, lake.version(table)));
    TrendTables.names().forEach(table -> versions.put(table, lake.version(table)));
    return new Release("1", "", Trends.version(), "", Map.of(), versions);
  }
}
