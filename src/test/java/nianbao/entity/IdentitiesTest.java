package nianbao.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nianbao.Notice;
import nianbao.archive.Sidecar;
import nianbao.block.Block;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import nianbao.cell.FormReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private static final FormReading PROSE =
      new FormReading("prose", List.of(), Set.of(), Set.of(), List.of());
  private static final String BODY = "\n一、总体情况\n我们做了许多事。\n二、主动公开政府信息情况\n见表。\n五、存在的主要问题及改进情况\n还有不足。";

  private static Document document(String text) {
    var blocks = new BlockBuilder();
    text.lines().forEach(line -> blocks.paragraph(line, false));
    return blocks.build("text/plain", "UTF-8", null);
  }

  private static Identity told(String text) {
    return told(text, Sidecar.NONE);
  }

  private static Identity told(String text, Sidecar sidecar) {
    return Identities.resolve(document(text), "x.txt", sidecar, PROSE);
  }

  private static Set<String> rules(Identity identity) {
    return Set.copyOf(identity.notices().stream().map(Notice::rule).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023年绍兴市上虞区人力社保局政府信息公开年报 | 绍兴市上虞区人力资源和社会保障局 | 330604 | 2023
          上虞市人力资源和社会保障局2013年度政府信息公开年度报告 | 上虞市人力资源和社会保障局 | 330682 | 2013
          上虞区人力资源和社会保障局2013年度政府信息公开年度报告 | 绍兴市上虞区人力资源和社会保障局 | 330604 | 2013
          襄樊市财政局2009年政府信息公开工作年度报告 | 襄樊市财政局 | 420600 | 2009
          襄阳市财政局关于2015年政府信息公开工作的年度报告 | 襄阳市财政局 | 420600 | 2015
          崇文区2009年政府信息公开年度报告 | 北京市崇文区人民政府 | 110103 | 2009
          巢湖市教育局2009年度政府信息公开年报 | 巢湖市教育局 | 341400 | 2009
          巢湖市教育局2020年度政府信息公开年报 | 巢湖市教育局 | 340181 | 2020
          毕节市民政局2010年度政府信息公开年报 | 毕节市民政局 | 522401 | 2010
          毕节市民政局2016年度政府信息公开年报 | 毕节市民政局 | 520500 | 2016
          寿县审计局2013年政府信息公开工作年度报告 | 寿县审计局 | 341521 | 2013
          寿县审计局2019年政府信息公开工作年度报告 | 寿县审计局 | 340422 | 2019
          綦江区水利局二〇一五年政府信息公开工作年度报告 | 重庆市綦江区水利局 | 500110 | 2015
          滨海新区财政局2012年度政府信息公开工作年度报告 | 天津市滨海新区财政局 | 120116 | 2012
          关于发布2020年度嘉兴市商务局政府信息公开工作年度报告 | 嘉兴市商务局 | 330400 | 2020
          锡林郭勒盟教育局2018年政务公开工作总结 | 锡林郭勒盟教育局 | 152500 | 2018
          镇江新区管委会2018年政府信息公开年度报告 | 镇江新区管理委员会 | 321100 | 2018
          """)
  void theTitleTellsAgencyDivisionAndYear(String title, String agency, String code, int year) {
    Identity identity = told(title + BODY);
    assertEquals(Identity.Kind.REPORT, identity.kind());
    assertEquals(agency, identity.agencyName());
    assertEquals(code, identity.divisionCode());
    assertEquals(year, identity.reportYear());
  }

  @Test
  void oneAgencyKeepsItsKeyThroughRecodingAndSpelling() {
    Identity before = told("上虞市人社局2011年政府信息公开年度报告" + BODY);
    Identity after = told("2023年绍兴市上虞区人力资源和社会保障局政府信息公开年度报告" + BODY);
    assertEquals(before.agencyId(), after.agencyId());
    assertNotEquals(before.divisionCode(), after.divisionCode());
  }

  @Test
  void aPlaceNameOfAnotherYearGivesTheDivisionOfTheReportYearAndANotice() {
    Identity identity = told("绍兴市上虞区财政局2010年政府信息公开年度报告" + BODY);
    assertEquals("330682", identity.divisionCode());
    assertEquals("浙江省绍兴市上虞市", identity.divisionName());
    assertTrue(rules(identity).contains("division_name_of_other_year"));
  }

  @Test
  void anAmbiguousDistrictIsRefusedWithItsCandidates() {
    Identity identity = told("鼓楼区民政局2018年政府信息公开年度报告" + BODY);
    assertNull(identity.divisionCode());
    assertNull(identity.agencyId());
    assertEquals("鼓楼区民政局", identity.agencyName());
    Notice notice = identity.notices().get(0);
    assertEquals("division_unresolved", notice.rule());
    assertTrue(notice.figures().get("candidates").contains("320106 江苏省南京市鼓楼区"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "报告电子版可在南京市鼓楼区人民政府网站下载。",
        "按照南京市政务公开要点,本局做好了公开工作。",
        "联系电话:025-83230000。",
        "地址:南京市山西路124号。"
      })
  void anAmbiguousDistrictIsToldByWhatIsAroundIt(String line) {
    Identity identity = told("鼓楼区民政局2018年政府信息公开年度报告\n" + line + BODY);
    assertEquals("320106", identity.divisionCode());
    assertTrue(rules(identity).contains("division_inferred"));
  }

  @Test
  void twoPlacesAroundAnAmbiguousDistrictLeaveItOpen() {
    Identity identity = told("鼓楼区民政局2018年政府信息公开年度报告\n先后到南京市、徐州市的同行处学习。" + BODY);
    assertNull(identity.divisionCode());
  }

  @Test
  void aBareStreetIsToldByTheSiteItPublishesOn() {
    Identity identity = told("和平街道办事处2020年政府信息公开工作年度报告\n本年依托梅河口市政府网站公开信息。" + BODY);
    assertEquals("梅河口市和平街道办事处", identity.agencyName());
    assertEquals("township", identity.agencyLevel());
  }

  @Test
  void aZoneOfNowhereHasItsNameButNoDivision() {
    Identity identity = told("高新区组织人事和劳动保障局2013年信息公开工作总结" + BODY);
    assertEquals("高新区组织人事和劳动保障局", identity.agencyName());
    assertEquals("human_resources", identity.sector());
    assertEquals("zone", identity.agencyLevel());
    assertNull(identity.divisionCode());
    assertNull(identity.agencyId());
    assertTrue(rules(identity).contains("division_unresolved"));
  }

  @Test
  void thePublisherTellsWhatATitleWithoutAgencyLeavesOpen() {
    Identity identity = told("索引号: 1234/2011-5 | 发布机构: 乐山市审计局 |\n2010年度政府信息公开年度报告" + BODY);
    assertEquals("乐山市审计局", identity.agencyName());
    assertEquals(2010, identity.reportYear());
  }

  @Test
  void theSidecarTellsWhatTheDocumentLeavesOpen() {
    var sidecar = new Sidecar(null, null, "渝中区人力社保局", "2024-01-20", "渝中区人力社保局2023年政府信息公开工作年度报告");
    Identity identity = told("本报告所列数据的统计期限为2023年1月1日至2023年12月31日。" + BODY, sidecar);
    assertEquals("重庆市渝中区人力资源和社会保障局", identity.agencyName());
    assertEquals("500103", identity.divisionCode());
    assertEquals(LocalDate.of(2024, 1, 20), identity.publishedOn());
  }

  @Test
  void theSignatureTellsWhoSpeaks() {
    Identity identity = told("政府信息公开工作年度报告(2017年度)" + BODY + "\n宣城市水利局\n2018年2月1日");
    assertEquals("宣城市水利局", identity.agencyName());
    assertEquals(2017, identity.reportYear());
  }

  @Test
  void aForeignHostIsNoEvidence() {
    var sidecar = new Sidecar("http://www.shangyu.example.com/nb.html", null, null, null, null);
    Identity identity = told("区人力社保局2023年政府信息公开年度报告" + BODY, sidecar);
    assertNull(identity.divisionCode());
    assertEquals("区人力资源和社会保障局", identity.agencyName());
  }

  @Test
  void titleAndPublisherThatDisagreeAreNoticed() {
    Identity identity = told("来源: 宣城市教育局\n宣城市民政局2019年政府信息公开工作年度报告" + BODY);
    assertEquals("宣城市民政局", identity.agencyName());
    assertTrue(rules(identity).contains("agency_sources_disagree"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          统计期限自2018年1月1日起至2018年12月31日止 | 2018-01-01 | 2018-12-31
          统计期限自2018年1月1日起至12月29日止 | 2018-01-01 | 2018-12-29
          统计期限为2024 年 1 月 1 日至 12 月 31 日 | 2024-01-01 | 2024-12-31
          统计期自2018年11日至1231日 | 2018-01-01 | 2018-12-31
          统计期限为200911日起至20091231日止 | 2009-01-01 | 2009-12-31
          统计期限自202311日起至20231231日止 | 2023-01-01 | 2023-12-31
          数据统计期限:2015.1.1-2015.12.31 | 2015-01-01 | 2015-12-31
          """)
  void thePeriodIsReadByItsTemplateEvenWhenDamaged(String clause, LocalDate start, LocalDate end) {
    Identity identity = told("宣城市民政局政府信息公开工作年度报告\n本报告数据" + clause + "。" + BODY);
    assertEquals(start, identity.periodStart());
    assertEquals(end, identity.periodEnd());
    assertEquals(start.getYear(), identity.reportYear());
  }

  @Test
  void titleAndPeriodThatDisagreeAreNoticedAndTheTitleWins() {
    Identity identity = told("宣城市民政局2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日。" + BODY);
    assertEquals(2023, identity.reportYear());
    assertTrue(rules(identity).contains("report_year_conflict"));
  }

  @Test
  void theDateOfPublicationIsNeverTheReportYear() {
    Identity identity = told("发布日期:2024-01-20\n宣城市民政局政府信息公开工作年度报告" + BODY);
    assertNull(identity.reportYear());
    assertEquals(LocalDate.of(2024, 1, 20), identity.publishedOn());
    assertTrue(rules(identity).contains("report_year_unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          宣城市民政局政府信息公开指南 | guide
          宣城市民政局政府信息公开指南(2024年版) | guide
          关于印发宣城市政务公开工作领导小组工作规则等制度的通知 | notice
          宣城市人民政府办公室关于做好2025年政府信息公开工作年度报告编制和发布工作的通知 | notice_about_reports
          宣城市民政局政府信息公开目录 | catalogue
          宣城市民政局政府信息公开申请表 | application_form
          宣城市统计局政府信息公开统计制度 | rules
          宣城市人民政府施行《政府信息公开条例》办法 | rules
          2020年宣城市政务公开工作要点 | rules
          """)
  void otherPapersAboutDisclosureAreNoReports(String title, String reason) {
    Identity identity = told(title + "\n第一条 为了做好这项工作,制定本文。");
    assertEquals(Identity.Kind.NOT_A_REPORT, identity.kind());
    assertEquals(reason, identity.kindReason());
    assertNull(identity.reportYear());
  }

  @Test
  void anotherAnnualReportIsNoReportOnDisclosure() {
    Identity identity = told("宣城市民政局2020年度法治建设年度报告\n一、组织领导\n有力。\n二、制度建设\n健全。\n三、存在问题\n不少。");
    assertEquals(Identity.Kind.NOT_A_REPORT, identity.kind());
  }

  @Test
  void aListOfLinksIsNoReport() {
    Identity identity =
        told(
            "政府信息公开年报\n宣城市民政局2021年政府信息公开工作年度报告\n"
                + "宣城市民政局2022年政府信息公开工作年度报告\n宣城市民政局2023年政府信息公开工作年度报告");
    assertEquals(Identity.Kind.NOT_A_REPORT, identity.kind());
    assertEquals("index_page", identity.kindReason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "宣城市民政局2012年政务公开工作总结",
        "宣城市民政局2012年政府信息公开年报",
        "宣城市民政局2020年度政府信息公开工作报告",
        "宣城市民政局2012年依法行政信息公开工作总结",
        "2023年度宣城市民政局政府信息公开年度工作报告",
        "宣城市民政局政府信息公开2015年度报告",
        "宣城市民政局2021年度政府信息公开工作报告(文字版)"
      })
  void reportsGoByManyNames(String title) {
    Identity identity = told(title);
    assertEquals(Identity.Kind.REPORT, identity.kind());
    assertEquals("宣城市民政局", identity.agencyName());
  }

  @Test
  void breadcrumbsAndSiteNamesAreNoTitle() {
    Identity identity =
        told(
            "宣城市人民政府门户网站 宣城市民政局 政府信息公开年报 宣城市民政局2023年政府信息公开工作年度报告\n"
                + "宣城市民政局2023年政府信息公开工作年度报告\n来源:本网 时间:2024-01-12"
                + BODY);
    assertEquals("宣城市民政局2023年政府信息公开工作年度报告", identity.title());
    assertEquals("宣城市民政局", identity.agencyName());
  }

  @Test
  void aTitleBrokenOverTwoLinesIsOne() {
    Identity identity = told("洪泽区人民政府\n2023 年政府信息公开工作年度报告" + BODY);
    assertEquals("淮安市洪泽区人民政府", identity.agencyName());
    assertEquals("洪泽区人民政府2023年政府信息公开工作年度报告", identity.title());
  }

  @Test
  void aTitleInALayoutTableIsFound() {
    var cell = new Block.Cell(0, 0, 1, 1, "宣城市民政局2023年政府信息公开工作年度报告");
    var document = new BlockBuilder().table(List.of(List.of(cell))).build("text/html", null, null);
    Identity identity = Identities.resolve(document, "x", Sidecar.NONE, PROSE);
    assertEquals("宣城市民政局", identity.agencyName());
    assertEquals(2023, identity.reportYear());
  }

  @Test
  void aGovernmentThatSpeaksForAllItsBodiesIsARollup() {
    String title = "宣城市2023年政府信息公开工作年度报告";
    assertEquals("rollup", told(title + "\n全市各级行政机关共受理申请。" + BODY).scope());
    assertEquals("unknown", told(title + BODY).scope());
    assertEquals("own", told("宣城市民政局2023年政府信息公开工作年度报告" + BODY).scope());
  }

  @Test
  void aGovernmentPraisedInPassingIsNotTheAgency() {
    Identity identity = told("统计期限为2020年1月1日至12月31日。宣城市人民政府高度重视公开工作。区政府高度重视。" + BODY);
    assertNull(identity.agencyName());
    assertTrue(rules(identity).contains("agency_unknown"));
  }

  @Test
  void aBureauOfNowhereIsNotPutIntoTheDistrictOfItsAddress() {
    Identity identity = told("民政局2018年政府信息公开年度报告\n地址:宣城市宣州区昭亭路1号。" + BODY);
    assertNull(identity.divisionCode());
    assertEquals("民政局", identity.agencyName());
  }

  @Test
  void aTitleThatNamesABodyNoRuleCanReadIsNotSilentlyGivenItsPublisher() {
    Identity identity = told("来源: 宣城市民政局\n测试机构2018年政府信息公开年度报告" + BODY);
    assertTrue(rules(identity).contains("agency_sources_disagree"));
  }

  @Test
  void aYearAfterPublicationIsNotInferred() {
    var sidecar = new Sidecar(null, null, null, "2019-02-01", null);
    Identity identity = told("宣城市民政局政府信息公开年度报告\n一、总体情况\n2020年将继续努力。", sidecar);
    assertNull(identity.reportYear());
  }

  @Test
  void theGovernmentsLastWordMayBeTheTopicsFirst() {
    assertEquals("宣城市人民政府", told("宣城市人民政府信息公开2013年度报告" + BODY).agencyName());
  }

  @Test
  void otherPapersStillNameTheirAgency() {
    Identity identity = told("宣城市民政局政府信息公开指南");
    assertEquals("宣城市民政局", identity.agencyName());
  }

  @Test
  void aMinistryStandsForTheNation() {
    Identity identity = told("交通运输部2022年政府信息公开工作年度报告" + BODY);
    assertEquals("交通运输部", identity.agencyName());
    assertEquals("nation", identity.agencyLevel());
    assertNull(identity.divisionCode());
    assertEquals("CN/transport", identity.agencyId());
  }

  @Test
  void hostileTextTakesNoTime() {
    String text = "鼓楼区".repeat(20_000) + "\n" + "2018年1月1日至".repeat(10_000) + "(".repeat(50_000);
    long start = System.nanoTime();
    told(text);
    told("年度报告公开".repeat(2000));
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }
}
