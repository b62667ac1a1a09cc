package nianbao.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nianbao.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty agencies of one province and year are served; then the newest tables say otherwise. */
class AuditTest extends SparkTest {
  private static final int AGENCIES = 30;
  private static final Map<String, BigDecimal> LIMITS =
      Map.of("fall", new BigDecimal("0.25"), "size", new BigDecimal("0.75"));

  @TempDir Path folder;

  @Test
  void whatIsAsServedAndAQuarterLessPass() {
    Lake lake = served();
    Release release = release(lake);
    assertEquals(List.of(), failed(lake, Optional.empty()));
    assertEquals(List.of(), failed(lake, Optional.of(release)));
    forget(lake, 7);
    assertEquals(List.of(), failed(lake, Optional.of(release)));
  }

  @Test
  void moreThanAQuarterGoneStopsTheReleaseAndAHigherLimitLetsItPass() {
    Lake lake = served();
    Release release = release(lake);
    forget(lake, 8);
    assertEquals(
        List.of("reports_by_year_and_form", "coverage_by_year_and_province"),
        failed(lake, Optional.of(release)));
    Map<String, BigDecimal> any = Map.of("fall", BigDecimal.ONE, "size", BigDecimal.ONE);
    assertEquals(List.of(), Audit.run(lake, Optional.of(release), true, any));
  }

  @Test
  void aFigureThatChangesWithoutAReasonStopsTheRelease() {
    Lake lake = served();
    Release release = release(lake);
    lake.delete("facts", functions.col("report_id").equalTo("a3-2022"));
    lake.append("facts", facts(3, 1, 8));
    assertEquals(List.of("frozen_history"), failed(lake, Optional.of(release)));
    lake.delete("reports", functions.col("report_id").equalTo("a3-2022"));
    lake.append("reports", reports(3, 1, "another edition"));
    assertEquals(List.of(), failed(lake, Optional.of(release)));
  }

  @Test
  void rowsWrittenAnewAreNoChange() {
    Lake lake = served();
    Release release = release(lake);
    lake.replace("facts", lake.newest("facts").localCheckpoint().repartition(3));
    assertEquals(List.of(), failed(lake, Optional.of(release)));
  }

  @Test
  void aReportThatGoesThoughItsDocumentReadsAsBeforeStopsTheRelease() {
    Lake lake = served();
    Release release = release(lake);
    var its = functions.col("report_id").equalTo("a3-2022");
    lake.delete("reports", its);
    lake.delete("facts", its);
    lake.delete("files", its);
    lake.append("files", files(3, 1, 1_000, "not_a_report"));
    assertEquals(List.of("reports_stay"), failed(lake, Optional.of(release)));
  }

  @Test
  void aSourceThatSendsCrumbsStopsTheRelease() {
    Lake lake = served();
    Release release = release(lake);
    lake.append("files", files(AGENCIES, 20, 251, "not_a_report"));
    assertEquals(List.of(), failed(lake, Optional.of(release)));
    lake.append("files", files(AGENCIES + 20, 20, 200, "not_a_report"));
    assertEquals(List.of("source_size"), failed(lake, Optional.of(release)));
  }

  private Lake served() {
    Lake lake = Lake.at(spark(), folder.toString());
    lake.replace("reports", reports(0, AGENCIES, "one edition"));
    lake.replace("facts", facts(0, AGENCIES, 7));
    lake.replace("files", files(0, AGENCIES, 1_000, "loaded"));
    return lake;
  }

  private static Release release(Lake lake) {
    Map<String, Long> versions = new TreeMap<>();
    List.of("files", "reports", "facts").forEach(t -> versions.put(t, lake.version(t)));
    return new Release("1", "", "", "", Map.of(), versions);
  }

  private static List<String> failed(Lake lake, Optional<Release> served) {
    return failed(lake, served, false);
  }

  private static List<String> failed(Lake lake, Optional<Release> served, boolean all) {
    return Audit.run(lake, served, all, LIMITS).stream().map(Audit.Failure::check).toList();
  }

