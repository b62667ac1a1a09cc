package nianbao.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nianbao.SparkTest;
import nianbao.Tsv;
import nianbao.trend.Trend;
import nianbao.trend.Trends;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Delta and Spark would let pass in silence. */
class LakeRulesTest extends SparkTest {
  private static final StructType TWO =
      new StructType().add("a", DataTypes.StringType).add("b", DataTypes.StringType);

  @TempDir Path folder;

  /** SQL lets a row pass whose check comes to null. */
  @Test
  void everyCheckSaysWhatNullMeans() {
    var silent = new ArrayList<String>();
    for (Tsv.Row row : Tsv.read("lake/constraints.tsv")) {
      for (Schemas.Column column : Schemas.columns()) {
        String expression = row.get("expression");
        boolean named = Pattern.compile("\\b" + column.name() + "\\b").matcher(expression).find();
        if (column.table().equals(row.get("table")) && named && column.nullable()) {
          boolean told =
              expression.contains(column.name() + " IS NULL")
                  || expression.contains(column.name() + " IS NOT NULL");
          if (!told) {
            silent.add(row.get("table") + "." + row.get("name") + " and " + column.name());
          }
        }
      }
    }
    assertEquals(List.of(), silent);
  }

  /** 151.598 (万元) must come out as it was printed, and sums must not depend on their order. */
  @Test
  void noFigureIsAFloatingPointNumber() {
    var floating = new ArrayList<String>();
    for (Schemas.Column column : Schemas.columns()) {
      if (column.type().matches(".*\\b(double|float)\\b.*")) {
        floating.add(column.table() + "." + column.name());
      }
    }
    for (Trend trend : Trends.catalogue()) {
      if (trend.schema().toDDL().matches(".*\\b(DOUBLE|FLOAT)\\b.*")) {
        floating.add(trend.name());
      }
    }
    assertEquals(List.of(), floating);
  }

  /** Equal ranks would fall to whichever row Spark met first. */
  @Test
  void everyChoiceAmongRowsIsATotalOrder() throws IOException {
    Map<String, List<String>> last =
        Map.of(
            "documents.sql", List.of("reading_id", "reading_id"),
            "facts.sql", List.of("f.value"));
    for (var file : last.entrySet()) {
      String sql = text("sql/" + file.getKey()).replaceAll("--.*", "").replaceAll("\\s+", " ");
      var orders = Pattern.compile("order by ([^()]*(?:\\([^()]*\\)[^()]*)*)\\)").matcher(sql);
      var ends = new ArrayList<String>();
      while (orders.find()) {
        String[] columns = orders.group(1).split(",");
        ends.add(columns[columns.length - 1].strip());
      }
      assertEquals(file.getValue(), ends, file.getKey());
    }
  }

  @Test
  void theHashTellsNullFromEmptyAndOneColumnFromTheNext() {
    var hashes =
        List.of(
            hash("x", null), hash("x", ""), hash(null, "x"), hash("", "x"), hash("x\u0001", null));
    assertEquals(hashes.size(), hashes.stream().distinct().count());
    var twice = List.of(new Object[] {"x", "y"}, new Object[] {"x", "y"});
    assertNotEquals(hash("x", "y"), LakeHash.of(table(TWO, twice)));
  }

  @Test
  void theSumsOfFilesAreThoseOfTheRowsAlsoWhereRowsWereMarkedAsDeleted() throws IOException {
    Lake lake = Lake.at(spark(), folder.toString());
    lake.replace("forms", forms("a", "b", "c"));
    String three = lake.hash();
    assertEquals(lake.recomputedHash(), three);
    lake.delete("forms", org.apache.spark.sql.functions.col("form").equalTo("b"));
    String two = lake.hash();
    assertEquals(lake.recomputedHash(), two);
    lake.append("forms", forms("b"));
    assertEquals(three, lake.hash());
    Files.delete(folder.resolve("hashes.json"));
    assertEquals(three, lake.hash());
    assertNotEquals(three, two);
  }

  @Test
  void noDefaultOfAClusterChangesWhatIsComputed() {
    for (String key :
        List.of(
            "spark.sql.ansi.enabled",
            "spark.sql.caseSensitive",
            "spark.sql.decimalOperations.allowPrecisionLoss",
            "spark.sql.session.timeZone")) {
      String ours = spark().conf().get(key);
      spark()
          .conf()
          .set(
              key, key.endsWith("Zone") ? "Asia/Shanghai" : ours.equals("true") ? "false" : "true");
      LakeSession.start("test", null, 2, Map.of());
      assertEquals(ours, spark().conf().get(key), key);
    }
  }

  @Test
  void aValueOutsideItsListIsRefusedAndTheTableStays() {
    Lake lake = Lake.at(spark(), folder.toString());
    var schema = Schemas.schema("decisions");
    Object[] row = new Object[schema.size()];
    for (int i = 0; i < row.length; i++) {
      boolean time = schema.fields()[i].dataType().equals(DataTypes.TimestampType);
      row[i] = time ? java.sql.Timestamp.valueOf("2026-01-01 00:00:00") : "forgive";
    }
    var rows = spark().createDataFrame(List.of(RowFactory.create(row)), schema);
    assertThrows(Exception.class, () -> lake.append("decisions", rows));
    assertEquals(0, lake.newest("decisions").count());
  }

  private String hash(String a, String b) {
    return LakeHash.of(table(TWO, List.<Object[]>of(new Object[] {a, b})));
  }

  private org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> forms(String... codes) {
    var rows = new ArrayList<Object[]>();
    for (String code : codes) {
      rows.add(new Object[] {code, "表", "a form", 2008, null});
    }
    return table(Schemas.schema("forms"), rows);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Lake.class.getResourceAsStream("/nianbao/lake/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
