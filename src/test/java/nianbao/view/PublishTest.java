package nianbao.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nianbao.SparkTest;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything here is read back by DuckDB, which knows nothing of what wrote it. */
class PublishTest extends SparkTest {
  private static final List<String> TABLES = List.of("facts", "forms", "agencies");

  @TempDir Path dir;

  @BeforeEach
  void aSmallLake() {
    var facts =
        StructType.fromDDL(
            "report_id string, agency_id string, agency_name string, sector string,"
                + " agency_level string, division_code string, division_name string,"
                + " report_year int, period_start date, period_end date, form string,"
                + " indicator string, applicant_type string, review_stage string,"
                + " period_basis string, value decimal(20,4), unit string, value_status string,"
                + " bound string, obs_status string, source_uri string, source_sha256 string,"
                + " cell_ref string, source_text string");
    table(
            facts,
            List.of(
                fact("b", 2020, "total", "12.5000", "逗号,引号\"和\n换行"),
                fact("a", 2020, null, "0.0000", ""),
                fact("a", 2019, "total", "100.0000", " 前后空格 "),
                fact("a", 2020, "total", "12345678901234.0001", "\r回车")))
        .createOrReplaceTempView("facts");
    var forms =
        StructType.fromDDL("form string, zh string, en string, first_year int, last_year int");
    table(forms, List.<Object[]>of(new Object[] {"matrix_2021", "表", "form", 2021, null}))
        .createOrReplaceTempView("forms");
    var agencies =
        StructType.fromDDL(
            "agency_id string, agency_name string, sector string, agency_level string,"
                + " division_code string, division_name string, first_year int, last_year int,"
                + " n_reports int");
    table(agencies, List.of()).createOrReplaceTempView("agencies");
  }

  private static Object[] fact(String agency, int year, String type, String value, String text) {
    var from = java.sql.Date.valueOf(year + "-01-01");
    return new Object[] {
      agency + "-" + year,
      agency,
      "某局",
      "finance",
      "county",
      null,
      null,
      year,
      from,
      null,
      "matrix_2019",
      "request.received",
      type,
      null,
      "year",
      new BigDecimal(value),
      "case",
      "printed",
      null,
      "A",
      "x.html",
      "00",
      "b1r1c1",
      text
    };
  }

  private static List<List<String>> duck(String sql) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private String file(String name) {
    return "'" + dir.resolve(name) + "'";
  }

  @Test
  void anotherEngineReadsTheSameRowsFromParquetAndFromCsv() throws Exception {
    Publish.publish(spark(), dir.toString(), TABLES, "h");
    String columns =
        "agency_id, report_year, applicant_type, cast(value as varchar), source_text, period_start";
    List<List<String>> parquet = duck("select " + columns + " from " + file("facts.parquet"));
    assertEquals(
        List.of(
            java.util.Arrays.asList("a", "2019", "total", "100.0000", " 前后空格 ", "2019-01-01"),
            java.util.Arrays.asList("a", "2020", null, "0.0000", "", "2020-01-01"),
            java.util.Arrays.asList(
                "a", "2020", "total", "12345678901234.0001", "\r回车", "2020-01-01"),
            java.util.Arrays.asList("b", "2020", "total", "12.5000", "逗号,引号\"和\n换行", "2020-01-01")),
        parquet);
    String csv =
        "read_csv("
            + file("facts.csv")
            + ", header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',',"
            + " nullstr = '', allow_quoted_nulls = false)";
    String texts = columns.replace("cast(value as varchar)", "cast(value as decimal(20,4))");
    assertEquals(parquet, duck("select " + texts + " from " + csv));
  }

  @Test
  void csvIsPlainUtf8WithoutAMarkAndWithBareLineFeeds() throws Exception {
    Publish.publish(spark(), dir.toString(), TABLES, "h");
    String csv = Files.readString(dir.resolve("forms.csv"), StandardCharsets.UTF_8);
    assertEquals("form,zh,en,first_year,last_year\nmatrix_2021,表,form,2021,\n", csv);
  }

  @Test
  void anEmptyTableStillHasItsColumns() throws Exception {
    Publish.publish(spark(), dir.toString(), TABLES, "h");
    assertEquals(
        List.of(List.of("0")), duck("select count(agency_id) from " + file("agencies.parquet")));
    assertEquals(1, Files.readAllLines(dir.resolve("agencies.csv")).size());
  }

  @Test
  void theSameLakeGivesTheSameBytesAndNothingElseIsLeftBehind() throws Exception {
    Path again = Files.createDirectory(dir.resolve("again"));
    Path first = Files.createDirectory(dir.resolve("first"));
    Publish.publish(spark(), first.toString(), TABLES, "h");
    Publish.publish(spark(), again.toString(), TABLES, "h");
    Publish.publish(spark(), again.toString(), TABLES, "h");
    Set<String> names = names(first);
    assertEquals(
        new TreeSet<>(
            Set.of(
                "agencies.csv",
                "agencies.parquet",
                "datapackage.json",
                "facts.csv",
                "facts.parquet",
                "forms.csv",
                "forms.parquet")),
        names);
    assertEquals(names, names(again));
    for (String name : names) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
    }
  }

  @Test
  void aTableInPartsOfAYearHasTheSameRowsInTheSameOrder() throws Exception {
    Path whole = Files.createDirectory(dir.resolve("whole"));
    Path parts = Files.createDirectory(dir.resolve("parts"));
    Publish.publish(spark(), whole.toString(), TABLES, "h");
    Publish.publish(spark(), parts.toString(), TABLES, "h", 0);
    String rows = "select * from ";
    for (String name : List.of("facts", "agencies", "forms")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name + ".csv")),
          Files.readAllBytes(parts.resolve(name + ".csv")),
          name);
      assertEquals(
          duck(rows + file("whole/" + name + ".parquet")),
          duck(rows + file("parts/" + name + ".parquet")),
          name);
    }
  }

  private static Set<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .forEach(names::add);
      return names;
    }
  }

  @Test
  void theDescriptionNamesEveryFileWithItsBytesAndItsColumns() throws Exception {
    Publish.publish(spark(), dir.toString(), TABLES, "abc");
    JsonNode root = new ObjectMapper().readTree(dir.resolve("datapackage.json").toFile());
    assertEquals("abc", root.get("version").asText());
    var described = new TreeSet<>(Set.of("datapackage.json"));
    for (JsonNode resource : root.get("resources")) {
      String path = resource.get("path").asText();
      described.add(path);
      byte[] bytes = Files.readAllBytes(dir.resolve(path));
      assertEquals(bytes.length, resource.get("bytes").asLong(), path);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertEquals("sha256:" + HexFormat.of().formatHex(digest), resource.get("hash").asText());
      var columns = new ArrayList<String>();
      resource.at("/schema/fields").forEach(field -> columns.add(field.get("name").asText()));
      var found = new ArrayList<String>();
      duck("describe select * from " + file(path)).forEach(row -> found.add(row.get(0)));
      assertEquals(columns, found, path);
    }
    assertEquals(described, names(dir));
  }
}
