package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;
import org.junit.jupiter.api.Test;

/** What the numbers of the tables mean. */
class ConceptTest {

  @Test
  void everyNumberIsAColumnAndAMeasureOfTheCatalogue() {
    for (Tsv.Row row : Tsv.read("trend/numbers.tsv")) {
      List<String> columns = Arrays.asList(Trends.trend(row.get("table")).schema().fieldNames());
      assertTrue(columns.contains(row.get("number")), row.toString());
      if (!row.get("concept").contains("{")) {
        assertTrue(Concept.of(row.get("family"), row.get("concept")).isPresent(), row.toString());
      }
    }
  }

  @Test
  void aTemplateTakesTheRowsOwnColumns() {
    Map<String, String> row = Map.of("stage", "litigation_any", "outcome", "upheld");
    Concept concept = Concept.ofNumber("trend_review_outcome", "value", row).orElseThrow();
    assertEquals("litigation_any.upheld", concept.name());
    assertEquals("litigation_any.total", concept.parent());
    assertEquals(3, concept.alternatives().size());
    assertEquals(
        List.of(
            new Concept.Term("remedy.upheld", "litigation_direct"),
            new Concept.Term("remedy.upheld", "litigation_after_review")),
        concept.alternatives().get(0).terms());
  }

  @Test
  void aColumnThatIsNoMeasureHasNone() {
    assertTrue(Concept.ofNumber("trend_application_volume", "n_agencies", Map.of()).isEmpty());
  }
}
