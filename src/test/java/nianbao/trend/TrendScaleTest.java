package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Times the stage over a made lake: {@code -Dtrend.agencies=5556} are 100,000 reports. */
@EnabledIfSystemProperty(named = "trend.agencies", matches = "\\d+")
class TrendScaleTest extends SparkTest {

  @TempDir Path folder;

  private static final List<String> FRESH = List.of("reports", "facts");

  @Test
  void theStageIsTimed() {
    madeLake(Integer.getInteger("trend.agencies"));
    long start = System.nanoTime();
    try (var trends = Trends.over(spark())) {
      say("steps", start);
      for (Trend trend : Trends.catalogue()) {
        long before = System.nanoTime();
        trends.query(trend.name()).write().format("noop").mode("overwrite").save();
        say(trend.name(), before);
      }
    }
    say("all", start);
    assertEquals(18, spark().sql("select distinct report_year from reports").count());
  }

  /** A night of a hundred new reports of 2020, each of another agency, into all the others. */
  @Test
  void aNightOfAHundredReportsIsTimed() {
    int agencies = Integer.getInteger("trend.agencies");
    madeLake(agencies);
    Lake lake = Lake.at(spark(), folder.toString());
    String fresh =
        "report_year = 2020 and pmod(hash(agency_id), %d) = 0"
            .formatted(Math.max(1, agencies / 100));
    for (String table : MadeLake.TABLES) {
      Dataset<Row> rows = MadeLake.declared(spark(), table);
      lake.replace(table, FRESH.contains(table) ? rows.where("not (" + fresh + ")") : rows);
    }
    var news = new TreeMap<String, Dataset<Row>>();
    FRESH.forEach(
        table ->
            news.put(table, MadeLake.declared(spark(), table).where(fresh).coalesce(1).cache()));
    System.out.println(news.get("reports").count() + " new reports");
    long start = System.nanoTime();
    TrendTables.update(lake, MadeLake.TABLES, Optional.empty(), BigDecimal.ONE);
    say("whole", start);
    Release release = MadeLake.release(lake);
    news.forEach(lake::append);
    long night = System.nanoTime();
    say(
        TrendTables.update(lake, MadeLake.TABLES, Optional.of(release), new BigDecimal("0.2"))
            .toString(),
        night);
  }

  private static void say(String what, long since) {
    System.out.printf("%-28s %6.1f s%n", what, (System.nanoTime() - since) / 1e9);
  }

  private void madeLake(int agencies) {
    // Here there are many rows: as a run has it, not as other tests.
    spark().conf().set("spark.sql.codegen.wholeStage", "true");
    spark().conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    spark()
        .sql(
            "select concat('a', a.id, '-', y.id) as report_id, concat('a', a.id) as agency_id,"
                + " concat('机关', a.id) as agency_name, case when a.id % 3 = 0 then 'finance'"
                + " else 'human_resources' end as sector, case when a.id % 9 = 0 then 'prefecture'"
                + " else 'county' end as agency_level, cast(110000 + (a.id % 30) * 10000 +"
                + " (a.id % 12 + 1) * 100 + case when a.id % 9 = 0 then 0 else 1 end as string)"
                + " as division_code, cast(null as string) as division_name,"
                + " cast(y.id as int) as report_year, cast(null as date) as published_on,"
                + " case when y.id < 2014 then 'annex_local' when y.id < 2019 then 'annex_2014'"
                + " when y.id < 2021 then 'matrix_2019' else 'matrix_2021' end as form,"
                + " 'own' as scope, 200 as n_facts, cast(null as string) as supersedes"
                + " from range("
                + agencies
                + ") a cross join range(2008, 2026) y")
        .createOrReplaceTempView("reports_made");
    spark().table("reports_made").cache().createOrReplaceTempView("reports");
    Measures.register(spark());
    spark()
        .sql(
            "select r.report_id, r.agency_id, r.report_year, r.form, k.indicator,"
                + " case when k.indicator like 'remedy%' then null when k.dimension = 'total' and"
                + " r.form not like 'matrix%' then null else d.d end as applicant_type,"
                + " case when k.indicator like 'remedy%' then k.dimension end as review_stage,"
                + " 'year' as period_basis, cast(abs(hash(r.report_id, k.indicator)) % 50 as"
                + " decimal(20,4)) as value, k.unit, 'printed' as value_status,"
                + " cast(null as string) as bound, 'A' as obs_status"
                + " from reports r join (select distinct form, indicator, dimension, unit from"
                + " measure_term where indicator not in ('result.denied', 'result.unable',"
                + " 'result.not_processed')) k on k.form = r.form"
                + " cross join (select explode(array('total', 'a', 'b', 'c', 'd', 'e', 'f')) as d) d"
                + " where (d.d = 'total' or (r.form like 'matrix%' and (k.indicator like 'request%'"
                + " or k.indicator like 'result%')))")
        .write()
        .mode("overwrite")
        .parquet("target/made-facts");
    spark().read().parquet("target/made-facts").createOrReplaceTempView("facts");
    System.out.println(spark().table("facts").count() + " facts");
    spark()
        .sql(
            "select report_id as source_uri, report_id as source_sha256, 'loaded' as state,"
                + " report_id, report_year, 100 as n_cells, 1 as rank, report_id as reading_id,"
                + " 'v' as reader_version from reports")
        .createOrReplaceTempView("files");
    spark()
        .sql(
            "select report_id as reading_id, 'v' as reader_version, published_on,"
                + " cast(null as string) as fetched_at, array(named_struct('indicator', 'x',"
                + " 'applicant_type', 'x', 'review_stage', 'x', 'period_basis', 'year', 'value',"
                + " cast(1 as decimal(20,4)), 'unit', 'x', 'value_status', 'x', 'bound', 'x',"
                + " 'cell_ref', 'x')) as facts from reports")
        .createOrReplaceTempView("readings");
    spark()
        .sql(
            "select '110000' as code, '北京市' as name, 1900 as valid_from,"
                + " cast(null as int) as valid_to")
        .createOrReplaceTempView("divisions");
  }
}
