package nianbao.view;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nianbao.Tsv;
import nianbao.fact.Indicator;
import nianbao.fact.Indicators;
import nianbao.lake.Schemas;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import org.apache.spark.sql.types.StructField;

/** The data dictionary, written out of the catalogues that the tables are made from. */
final class Dictionary {
  private static final String HEAD =
      """
      # Data dictionary 数据字典

      Generated from the catalogues (`lake/tables.tsv`, `lake/columns.tsv`, `trend/*.sql`, `trend/columns.tsv`,
      `fact/indicators.tsv`); do not edit. *Null* says what a missing value means; **never** marks a column without
      missing values. *Years*, *missing* and *example* are what the columns hold in an undamaged sample of 150 made-up
      reports (`view/profile.tsv`): report years with a value, share of rows without one, a value.
      由目录文件生成，请勿手改；Null 一栏说明空值的含义，**never** 表示从不为空；Years、missing、example 取自样本。
      """;

  /** Table and column to what the sample holds there. */
  private static final Map<String, Tsv.Row> PROFILE =
      Tsv.read("view/profile.tsv").stream()
          .collect(Collectors.toMap(row -> row.get("table") + "." + row.get("column"), row -> row));

  private Dictionary() {}

  /** The whole page in Markdown. */
  static String markdown() {
    var page = new StringBuilder(HEAD);
    page.append("\n## The lake 数据湖\n");
    Schemas.tables().values().forEach(table -> lake(page, table));
    page.append("\n## Aggregates 汇总表\n");
    Trends.catalogue().forEach(trend -> trend(page, trend));
    page.append("\n## Indicators 指标\n\n");
    row(page, "code", "unit", "dimension", "forms", "中文", "English");
    row(page, "---", "---", "---", "---", "---", "---");
    Indicators.all().forEach(indicator -> indicator(page, indicator));
    return page.toString();
  }

  private static void lake(StringBuilder page, Schemas.Table table) {
    page.append("\n### `%s` %s\n\n%s.".formatted(table.name(), table.zh(), table.en()));
    page.append(
        switch (table.kind()) {
          case STORE -> " The house's own store.";
          case VIEW -> " Computed when asked.";
          case TABLE ->
              table.partition() == null ? "" : " Files split by `" + table.partition() + "`.";
        });
    page.append("\n\n");
    columnHead(page);
    Map<String, Schemas.Column> described =
        Schemas.columns().stream()
            .filter(column -> column.table().equals(described(table.name())))
            .collect(Collectors.toMap(Schemas.Column::name, column -> column));
    for (StructField field : table.schema().fields()) {
      Schemas.Column column = described.get(field.name());
      if (column == null) {
        String never = field.nullable() ? "still current" : "**never**";
        row(page, cells(table.name(), field, "", never, "失效时间", "When this version ended"));
      } else {
        String nulls = column.nullable() ? column.nulls() : "**never**";
        row(page, cells(table.name(), field, "", nulls, column.zh(), column.en()));
      }
    }
  }

  /** The history of the facts has the facts' columns. */
  private static String described(String table) {
    return table.startsWith("facts_") ? "facts" : table;
  }

  private static void trend(StringBuilder page, Trend trend) {
    page.append("\n### `%s`\n\n%s.\n\n".formatted(trend.name(), trend.title()));
    trend.notes().forEach((note, text) -> page.append("- *%s*: %s\n".formatted(note, text)));
    page.append(trend.key().stream().collect(Collectors.joining("`, `", "- *key*: `", "`\n\n")));
    columnHead(page);
    List<Trend.Column> columns = trend.columns();
    List<StructField> fields = Arrays.asList(trend.schema().fields());
    for (int i = 0; i < columns.size(); i++) {
      Trend.Column column = columns.get(i);
      String nulls = column.nulls().equals("not null") ? "**never**" : column.nulls();
      StructField field = fields.get(i);
      row(page, cells(trend.name(), field, column.unit(), nulls, column.zh(), column.en()));
    }
  }

  private static String[] cells(
      String table, StructField field, String unit, String nulls, String zh, String en) {
    Tsv.Row held = PROFILE.get(table + "." + field.name());
    return new String[] {
      code(field),
      type(field),
      unit,
      nulls,
      held == null ? "" : held.get("years"),
      held == null ? "" : held.get("missing"),
      held == null ? "" : held.get("example"),
      zh,
      en
    };
  }

  private static void columnHead(StringBuilder page) {
    row(page, "column", "type", "unit", "null", "years", "missing", "example", "中文", "English");
    row(page, "---", "---", "---", "---", "---", "---", "---", "---", "---");
  }

  private static void indicator(StringBuilder page, Indicator indicator) {
    row(
        page,
        "`" + indicator.code() + "`",
        indicator.unit(),
        String.join(", ", indicator.forms()),
        indicator.zh(),
        indicator.en());
  }

  private static String code(StructField field) {
    return "`" + field.name() + "`";
  }

  /** Nested columns of the house's own stores are too long for a page. */
  private static String type(StructField field) {
    String type = field.dataType().catalogString();
    return type.length() > 40 ? type.substring(0, type.indexOf('<')) + "<struct>" : type;
  }

  /** A row of a Markdown table; bars inside a cell are escaped. */
  static void row(StringBuilder page, String... cells) {
    page.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
