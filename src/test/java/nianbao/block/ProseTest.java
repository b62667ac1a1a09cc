package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import nianbao.Place;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static final String WRAPPED =
      """
      一、总体情况
      本机关认真落实条例各项要求，把公开工作摆在重要位置，主要负责人亲自过
      问，分管负责人具体抓落实，全年共收到政府信息公开申请12件，其中自然人
      申请10件，法人申请2件，均已按时答复，没有因此发生行政复议。同时公开信
      息1200条，回应群众来信30件，举办发布会2场，组织培训班三期，参加人员达
      85人次，开放日活动一次，接待群众代表五十名，收到意见建议若干条并答复。
      下一步将继续完善制度，充实力量，加强培训，改进服务，提高水平，做到应
      - 3 -
      公开尽公开，更好满足群众需要。
      规章
      0
      1
      """;

  private static List<Prose.Line> joined(String text) {
    return Prose.joined(Told.read(text), Set.of());
  }

  @Test
  void brokenSentencesAreJoinedAndCellsAreNot() {
    List<String> lines = joined(WRAPPED).stream().map(Prose.Line::text).toList();
    assertEquals("一、总体情况", lines.get(0));
    assertEquals(true, lines.get(1).contains("其中自然人申请10件"));
    assertEquals(true, lines.get(1).contains("公开信息1200条"));
    assertEquals(true, lines.get(2).endsWith("做到应公开尽公开，更好满足群众需要。"));
    assertEquals(List.of("规章", "0", "1"), lines.subList(3, 6));
  }

  @Test
  void everyCharacterKnowsItsPlace() {
    var line = joined(WRAPPED).get(1);
    int at = line.text().indexOf("申请10件");
    assertEquals(Place.inText(3, 0), line.placeOf(at));
    assertEquals(Place.inText(1, 0), line.placeOf(0));
  }

  @Test
  void digitsOnBothSidesOfABreakAreNoNumber() {
    String broken = WRAPPED.replace("共收到政府信息公开申请12件，其中自然人\n申请", "共收到政府信息公开申请12件，其中自然12\n3");
    String text = joined(broken).get(1).text();
    assertEquals(true, text.contains("12\uFFFD3"), text);
  }

  @Test
  void paragraphsOfAPageStayAsTheyAre() {
    String page = "<p>一、总体情况</p><p>" + "公开工作情况良好，".repeat(30) + "</p><p>共5件。</p>";
    assertEquals(3, joined(page).size());
  }
}
