package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nianbao.Place;
import nianbao.block.Block;
import org.junit.jupiter.api.Test;

/** The place a finger is put on. */
class ExcerptTest {

  @Test
  void aCellIsMarkedInItsRowUnderTheHeadOfItsTable() {
    var table =
        new Block.Table(
            0,
            List.of(
                List.of(new Block.Cell(0, 0, 1, 1, "项目"), new Block.Cell(0, 1, 1, 1, "数")),
                List.of(new Block.Cell(1, 0, 1, 1, "新收"), new Block.Cell(1, 1, 1, 1, "7"))));
    assertEquals(
        List.of("项目 | 数", "新收 | »7«"), Excerpt.of(List.of(table), Place.inTable(0, 1, 1), "7"));
  }

  @Test
  void wordsAreMarkedInTheirSentence() {
    var sentence = new Block.Paragraph(0, "全年收到申请9件，均已答复。", List.of("全年收到申请9件，均已答复。"), false);
    assertEquals(
        List.of("全年收到申请»9件«，均已答复。"), Excerpt.of(List.of(sentence), Place.inText(0, 6), "9件"));
  }

  @Test
  void aPlaceThatTheDocumentDoesNotHaveYieldsNothing() {
    assertEquals(List.of(), Excerpt.of(List.of(), Place.inText(3, 0), "9件"));
  }

  @Test
  void aPlaceReadsBackWhatItPrints() {
    for (Place place : List.of(Place.inTable(11, 4, 1), Place.inText(11, 34))) {
      assertEquals(place, Place.parse(place.toString()).orElseThrow());
    }
    assertEquals(true, Place.parse("b1r2").isEmpty());
  }
}
