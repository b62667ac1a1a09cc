package nianbao.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nianbao.Tsv;
import nianbao.entity.Division;
import nianbao.entity.Divisions;
import nianbao.fact.Indicator;
import nianbao.fact.Indicators;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The dimensions that come from catalogues, not from documents. */
final class Dimensions {
  private static final int MONTHS = 12;

  private Dimensions() {}

  /** Table name to rows, in a fixed order. */
  static Map<String, Dataset<Row>> all(SparkSession spark) {
    var tables = new LinkedHashMap<String, Dataset<Row>>();
    tables.put("indicators", frame(spark, "indicators", indicators()));
    tables.put("divisions", frame(spark, "divisions", divisions()));
    tables.put("forms", frame(spark, "forms", forms()));
    return tables;
  }

  private static Dataset<Row> frame(SparkSession spark, String table, List<Row> rows) {
    return spark.createDataFrame(rows, Schemas.schema(table));
  }

  private static List<Row> indicators() {
    var rows = new ArrayList<Row>();
    for (Indicator indicator : Indicators.all()) {
      rows.add(
          RowFactory.create(
              indicator.code(),
              indicator.section(),
              indicator.parent(),
              indicator.zh(),
              indicator.en(),
              indicator.unit(),
              indicator.dimension().name().toLowerCase(Locale.ROOT),
              String.join("|", indicator.forms())));
    }
    return rows;
  }

  private static List<Row> divisions() {
    Divisions catalogue = Divisions.catalogue();
    var rows = new ArrayList<Row>();
    for (Division division : catalogue.all()) {
      boolean open = division.from() == Division.OPEN_START;
      boolean valid = division.to() == Integer.MAX_VALUE;
      rows.add(
          RowFactory.create(
              division.code(),
              division.name(),
              catalogue.fullName(division),
              division.level(),
              division.parent(),
              open ? null : division.from() / MONTHS,
              valid ? null : (division.to() - 1) / MONTHS,
              division.lineage()));
    }
    return rows;
  }

  private static List<Row> forms() {
    var rows = new ArrayList<Row>();
    for (Tsv.Row form : Tsv.read("lake/forms.tsv")) {
      rows.add(
          RowFactory.create(
              form.get("form"),
              form.get("zh"),
              form.get("en"),
              year(form.orNull("first_year")),
              year(form.orNull("last_year"))));
    }
    return rows;
  }

  private static Integer year(String text) {
    return text == null ? null : Integer.valueOf(text);
  }
}