  @Test
  void factsThatAreLostOrOutliveTheirReportStopTheRelease() {
    Lake lake = served();
    Release release = release(lake);
    lake.append("reports", reports(AGENCIES, 2, "one edition"));
    lake.append("files", files(AGENCIES, 2, 1_000, "loaded"));
    lake.append("facts", facts(AGENCIES, 1, 7));
    assertEquals(List.of("facts_conserved"), failed(lake, Optional.of(release)));
    assertEquals(List.of("facts_conserved"), failed(lake, Optional.of(release), true));
    lake.append("facts", facts(AGENCIES + 1, 2, 7));
    assertEquals(List.of("facts_have_a_report"), failed(lake, Optional.of(release)));
    lake.delete("facts", functions.col("report_id").equalTo("a%d-2022".formatted(AGENCIES + 2)));
    assertEquals(List.of(), failed(lake, Optional.of(release)));
  }

  /** The last reports go, and their documents are read by another reader. */
  private void forget(Lake lake, int many) {
    lake.replace("reports", reports(0, AGENCIES - many, "one edition"));
    lake.replace("facts", facts(0, AGENCIES - many, 7));
    Dataset<Row> kept = files(0, AGENCIES - many, 1_000, "loaded");
    Dataset<Row> lost = files(AGENCIES - many, many, 1_000, "not_a_report");
    lake.replace("files", kept.union(lost.withColumn("reader_version", functions.lit("newer"))));
  }

  private Dataset<Row> reports(int from, int many, String digest) {
    return rows("reports", from, many, Map.of("digest", digest, "n_documents", 1, "n_facts", 1));
  }

  private Dataset<Row> facts(int from, int many, int value) {
    return rows("facts", from, many, Map.of("value", new BigDecimal(value)));
  }

  private Dataset<Row> files(int from, int many, long bytes, String state) {
    Map<String, Object> given = new TreeMap<>(Map.of("bytes", bytes, "state", state));
    if (!state.equals("loaded")) {
      given.putAll(Map.of("report_id", "", "reason", "a notice"));
    }
    return rows("files", from, many, given);
  }

  /** Rows that keep the tables' constraints and differ by agency. */
  private Dataset<Row> rows(String table, int from, int many, Map<String, Object> given) {
    StructType schema = Schemas.schema(table);
    var rows = new ArrayList<Object[]>();
    for (int i = from; i < from + many; i++) {
      Map<String, Object> own = new TreeMap<>(OF_ALL);
      own.putAll(
          Map.of(
              "agency_id", "a" + i,
              "report_id", "a%d-2022".formatted(i),
              "reading_id", "r" + i,
              "source_uri", "source/%d.html".formatted(i),
              "landing_uri", "source/%d.html".formatted(i),
              "source_sha256", "%064x".formatted(i),
              "landing_sha256", "%064x".formatted(i)));
      own.putAll(given);
      var row = new ArrayList<Object>();
      for (StructField field : schema.fields()) {
        row.add(own.containsKey(field.name()) ? own.get(field.name()) : any(field));
      }
      rows.add(row.stream().map(v -> "".equals(v) ? null : v).toArray());
    }
    return table(schema, rows);
  }

  private static final Map<String, Object> OF_ALL =
      Map.ofEntries(
          Map.entry("report_year", 2022),
          Map.entry("form", "matrix_2021"),
          Map.entry("scope", "own"),
          Map.entry("division_code", "340100"),
          Map.entry("sector", "human_resources"),
          Map.entry("agency_level", "county"),
          Map.entry("indicator", "requests.received"),
          Map.entry("period_basis", "year"),
          Map.entry("unit", "count"),
          Map.entry("value_status", "printed"),
          Map.entry("obs_status", "A"),
          Map.entry("media_type", "text/html"),
          Map.entry("known_from", java.sql.Timestamp.valueOf("2026-01-01 00:00:00")));

  private static Object any(StructField field) {
    if (field.nullable()) {
      return null;
    }
    DataType type = field.dataType();
    if (type.equals(DataTypes.IntegerType)) {
      return 0;
    }
    if (type.equals(DataTypes.LongType)) {
      return 0L;
    }
    return type instanceof DecimalType ? (Object) BigDecimal.ZERO : "x";
  }
}
