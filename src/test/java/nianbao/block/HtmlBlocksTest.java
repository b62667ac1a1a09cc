package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlBlocksTest {
  @Test
  void spansAreResolvedToGridColumns() {
    var table =
        (Block.Table)
            Told.read(
                    "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>")
                .blocks()
                .get(0);
    assertEquals(2, table.rows().get(1).get(0).column());
    assertEquals(0, table.rows().get(2).get(0).column());
    assertEquals(2, table.rows().get(0).get(0).colspan());
  }

  @Test
  void hugeSpansAreCutAndSaid() {
    var document =
        Told.read("<table><tr><td rowspan=1000000 colspan=99999999>a<td>1<tr><td>b</table>");
    var table = (Block.Table) document.blocks().get(0);
    assertEquals(2, table.rows().get(0).get(0).rowspan());
    assertTrue(table.rows().get(0).get(0).colspan() <= 1000);
    assertEquals(List.of("span_clamped"), Told.rules(document));
  }

  @Test
  void aRowspanOfZeroReachesTheEnd() {
    var table =
        (Block.Table)
            Told.read("<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</table>").blocks().get(0);
    assertEquals(1, table.rows().get(2).get(0).column());
  }

  @Test
  void aBlankCellKeepsItsPlace() {
    assertEquals(
        List.of("T 规章,,0, / x,y,z,w"),
        Told.blocks(
            "<table><tr><td>规章<td>&nbsp;<td>0<td><p>\u3000</p><tr><td>x<td>y<td>z<td>w</table>"));
  }

  @Test
  void brokenLabelsAndPastedCellsAreOneLine() {
    assertEquals(
        List.of("T 结果 纠正,本年新制作数量 / 1,2"),
        Told.blocks(
            "<table><tr><td nowrap><p align=center>结果</p><p>纠正</p></td><td><p"
                + " class=MsoNormal><span>本年新</span><span>制作\n"
                + "   数量</span><o:p>&nbsp;</o:p></p>"
                + "</td></tr><tr><td>1</td><td>2</td></tr></table>"));
  }

  @Test
  void figuresOfTwoLinesDoNotGrowTogether() {
    assertEquals(
        List.of("T a,1 2 / b,12"),
        Told.blocks("<table><tr><td>a<td>1<br>2<tr><td>b<td><span>1</span><span>2</span></table>"));
  }

  @Test
  void aLayoutTableIsUnwrappedAndTheTablesInsideStand() {
    String inner = "<table><tr><td>规章<td>1<td>2<tr><td>行政规范性文件<td>3<td>4</table>";
    String page =
        "<table><tr><td>导航</td><td><p>一、总体情况</p><p>本年情况如下。</p>"
            + inner
            + "<p>六、其他</p></td></tr></table>";
    assertEquals(
        List.of("P 导航", "P 一、总体情况", "P 本年情况如下。", "T 规章,1,2 / 行政规范性文件,3,4", "P 六、其他"),
        Told.blocks(page));
  }

  @Test
  void aReportInOneCellAmongDataRowsIsRead() {
    String prose = "我局认真做好公开工作，成效较好。".repeat(20);
    assertEquals(
        List.of("T 索引号,1,日期,2", "P 一、总体情况", "P " + prose, "T a,1 / b,2"),
        Told.blocks(
            "<table><tr><td>索引号<td>1<td>日期<td>2</tr><tr><td colspan=4>一、总体情况<br>"
                + prose
                + "</td></tr><tr><td>a<td>1</tr><tr><td>b<td>2</tr></table>"));
  }

  @Test
  void aSmallTableInACellStaysText() {
    String rows = "<tr><td>a<td>1<td>2<tr><td>b<td>3<td>4<tr><td>c<td>5<td>6";
    assertEquals(
        List.of("T a,1,2 / b,3,4 / c,5,6 / d,7 8,9"),
        Told.blocks("<table>" + rows + "<tr><td>d<td><table><tr><td>7<td>8</table><td>9</table>"));
  }

  @Test
  void whatThePageHidesIsLeftOut() {
    assertEquals(
        List.of("P 正文一", "T 1,2 / 5,6"),
        Told.blocks(
            "<html><body><script>var a='<p>x</p>'</script><style>p{}</style><nav>首页</nav>"
                + "<!-- 旧文 --><p>正文一<span style='display: none'>隐</span></p>"
                + "<div hidden>藏</div><template><p>t</p></template>"
                + "<table><tr><td>1<td>2</tr><tr style='DISPLAY:none'><td>3<td>4</tr>"
                + "<tr><td>5<td>6</tr></table><footer>版权</footer></body></html>"));
  }

  @Test
  void aReportInAHiddenElementIsReadWithANotice() {
    var document =
        Told.read(
            "<div>首页</div><div style='display:none'><p>" + "公开工作情况。".repeat(60) + "</p></div>");
    assertEquals(List.of("hidden_text_read"), Told.rules(document));
    assertEquals(2, document.blocks().size());
  }

  @Test
  void titleAndMetaAreKept() {
    var document =
        Told.read(
            "<html><head><title> 年报\n_某局 </title><meta name='PubDate' content='2024-01-25'>"
                + "<meta name=ContentSource content='某局'></head><body><h1>年报</h1>x</body>");
    assertEquals("年报 _某局", document.title());
    assertEquals("2024-01-25", document.meta().get("pubdate"));
    assertEquals("某局", document.meta().get("contentsource"));
    assertEquals(List.of("H 年报", "P x"), Told.blocks(document));
  }

  @Test
  void breaksAndBlocksEndParagraphs() {
    assertEquals(
        List.of("P 一、总体情况", "P 1.强化", "P 二、主动公开", "P &<三>"),
        Told.blocks("<div>一、总体情况<br>1.强化<p>二、主动公开</div>&amp;&lt;三&gt;"));
  }

  @Test
  void tabsInMarkupAreSpacesAndFootnotesStayRaised() {
    assertEquals(
        List.of("P 一、 总体 情况", "P 收到281¹件"),
        Told.blocks("<p>一、\t总体\n\t 情况</p><p>收到281<sup>1</sup>件</p>".replace("\n\t ", "\t")));
  }

  @Test
  void struckNumbersAreNotStated() {
    var document = Told.read("<p>收到<del>5</del>6件</p><p>二</p>");
    assertEquals(List.of("P 收到6件", "P 二"), Told.blocks(document));
    assertEquals(List.of("struck_text_left_out"), Told.rules(document));
  }

  @Test
  void preformattedBarsAreLines() {
    assertEquals(
        List.of("P 规章 | 0 | 1", "P 行政许可 | 5"),
        Told.blocks("<html><body><pre>规章 | 0 | 1 |\n行政许可 | 5 |</pre></body></html>"));
  }

  @Test
  void anArticleThatAScriptIsToUnpackIsRead() {
    String packed = "&lt;table&gt;&lt;tr&gt;&lt;td&gt;总计&lt;td&gt;1&lt;/table&gt;";
    for (String shell :
        List.of("<textarea hidden>%s</textarea>", "<iframe srcdoc='%s'></iframe>")) {
      String page = "<html><body><h1>年报</h1>" + shell.formatted(packed) + "</body></html>";
      assertEquals(List.of("H 年报", "T 总计,1"), Told.blocks(page), shell);
    }
  }

  @Test
  void figuresFilledIntoFieldsAreRead() {
    String row = "<tr><td>%s<td><input type=text value=12><input type=hidden value=3><td>5";
    assertEquals(
        List.of("T 总计,12,5 / 其他,12,5"),
        Told.blocks("<table>" + row.formatted("总计") + row.formatted("其他") + "</table>"));
  }
}
