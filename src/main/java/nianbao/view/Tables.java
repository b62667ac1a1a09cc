package nianbao.view;

import java.util.Arrays;
import java.util.List;
import nianbao.Tsv;
import nianbao.lake.Schemas;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import org.apache.spark.sql.types.StructField;

/** What is published: the lake's tables that {@code view/tables.tsv} lists, and every aggregate. */
final class Tables {
  private Tables() {}

  static Published of(String name) {
    for (Tsv.Row row : Tsv.read("view/tables.tsv")) {
      if (row.get("table").equals(name)) {
        return ofLake(name, row.list("key"));
      }
    }
    return ofTrend(Trends.trend(name));
  }

  private static Published ofLake(String name, List<String> key) {
    Schemas.Table table = Schemas.table(name);
    // known_from says when this lake learned of a figure: it differs between equal lakes.
    List<Published.Column> columns =
        Schemas.columns().stream()
            .filter(column -> column.table().equals(name) && !column.name().equals("known_from"))
            .map(
                column ->
                    new Published.Column(
                        column.name(),
                        column.type(),
                        "",
                        column.nullable() ? column.nulls() : "",
                        column.zh(),
                        column.en()))
            .toList();
    return new Published(name, table.zh(), table.en(), key, columns);
  }

  private static Published ofTrend(Trend trend) {
    List<StructField> fields = Arrays.asList(trend.schema().fields());
    List<Trend.Column> described = trend.columns();
    List<Published.Column> columns =
        java.util.stream.IntStream.range(0, fields.size())
            .mapToObj(i -> column(fields.get(i), described.get(i)))
            .toList();
    return new Published(trend.name(), "", trend.title(), trend.key(), columns);
  }

  private static Published.Column column(StructField field, Trend.Column described) {
    String nulls = described.nulls().equals("not null") ? "" : described.nulls();
    return new Published.Column(
        field.name(),
        field.dataType().catalogString(),
        described.unit(),
        nulls,
        described.zh(),
        described.en());
  }
}
