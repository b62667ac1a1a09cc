package nianbao.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The queries below {@code lake/sql}: their meaning stands at their head. */
final class LakeSql {
  private LakeSql() {}

  /** Runs a query over the views registered now. */
  static Dataset<Row> query(SparkSession spark, String name) {
    return spark.sql(text(name));
  }

  private static String text(String name) {
    try (InputStream in = LakeSql.class.getResourceAsStream("/nianbao/lake/sql/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("lake/sql/" + name + ".sql", e);
    }
  }
}
