package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBlocksTest {
  @Test
  void aLineIsAParagraphAndABarCutsIt() {
    assertEquals(
        List.of("P 一、总体情况", "P 三、 本年度办理结果 | (一)予以公开", "P 1", "P 总计"),
        Told.blocks("一、总体情况\r\n\r\n三、 本年度办理结果 |(一)予以公开 |\n  1 |\n总计 | |||\n| |||\n"));
  }

  @Test
  void pipeRowsAreATableWithTheirBlankCells() {
    assertEquals(
        List.of("T 信息内容,件数 / 规章,0 / 许可,", "P 完"),
        Told.blocks("| 信息内容 | 件数 |\n|---|:-:|\n| 规章 | 0 |\n| 许可 |  |\n完"));
  }

  @Test
  void aRuleBeginsAnotherTableAndSoDoesAnotherWidth() {
    assertEquals(
        List.of("T a,1,2 / b,3,4", "T 0,0", "T c,5,6"),
        Told.blocks(
            "| a | 1 | 2 |\n|---|---|---|\n| b | 3 | 4 |\n| 0 | 0 |\n|---|---|\n| c | 5 | 6 |"));
  }

  @Test
  void evenRowsWithFiguresAreATableRaggedOnesAreLines() {
    assertEquals(
        List.of("T 信息内容,制发,废止 / 规章,0,1", "P x"), Told.blocks("信息内容 | 制发 | 废止 |\n规章 | 0 | 1 |\nx"));
    assertEquals(
        List.of("P 一、新收 | 4 | 1 | 5", "P 三、结果 | (一)公开 | 1 | 0 | 1"),
        Told.blocks("一、新收 | 4 | 1 | 5\n三、结果 | (一)公开 | 1 | 0 | 1"));
  }

  @Test
  void tabsAreBars() {
    assertEquals(List.of("T 规章,,1 / 许可,2,3"), Told.blocks("规章\t\t1\n许可\t2\t3"));
  }

  @Test
  void markdownMarksAreNotWords() {
    assertEquals(
        List.of("H 一、总体情况", "P 见网站", "P 闽政办[2009](182号)", "P 要点：无", "P #1"),
        Told.blocks("## 一、总体情况\n![](a.png)\n见[网站](https://a.cn/)\n闽政办[2009](182号)\n**要点**：无\n#1"));
  }

  @Test
  void htmlTablesBetweenLinesOfTextAreTables() {
    assertEquals(
        List.of("P 一、总体情况", "P 第二行", "T 规章,0 / 许可,1", "P 三、其他"),
        Told.blocks(
            "一、总体情况\n第二行\n<table><tr><td>规章</td><td>0</td></tr><tr><td>许可</td><td>1</td></tr>"
                + "</table>\n三、其他"));
  }

  @Test
  void tagsInLinesAreBreaksOrNothing() {
    assertEquals(
        List.of("T 结果 维持,1 / a,2", "P 甲", "P 乙&丙", "P 根据<条例>"),
        Told.blocks("| 结果<br>维持 | 1 |\n| a | 2 |\n甲<br/>乙&amp;<b>丙</b>\n根据<条例>"));
  }

  @Test
  void cellsOutsideATableDoNotGrowTogether() {
    assertEquals(
        List.of("P 甲", "T 规章,1,2 / 许可,3,4", "P 乙"),
        Told.blocks(
            "<div><p>甲</p><tr><td>规章</td><td>1</td><td>2</td></tr>\n"
                + "<tr><td>许可</td><td>3</td><td>4</td></tr><p>乙</p></div>"));
  }

  @Test
  void markupEscapedTwiceIsRead() {
    assertEquals(
        List.of("P 甲", "T 规章,1 / 许可,2", "P 乙"),
        Told.blocks(
            "<html><body><div>&lt;p&gt;甲&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;规章&lt;td&gt;1"
                + "&lt;tr&gt;&lt;td&gt;许可&lt;td&gt;2&lt;/table&gt;&lt;p&gt;乙&lt;/p&gt;</div>"));
  }

  @Test
  void blankCellsOfRowsInLinesAreKept() {
    String text = "当面申请数 |\n件 |\n3 ||\n传真申请数 |\n件 |\n |\n ||\n信函申请数 |\n件 |\n1 ||\n";
    assertEquals(
        List.of("P 当面申请数 | 件 | 3", "P 传真申请数 | 件 |  | ", "P 信函申请数 | 件 | 1"), Told.blocks(text));
  }

  @Test
  void aBlankTotalAtTheEndOfARowIsACell() {
    assertEquals(List.of("P 予以公开 | 1 | 0 | "), Told.blocks("予以公开 | 1 | 0 |  | \n"));
    assertEquals(List.of("P 来源"), Told.blocks("来源 |  |  |  |  |  |\n"));
  }
}
