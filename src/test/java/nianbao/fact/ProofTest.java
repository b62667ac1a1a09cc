package nianbao.fact;

import static nianbao.fact.Form.rules;
import static nianbao.fact.Form.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final List<String> ROWS_2021 = Faults.ROWS;

  /** A small consistent form: every row not given is zero; the last row is carried out. */
  private static Map<String, String[]> rows(String zero) {
    var rows = new LinkedHashMap<String, String[]>();
    for (String row : ROWS_2021) {
      rows.put(row, line(zero, zero, zero, zero, zero, zero, zero));
    }
    rows.put("request.received", line("714", "12", zero, zero, zero, zero, "726"));
    rows.put("request.carried_in", line("3", zero, zero, zero, zero, zero, "3"));
    rows.put("result.granted", line("310", "12", zero, zero, zero, zero, "322"));
    rows.put("result.unable.not_held", line("405", zero, zero, zero, zero, zero, "405"));
    rows.put("result.total", line("715", "12", zero, zero, zero, zero, "727"));
    rows.put("request.carried_out", line("2", zero, zero, zero, zero, zero, "2"));
    return rows;
  }

  private static String[] line(String... texts) {
    return texts;
  }

  private static Form form(Map<String, String[]> rows) {
    Form form = Form.matrix2021();
    rows.forEach(form::requests);
    return form;
  }

  @Test
  void blanksAreProvedZeroByPrintedTotals() {
    FactReading reading = form(rows("")).facts();
    assertEquals(List.of(), rules(reading));
    assertEquals("0 proved A", shown(reading, "result.granted[research]"));
    assertEquals("0 proved A", shown(reading, "result.not_processed.repeat[total]"));
    assertEquals("0 derived A", shown(reading, "result.denied[total]"));
    assertEquals(25 * 7, countWithout(reading, Fact.ValueStatus.DERIVED));
  }

  /** Two figures exchanged between two rows would change both totals and no sum would see it. */
  @Test
  void totalsLeftBlankThroughoutAreDerivedFromTheirRowsAndProvedWhereAnotherSumAgrees() {
    Map<String, String[]> rows = rows("");
    rows.forEach(
        (name, texts) -> {
          if (name.startsWith("result.") && !name.equals("result.total")) {
            texts[6] = "";
          }
        });
    rows.get("result.total")[6] = "";
    FactReading reading = form(rows).facts();
    assertEquals("322 derived A", shown(reading, "result.granted[total]"));
    assertEquals("727 proved A", shown(reading, "result.total[total]"));
    // 21 rows have nothing but their own figures to add up.
    assertEquals(25 * 7 - 21, countWithout(reading, Fact.ValueStatus.DERIVED));
  }

  @Test
  void oneBlankTotalIsProvedByItsRowAndItsColumn() {
    Map<String, String[]> rows = rows("0");
    rows.get("request.carried_out")[6] = "";
    FactReading reading = form(rows).facts();
    assertEquals("2 proved A", shown(reading, "request.carried_out[total]"));
    assertEquals(List.of(), rules(reading));
  }

  @Test
  void aReadingOfNothingButZerosAndBlanksProvesNothing() {
    var rows = new LinkedHashMap<String, String[]>();
    ROWS_2021.forEach(row -> rows.put(row, line("", "", "", "", "", "", "0")));
    FactReading reading = form(rows).facts();
    assertEquals(25, countWithout(reading, Fact.ValueStatus.DERIVED));
    assertEquals(List.of(), rules(reading));
  }

  @Test
  void aFormWithMostRowsLostProvesNoneOfThem() {
    Map<String, String[]> rows = rows("0");
    rows.keySet().removeIf(row -> row.startsWith("result.denied") || row.matches("result\\.n.*"));
    rows.keySet().removeIf(row -> row.matches("result\\.(other|unable)\\..*"));
    FactReading reading = form(rows).facts();
    assertNull(shown(reading, "result.denied.process[total]"));
  }

  @Test
  void otherHandlingPrintedAsOneRowIsNotSplit() {
    Map<String, String[]> rows = rows("0");
    rows.keySet().removeIf(row -> row.startsWith("result.other."));
    rows.put("result.other", line("0", "0", "0", "0", "0", "0", "0"));
    FactReading reading = form(rows).facts();
    assertEquals("0 printed A", shown(reading, "result.other[total]"));
    assertNull(shown(reading, "result.other.other[total]"));
    assertEquals(List.of(), rules(reading));
  }

  @Test
  void aNumberSplitIntoTwoCellsIsPutTogether() {
    Map<String, String[]> rows = rows("0");
    rows.put("request.received", line("71", "4", "12", "0", "0", "0", "0", "726"));
    FactReading reading = form(rows).facts();
    assertEquals("714 repaired A", shown(reading, "request.received[natural_person]"));
    assertEquals("12 repaired A", shown(reading, "request.received[enterprise]"));
    assertTrue(rules(reading).contains("cell_repaired"));
  }

  @Test
  void aNumberSplitThatPushedTheLastOneOutIsPutTogetherAndTheLastProved() {
    Map<String, String[]> rows = rows("0");
    rows.put("request.received", line("71", "4", "12", "0", "0", "0", "0"));
    FactReading reading = form(rows).facts();
    assertEquals("714 repaired A", shown(reading, "request.received[natural_person]"));
    assertEquals("726 proved A", shown(reading, "request.received[total]"));
  }

  @Test
  void twoNeighboursExchangedAreExchangedBack() {
    Map<String, String[]> rows = rows("0");
    rows.put("result.granted", line("12", "310", "0", "0", "0", "0", "322"));
    FactReading reading = form(rows).facts();
    assertEquals("310 repaired A", shown(reading, "result.granted[natural_person]"));
    assertEquals(List.of("cell_repaired"), rules(reading));
    assertEquals("exchanged", reading.notices().get(0).figures().get("kind"));
  }

  @Test
  void aRowMovedSidewaysIsMovedBack() {
    Map<String, String[]> rows = rows("0");
    rows.put("result.granted", line("", "310", "12", "0", "0", "0", "0"));
    FactReading reading = form(rows).facts();
    assertEquals("310 repaired A", shown(reading, "result.granted[natural_person]"));
    assertEquals("322 proved A", shown(reading, "result.granted[total]"));
  }

  @Test
  void aMistypedNumberStaysAsPrintedAndIsMarkedAlone() {
    Map<String, String[]> rows = rows("0");
    rows.get("result.unable.not_held")[0] = "450";
    FactReading reading = form(rows).facts();
    assertEquals("450 printed U", shown(reading, "result.unable.not_held[natural_person]"));
    assertEquals(List.of("identity_fails", "identity_fails"), rules(reading));
    long marked =
        reading.facts().stream()
            .filter(f -> f.obsStatus().equals("U") && f.status() == Fact.ValueStatus.PRINTED)
            .count();
    assertEquals(1, marked);
  }

  @Test
  void aLostRowIsProvedByItsColumns() {
    Map<String, String[]> rows = rows("0");
    rows.remove("result.granted");
    FactReading reading = form(rows).facts();
    assertEquals("310 proved A", shown(reading, "result.granted[natural_person]"));
    assertEquals("322 proved A", shown(reading, "result.granted[total]"));
  }

  @Test
  void aBlankThatMustBeSomethingElseIsProvedWhereTwoSumsAgree() {
    Map<String, String[]> rows = rows("0");
    rows.get("result.granted")[1] = "";
    FactReading reading = form(rows).facts();
    assertEquals("12 proved A", shown(reading, "result.granted[enterprise]"));
    assertEquals(List.of("blank_not_zero"), rules(reading));
  }

  @Test
  void theFormOf2019HasOneRowForOtherHandling() {
    Form form = Form.matrix2019();
    Map<String, String[]> rows = rows("0");
    rows.keySet().removeIf(row -> row.startsWith("result.other."));
    rows.put("result.other", line("", "0", "0", "0", "0", "0", "0"));
    rows.forEach(form::requests);
    FactReading reading = form.facts();
    assertEquals("0 proved A", shown(reading, "result.other[natural_person]"));
    assertEquals(List.of(), rules(reading));
  }

  private static int countWithout(FactReading reading, Fact.ValueStatus status) {
    var rest = new ArrayList<>(reading.facts());
    rest.removeIf(fact -> fact.status() == status);
    return rest.size();
  }
}
