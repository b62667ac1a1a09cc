package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nianbao.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every aggregate promises, over a world small enough to add up by hand. */
class TrendsTest extends SparkTest {
  private static Trends trends;

  @BeforeEach
  void theTablesAreComputedOnce() {
    if (trends != null) {
      return;
    }
    SmallWorlds.all().register(spark());
    trends = Trends.over(spark());
    for (Trend trend : Trends.catalogue()) {
      trends.query(trend.name()).localCheckpoint().createOrReplaceTempView("t_" + trend.name());
    }
  }

  private List<String> rows(String sql) {
    return spark().sql(sql).collectAsList().stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> plain(row.get(i)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static String plain(Object value) {
    if (!(value instanceof BigDecimal number)) {
      return String.valueOf(value);
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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
            "trend_review_outcome",
            "trend_today"),
        Trends.catalogue().stream().map(Trend::name).collect(Collectors.toSet()));
  }

  /** Spark forgets it where it sums rows in their order, and adds up everything. */
  @Test
  void noQueryLeavesOutBySayingFilter() {
    for (String folder : List.of("", "base/")) {
      for (String name : Queries.names(folder)) {
        String sql = Queries.text(folder + name);
        assertFalse(sql.matches("(?is).*\\bfilter\\s*\\(\\s*where\\b.*"), name);
      }
    }
  }

  @Test
  void theKeyOfEveryTableIsUnique() {
    for (Trend trend : Trends.catalogue()) {
      Dataset<Row> rows = spark().table("t_" + trend.name());
      String[] key = trend.key().toArray(String[]::new);
      assertEquals(rows.count(), rows.dropDuplicates(key).count(), trend.name());
    }
  }

  /**
   * Counties: 2018 10+5=15; 2019 12+8=20; 2020 only Shangyu, 15. Matched: 2019 20 against 15; 2020
   * 15 against Shangyu's 12. The city's 100 stands in a row of its own.
   */
  @Test
  void volumeAddsAgenciesOfOneLevelAndMatchesThem() {
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
                + " received_yoy, n_agencies, n_expected from t_trend_application_volume"
                + " where area_code = '330600' and agency_level = 'county'"
                + " order by report_year, panel"));
    assertEquals(
        List.of("330000 浙江省 100", "330600 绍兴市 100", "CN 全国 100"),
        rows(
            "select area_code, area_name, received from t_trend_application_volume"
                + " where agency_level = 'prefecture' and report_year = 2019 and panel = 'all'"
                + " order by area_code"));
  }

  /**
   * Until 2018 Laicheng lay in Laiwu, whose territory is Jinan's since: 7 + 0 then, 0 + 7 today.
   */
  @Test
  void aMovedDivisionCountsBothWhereItLayAndWhereItLiesToday() {
    assertEquals(
        List.of("2018 370100 7 null 1 0", "2019 370100 9 9 1 1", "2018 371200 null 7 0 1"),
        rows(
            "select report_year, area_code, value, value_then, n_agencies, n_then from t_trend_today"
                + " where measure = 'received' order by area_code, report_year"));
  }

  /**
   * Lucheng reported 2019 and 2021, so it is expected in 2020; its largest figure of three is 30,
   * so 2020 is at most 6 + 63. The applicants' 99 is a part, no total. Area names follow the year.
   */
  @Test
  void aMissingReportIsAGapWithBoundsAndNeverAZero() {
    assertEquals(
        List.of(
            "2019 温州市 20 2 2 1 20 20 0 0 null 0",
            "2020 温州市 6 1 2 0.5 6 69 1 1 6 0",
            "2021 新温州市 38 2 2 1 38 38 0 0 null 1",
            "2022 新温州市 19 2 2 1 19 19 0 0 null 0"),
        rows(
            "select report_year, area_name, received, n_agencies, n_expected, coverage_share,"
                + " lower_bound, upper_bound, n_missing, n_doubtful, doubtful_value, n_narrative"
                + " from t_trend_application_volume where area_code = '330300'"
                + " and sector = 'human_resources' and panel = 'all' order by report_year"));
  }

  /**
   * Missing in 2019 and 2020: the first stated 7 in 2018 and 9 in 2021, so at most 3 x 9 + 6 of
   * requests; of items changed, which no report of its is left to tell, 3 x 4 + 6 as the second's
   * -4, and below zero as much. The second's fee of 50 in 2021, its 20 in 2022: the first had at
   * most 50 in 2022, for 3 x 2 + 6 is less.
   */
  @Test
  void boundsFollowWhatIsKnownOfTheMissing() {
    assertEquals(
        List.of("2019 5 5 38 1", "2020 6 6 39 1"),
        rows(
            "select report_year, received, lower_bound, upper_bound, n_missing"
                + " from t_trend_application_volume where area_code = 'CN' and panel = 'all'"
                + " and sector = 'audit' and report_year in (2019, 2020) order by report_year"));
    assertEquals(
        List.of("2019 -4 -22 14 1", "2020 3 -15 21 1"),
        rows(
            "select report_year, value, lower_bound, upper_bound, n_missing"
                + " from t_trend_disclosure where area_code = 'CN' and panel = 'all'"
                + " and sector = 'audit' and indicator = 'art20.licensing.items_change'"
                + " and value is not null order by report_year"));
    assertEquals(
        List.of("2021 52 52 52 0", "2022 20 20 70 1"),
        rows(
            "select report_year, value, lower_bound, upper_bound, n_missing"
                + " from t_trend_disclosure where area_code = 'CN' and panel = 'all'"
                + " and sector = 'audit' and indicator = 'art20.admin_fee.amount'"
                + " and value is not null order by report_year"));
  }

  /** Of 4 items more and then 2 fewer there is no growth to chain. */
  @Test
  void theIndexStartsAnewWhereASumFallsBelowZero() {
    assertEquals(
        List.of("2020 -2 4 100 2020"),
        rows(
            "select report_year, value, prev_value, chain_index, index_base_year"
                + " from t_trend_disclosure where area_code = 'CN' and panel = 'matched'"
                + " and sector = 'audit' and indicator = 'art20.penalty.items_change'"
                + " and value is not null order by report_year"));
  }

  /** Longwan goes from 0 to 6 to 8; in 2022 both go from 38 to 19. 100, 100 x 8/6, x 1/2. */
  @Test
  void theIndexChainsTheSameAgenciesAndStartsAnewAfterAZero() {
    assertEquals(
        List.of(
            "2020 6 0 null 100 2020 true",
            "2021 8 6 0.333333 133.33333333 2020 false",
            "2022 19 38 -0.5 66.66666667 2020 false"),
        rows(
            "select report_year, received, received_prev, received_yoy, received_index,"
                + " index_base_year, coalesce(caution_en like '%year before is zero%', false)"
                + " from t_trend_application_volume where area_code = '330300'"
                + " and sector = 'human_resources' and panel = 'matched' and report_year > 2019"
                + " order by report_year"));
  }

  /** 2020: -14 = Longwan's 6 - Lucheng's 20 lost. 2021: 32 = Longwan's 2 + Lucheng's 30. */
  @Test
  void aChangeIsMadeOfPartsThatAddUp() {
    assertEquals(
        List.of("2020 20 6 -14 6 -20 0 0", "2021 6 38 32 2 30 0 0", "2022 38 19 -19 -19 0 0 0"),
        rows(
            "select report_year, value_before, value, change, same_agencies, membership,"
                + " definition, revision from t_trend_change where measure = 'received'"
                + " and area_code = '330300' and sector = 'human_resources' order by report_year"));
    // Shangyu's replies, 9 in 2018, and results, 9 in 2019, are not one notion.
    assertEquals(
        List.of("9 17 8 0 8 0"),
        rows(
            "select value_before, value, change, same_agencies, membership, definition"
                + " from t_trend_change where measure = 'concluded' and area_code = '330600'"
                + " and report_year = 2019"));
    assertEquals(
        List.of(),
        rows(
            "select * from t_trend_change"
                + " where change <> same_agencies + membership + definition + revision"));
  }

  /**
   * 2017 the two old bureaus, 4 + 3; 2018 the new one's 9 hold what became of both, so that the old
   * one's 5 does not count beside them, and nobody is missing. The bureau of the environment hands
   * 2 pending requests to the one of ecology, which takes over 1 and is not missing in the year
   * before.
   */
  @Test
  void anAgencyAndTheOneThatItGoesOnAsAreNeverBothInOneYear() {
    assertEquals(
        List.of("2017 7 2 2 0", "2018 9 1 1 0"),
        rows(
            "select report_year, received, n_agencies, n_expected, n_missing"
                + " from t_trend_application_volume where area_code = '420100' and panel = 'all'"
                + " and sector = 'human_resources' and report_year < 2019 order by report_year"));
    assertEquals(
        List.of("2020 6 1 0", "2021 8 1 0"),
        rows(
            "select report_year, received, n_expected, n_missing from t_trend_application_volume"
                + " where area_code = '420100' and sector = 'ecology' and panel = 'all'"
                + " and received is not null order by report_year"));
    assertEquals(
        List.of("L1/ecology 2021 2 1 -1 agency_changed L1/environment-2020 L1/ecology-2021"),
        rows(
            "select agency_id, report_year, carried_out_before, carried_in, difference, class,"
                + " report_id_before, report_id from t_carryover where sector = 'ecology'"));
  }

  /**
   * The first edition of 2020 had 8 where 10 is served, and the one of 2021 after the first copy
   * had 20 for 15; what 2021's worse copy of the same day said, 99, is no edition. As first
   * published it went from 5 to 8 to 20, as known now from 5 to 10 to 15. The other bureau's 7 of
   * 2021, which its first edition had as 4, is gained; a figure that no first edition had, 3, is as
   * it is now.
   */
  @Test
  void theRevisionIsWhatLaterEditionsAdded() {
    assertEquals(
        List.of("2020 5 10 5 3 0 0 2 0 0", "2021 10 22 12 12 4 0 -4 4 0"),
        rows(
            "select report_year, value_before, value, change, same_agencies, membership,"
                + " definition, revision, gained, lost from t_trend_change"
                + " where measure = 'received' and area_code = 'CN' and sector = 'water'"
                + " order by report_year"));
    assertEquals(
        List.of("2021 3 0"),
        rows(
            "select report_year, value, revision from t_trend_change"
                + " where measure = 'granted' and area_code = 'CN' and sector = 'water'"
                + " order by report_year"));
  }

  /** A government's roll-up, its own report, and the bureaus are three rows and never one. */
  @Test
  void rollUpsAndOwnReportsAreNeverAdded() {
    assertEquals(
        List.of(
            "2019 government rollup 500",
            "2019 human_resources own 20",
            "2020 government own 40",
            "2020 human_resources own 6"),
        rows(
            "select report_year, sector, scope, received from t_trend_application_volume"
                + " where area_code = '330300' and panel = 'all' and report_year < 2021"
                + " order by report_year, sector, scope"));
  }

  @Test
  void noReportIsCountedTwiceInAnyRow() {
    assertEquals(
        List.of(),
        rows("select report_id from agency_report group by report_id having count(*) > 1"));
    assertEquals(
        List.of(),
        rows(
            "select agency_id from agency_figure group by agency_id, report_year, concept"
                + " having count(*) > 1"));
  }

  /** Lucheng's eight grounds: 1 of 18. In 2022 one ground alone is stated: the sum is unknown. */
  @Test
  void aSubtotalNeedsAllItsPartsAndAShareItsOwnWhole() {
    assertEquals(
        List.of(
            "2019 denied 1 0.055556 1 18 1 1 B",
            "2019 granted 10 0.555556 10 18 2 0 B",
            "2022 denied null null null null 0 0 O",
            "2022 granted 10 1 10 10 1 0 A"),
        rows(
            "select report_year, outcome, value, share, numerator, denominator, n_agencies,"
                + " n_derived, obs_status from t_trend_application_outcome"
                + " where area_code = '330300' and sector = 'human_resources' and panel = 'all'"
                + " and outcome in ('denied', 'granted') and report_year in (2019, 2022)"
                + " order by report_year, outcome"));
  }

  /** 3 of 12 decided or pending; 3 of the 10 decided. Until 2018 lawsuits are one figure. */
  @Test
  void reviewsHaveTheirStagesAndTheirWholes() {
    assertEquals(
        List.of("3 0.25 0.3 12"),
        rows(
            "select value, share, decided_share, denominator from t_trend_review_outcome"
                + " where area_code = '330300' and stage = 'reconsideration' and panel = 'all'"
                + " and outcome = 'corrected' and report_year = 2019 and scope = 'own'"));
    assertEquals(
        List.of("litigation_any 4 close"),
        rows(
            "select stage, value, comparability from t_trend_review_outcome"
                + " where area_code = '330600' and report_year = 2018 and panel = 'all'"
                + " and value is not null"));
  }

  @Test
  void anAmountIsNotACountAndAStockIsNoFlow() {
    assertEquals(
        List.of("art20.admin_fee.amount 5.5 CNY_10k true"),
        rows(
            "select indicator, value, unit, break_flag from t_trend_disclosure"
                + " where area_code = '330300' and panel = 'all' and value is not null"));
  }

  @Test
  void theChainOfPendingRequestsIsClassed() {
    assertEquals(
        List.of(
            "L1/ecology 2021 2 1 -1 agency_changed",
            "longwan 2020 0 1 1 source_error",
            "longwan 2021 0 null null not_stated",
            "lucheng 2020 2 null null missing_year",
            "lucheng 2021 null 4 null missing_year",
            "lucheng 2022 0 0 0 ok",
            "misread 2021 5 6 1 extraction_doubtful",
            "renamed 2021 5 6 1 agency_changed",
            "revised 2021 5 6 1 revision",
            "shangyu 2020 3 2 -1 unexplained"),
        rows(
            "select agency_id, report_year, carried_out_before, carried_in, difference, class"
                + " from t_carryover where applicant_type = 'total'"
                + " order by agency_id, report_year"));
  }

  /** 2020: Lucheng last received 20, Longwan 6: by weight 6 of 26 are there. */
  @Test
  void coverageCountsByNumberAndByWeight() {
    assertEquals(
        List.of("2019 2 2 2 0 1", "2020 2 1 1 0 0.230769", "2021 2 2 1 1 1", "2022 2 2 2 0 1"),
        rows(
            "select report_year, expected, received, with_tables, prose_only, weight_share"
                + " from t_coverage where area_code = '330300' and sector = 'human_resources'"
                + " order by report_year"));
    assertEquals(
        List.of("null CN unknown 1"),
        rows(
            "select report_year, area_code, sector, quarantined from t_coverage"
                + " where quarantined > 0"));
  }

  @Test
  void aReportIsOneWideRow() {
    assertEquals(
        List.of("鹿城区人力资源和社会保障局 20 0 18 10 1 null 2 lucheng-2019"),
        rows(
            "select agency_name, received, carried_in, concluded, granted, denied, unable,"
                + " carried_out, report_id from t_agency_applications"
                + " where agency_id = 'lucheng' and report_year = 2019"));
    assertEquals(
        List.of("6 3 1 2 12 null"),
        rows(
            "select reconsideration_upheld, reconsideration_corrected, reconsideration_other,"
                + " reconsideration_pending, reconsideration_total, litigation_total"
                + " from t_agency_reviews where agency_id = 'lucheng' and report_year = 2019"));
  }
}
