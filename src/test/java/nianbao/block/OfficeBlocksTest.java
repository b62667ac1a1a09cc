package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeBlocksTest {

  @ParameterizedTest
  @ValueSource(strings = {"writer.docx", "writer.doc", "calc.xlsx", "calc.xls"})
  void everyOfficeCarrierGivesTheSameGrid(String name) {
    CarrierFiles.assertReport(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"writer.docx", "writer.doc", "calc.xlsx", "calc.xls"})
  void titleAndSectionsStandBetweenTheTables(String name) {
    List<String> paragraphs = CarrierFiles.paragraphs(CarrierFiles.read(name));
    assertEquals("云岭县示例局2023年政府信息公开工作年度报告", paragraphs.get(0));
    assertTrue(paragraphs.contains("三、收到和处理政府信息公开申请情况"), paragraphs.toString());
    assertTrue(paragraphs.contains("本年未收取信息处理费。"), paragraphs.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.docx", "features.doc"})
  void deletedAndHiddenWordsAreLeftOutAndCounted(String name) {
    Document document = CarrierFiles.read(name);
    List<String> paragraphs = CarrierFiles.paragraphs(document);
    assertTrue(paragraphs.contains("收到申请12件，都已办结。"), paragraphs.toString());
    assertTrue(paragraphs.contains("看得见的字。"), paragraphs.toString());
    assertTrue(CarrierFiles.rules(document).contains("tracked_deletions_left_out"));
    assertTrue(CarrierFiles.rules(document).contains("hidden_text_left_out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.docx", "features.doc"})
  void headingsNumbersBoxesAndNotesAreRead(String name) {
    Document document = CarrierFiles.read(name);
    var heading = (Block.Paragraph) document.blocks().get(0);
    assertTrue(heading.heading());
    assertEquals("一、样张的标题", heading.text());
    List<String> paragraphs = CarrierFiles.paragraphs(document);
    assertTrue(
        paragraphs.containsAll(List.of("文本框里的话", "1.第一条", "2.第二条", "脚注里的话。")),
        paragraphs.toString());
    assertTrue(paragraphs.indexOf("脚注里的话。") > paragraphs.indexOf("表后的段落。"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.docx", "features.doc"})
  void brokenLabelsAreJoinedAndTheInnerTableFollowsTheOuter(String name) {
    List<Block.Table> tables = CarrierFiles.tables(CarrierFiles.read(name));
    assertEquals(
        List.of(
            "0,0 2×1 指标名称",
            "0,1 1×2 数量",
            "1,1 1×1 本年",
            "1,2 1×1 上年",
            "2,0 1×1 申请总数",
            "2,1 1×1 12",
            "2,2 1×1 ",
            "3,0 1×1 其中",
            "3,1 1×2 外层"),
        CarrierFiles.cells(tables.get(0)));
    assertEquals(List.of("0,0 1×1 内甲", "0,1 1×1 7"), CarrierFiles.cells(tables.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.xlsx", "features.xls"})
  void sheetsShowWhatIsDisplayed(String name) {
    Document document = CarrierFiles.read(name);
    List<Block.Table> tables = CarrierFiles.tables(document);
    assertEquals(
        List.of(
            "0,0 1×1 收费",
            "0,1 1×1 1,234.50",
            "0,2 1×1 2023年12月",
            "1,0 1×1 合计",
            "1,1 1×1 1,235.50",
            "1,2 1×1 12"),
        CarrierFiles.cells(tables.get(0)));
    assertEquals(List.of("0,0 1×1 甲", "0,1 1×1 3"), CarrierFiles.cells(tables.get(1)));
    assertEquals(
        List.of("hidden_sheet_left_out", "hidden_text_left_out"), CarrierFiles.rules(document));
    assertFalse(document.toString().contains("旧数"));
  }

  @Test
  void theTitlePropertyIsTheTitle() {
    assertEquals("云岭县示例局样张", CarrierFiles.read("features.docx").title());
    assertEquals("云岭县示例局样张", CarrierFiles.read("features.doc").title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"writer.docx", "writer.doc", "calc.xlsx", "calc.xls"})
  void officeDocumentsAreToldByContent(String name) {
    assertTrue(OfficeBlocks.recognises(CarrierFiles.bytes(name)));
    assertFalse(OfficeBlocks.recognises(CarrierFiles.bytes("writer.pdf")));
  }
}
