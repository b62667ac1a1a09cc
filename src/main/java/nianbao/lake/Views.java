package nianbao.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The tables that are computed when asked. */
final class Views {
  private Views() {}

  /** Printed cells, one row each, out of the readings that the files table names. */
  static Dataset<Row> cells(Dataset<Row> readings, Dataset<Row> files) {
    Dataset<Row> owners =
        files.select(
            col("source_uri"), col("source_sha256"), col("reader_version"), col("report_id"));
    Dataset<Row> exploded =
        readings
            .join(
                owners,
                scala.jdk.javaapi.CollectionConverters.asScala(
                        java.util.List.of("source_uri", "source_sha256", "reader_version"))
                    .toSeq())
            .withColumn("cell", explode(col("cells")));
    String[] names = Schemas.schema("cells").fieldNames();
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean own =
          java.util.Set.of("report_id", "source_uri", "source_sha256", "report_year", "form")
              .contains(names[i]);
      columns[i] = own ? col(names[i]) : col("cell." + names[i]).as(names[i]);
    }
    return exploded.select(columns);
  }

  /** Every version of every fact: those that ended, and the current ones with an open end. */
  static Dataset<Row> history(Dataset<Row> facts, Dataset<Row> ended) {
    return facts.withColumn("known_to", lit(null).cast(DataTypes.TimestampType)).unionByName(ended);
  }
}
