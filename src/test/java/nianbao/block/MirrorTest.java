package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "高新區(qū)創(chuàng)新優(yōu)先 | 高新区创新优先",
        "文(wen)章(zhang)公(gong)开(kai) | 文章公开",
        "人民共和(he)(he)國政(zheng)(zheng)府(fu)(fu) | 人民共和国政府",
        "一年來,,我局緊,、快,。好,;了 | 一年来,我局紧、快。好;了",
        "政府資訊公開的規範性檔案在檔案館 | 政府信息公开的规范性文件在档案馆",
        "檔案館的檔案與資訊網絡 | 档案馆的档案与资讯网络",
        "依申請答覆、行政複議、行政覆議 | 依申请答复、行政复议、行政复议",
        "製度全麵體係 | 制度全面体系",
        "公共私营合作(PPP)项目(app) | 公共私营合作(PPP)项目(app)",
        "二维码(ma)一处 | 二维码(ma)一处",
      })
  void copiesAreRepaired(String copy, String repaired) {
    assertEquals("P " + repaired, Told.words(Told.read(copy)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "優(yōu)先。申請?zhí)幚頉Q定5件",
        "創(chuàng)新。各。ㄗ灾螀^(qū)5件",
        "創(chuàng)新。全?cè)姓畔⒐_公开5件",
        "收到????5件",
        "及时回應(yīng);貞(yīng)当5件",
        "收到锟斤拷5件",
        "收到\uE123申请5件",
      })
  void brokenClausesHoldTheReplacementCharacter(String copy) {
    var document = Told.read(copy + "，另有完好的一句8件");
    String words = Told.words(document);
    String clause = words.substring(words.lastIndexOf('。') + 1, words.indexOf("5件"));
    assertTrue(words.contains("\uFFFD"), words);
    assertTrue(clause.contains("\uFFFD"), words);
    assertFalse(words.substring(words.indexOf("5件")).contains("\uFFFD"), words);
    assertTrue(Told.rules(document).contains("damaged_text"));
  }

  @ParameterizedTest
  @CsvSource({
    "统计期限自2018年11日起, true",
    "至1231日止, true",
    "200911日起至20091231日止, true",
    "闽政办[2009182号, true",
    "国办公开办函〔2021〕30号, false",
    "2018年1月1日至12月31日, false",
    "开展365日行动, false",
    "第2000号, false",
    "百日攻坚100日, false",
  })
  void lostCharactersBetweenDigitsAreSeen(String text, boolean lost) {
    assertEquals(lost, Told.rules(Told.read(text)).contains("digit_adjacency_damage"));
  }

  @Test
  void anUnderscoreInATitleIsNoDamage() {
    var document = Told.read("<html><title>年报_某區(qū)網(wǎng)站</title><p>某區(qū)公開_了一</p><p>二</p>");
    assertEquals("年报_某区网站", document.title());
    assertEquals("P 某区公开\uFFFD了一", Told.blocks(document).get(0));
  }

  @Test
  void tamperedWordsAreSaidAndKept() {
    var document = Told.read("比分直播做好公开工作的通知");
    assertEquals(List.of("tampered"), Told.rules(document));
    assertEquals("P 比分直播做好公开工作的通知", Told.words(document));
  }

  @Test
  void anOrdinaryPageComesBackUntouched() {
    var document = Told.read("本年收到申请5件，其中(一)网上3件、(二)当面2件。\n李著作、乾安县");
    assertEquals(List.of(), document.notices());
  }

  @Test
  void repairsAreCountedOncePerDocument() {
    var document = Told.read("高新區(qū)創(chuàng)新,,優(yōu)先\n應(yīng)當,。完");
    assertEquals(
        List.of("pinyin_removed", "doubled_marks_repaired", "traditional_converted"),
        Told.rules(document));
    assertEquals("4", document.notices().get(0).figures().get("count"));
  }
}
