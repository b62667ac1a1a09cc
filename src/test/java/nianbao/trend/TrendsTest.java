package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nianbao.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What every aggregate promises, over a world small enough to add up by hand. */
class TrendsTest extends SparkTest {

  /** Two county bureaus and their city's, 2018 by the annex, 2019 and 2020 by the matrix. */
  private static World twoCountiesAndACity() {
    var world =
        new World()
            .division("330000", "浙江省", 1900, null)
            .division("330600", "绍兴市", 1900, null)
            .agency("shangyu", "上虞区人力资源和社会保障局", "human_resources", "county", "330604")
            .agency("keqiao", "柯桥区人力资源和社会保障局", "human_resources", "county", "330603")
            .agency("shaoxing", "绍兴市人力资源和社会保障局", "human_resources", "prefecture", "330600");
    world.report("shangyu", 2018, "annex_2014").says("request.received", 10, "reply.total", 9);
    world.report("keqiao", 2018, "annex_2014").says("request.received", 5);
    world
        .report("shangyu", 2019, "matrix_2019")
        .says("request.received", 12, "request.carried_in", 0, "request.carried_out", 3)
        .says("result.total", 9, "result.granted", 6);
    world
        .report("keqiao", 2019, "matrix_2019")
        .says("request.received", 8, "result.total", 8, "result.granted", 2);
    world
        .report("shangyu", 2020, "matrix_2019")
        .says("request.received", 15, "request.carried_in", 2, "result.total", 17);
    world.report("shaoxing", 2019, "matrix_2019").says("request.received", 100);
    return world;
  }

  private List<String> rows(String sql) {
    return spark().sql(sql).collectAsList().stream()
        .map(
            row ->
                java.util.stream.IntStream.range(0, row.size())
                    .mapToObj(i -> plain(row.get(i)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number
        ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  @Test
  void everyTableYieldsWhatItsHeadDeclaresAndItsKeyIsUnique() {
    twoCountiesAndACity().register(spark());
    try (var trends = Trends.over(spark())) {
      for (Trend trend : Trends.catalogue()) {
        Dataset<Row> rows = trends.query(trend.name()).cache();
        String[] key = trend.key().toArray(String[]::new);
        assertEquals(rows.count(), rows.dropDuplicates(key).count(), trend.name());
        rows.unpersist();
      }
    }
  }

  @Test
  void theTablesOfTheContractAreThere() {
    assertEquals(
        Set.of(
            "agency_applications",
            "agency_reviews",
            "carryover",
            "coverage",
            "trend_application_outcome",
            "trend_application_volume",
            "trend_carryover",
            "trend_change",
            "trend_disclosure",
            "trend_review_outcome"),
        Trends.catalogue().stream().map(Trend::name).collect(Collectors.toSet()));
  }

  /**
   * Counties: 2018 10+5=15; 2019 12+8=20; 2020 only Shangyu, 15. Matched: 2019 20 against 15; 2020
   * 15 against Shangyu's 12. The city's 100 stands in a row of its own.
   */
  @Test
  void volumeAddsAgenciesOfOneLevelAndMatchesThem() {
    twoCountiesAndACity().register(spark());
    try (var trends = Trends.over(spark())) {
      trends.query("trend_application_volume").createOrReplaceTempView("v");
      assertEquals(
          List.of(
              "2018 all 15 null 9 null null 2 2",
              "2018 matched null null null null null 0 2",
              "2019 all 20 0 17 3 0.333333 2 2",
              "2019 matched 20 null 9 null 0.333333 2 2",
              "2020 all 15 2 17 null -0.25 1 1",
              "2020 matched 15 2 17 null 0.25 1 1"),
          rows(
              "select report_year, panel, received, carried_in, concluded, carried_out,"
                  + " received_yoy, n_agencies, n_expected from v"
                  + " where area_code = '330600' and agency_level = 'county'"
                  + " order by report_year, panel"));
      assertEquals(
          List.of("330000 浙江省 100", "330600 绍兴市 100", "CN 全国 100"),
          rows(
              "select area_code, area_name, received from v where agency_level = 'prefecture'"
                  + " and report_year = 2019 and panel = 'all' order by area_code"));
    }
  }
}
