package nianbao.fact;

import static nianbao.fact.Form.rules;
import static nianbao.fact.Form.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nianbao.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {

  @Test
  void aBlankIsNoStatementAndNotAZero() {
    var reading = Form.matrix2021().requests("request.received", "", "/", "0").facts();
    assertEquals(1, reading.facts().size());
    assertEquals("0 printed A", shown(reading, "request.received[research]"));
  }

  @ParameterizedTest
  @CsvSource({
    "art20.admin_fee.amount, , 0.57, 0.57",
    "art20.admin_fee.amount, 元, 5700, 0.57",
    "art20.admin_fee.amount, 万元, 5700元, 0.57",
    "art20.admin_fee.amount, 万元, 0.57万, 0.57",
    "art20.licensing.decisions, 件, 12万, 120000",
    "art20.licensing.decisions, 件(项), 12, 12",
    "art20.licensing.decisions, , 12, 12",
  })
  void aUnitInTheCellBeatsTheRowAndTheRowTheForm(String code, String unit, String text, String v) {
    var reading = Form.matrix2021().figure("art20", code, unit, text).facts();
    assertEquals(v + " printed A", shown(reading, code));
    assertEquals(List.of(), rules(reading));
  }

  @ParameterizedTest
  @CsvSource({
    "art20.licensing.decisions, 尺, 12, unit_unknown",
    "art20.licensing.decisions, 元, 12, unit_impossible",
    "art20.licensing.decisions, 件, 1.5, count_fraction",
    "art20.licensing.decisions, 件, -1, count_negative",
    "art20.admin_fee.amount, 件, 3, unit_impossible",
    "art20.licensing.decisions, 件, 99999999999999999999, value_out_of_range",
  })
  void whatCannotBeIsNoticedAndLeftOut(String code, String unit, String text, String rule) {
    var reading = Form.matrix2021().figure("art20", code, unit, text).facts();
    assertEquals(List.of(), reading.facts());
    assertEquals(List.of(rule), rules(reading));
  }

  @Test
  void anAmountWithoutAnyUnitIsRefused() {
    var reading = Form.matrix2019().figure("art20", "art20.procurement.amount", null, "5").facts();
    assertEquals(List.of("unit_missing"), rules(reading));
    reading =
        Form.matrix2019().figure("art20", "art20.procurement.amount", null, "251000元").facts();
    assertEquals("251000 printed A", shown(reading, "art20.procurement.amount"));
  }

  @Test
  void theSameValueTwiceIsOneFactAndTwoValuesAreNoneUnlessTheSumsChoose() {
    var same =
        Form.matrix2021().requests("request.received", "3").requests("request.received", "3");
    assertEquals("3 printed A", shown(same.facts(), "request.received[natural_person]"));
    var two = Form.matrix2021().requests("request.received", "3").requests("request.received", "4");
    assertEquals(List.of(), two.facts().facts());
    assertEquals(List.of("cell_repeated"), rules(two.facts()));
    var chosen =
        Form.matrix2021()
            .requests("request.received", "4")
            .requests("request.received", "3", "1", "0", "0", "0", "0", "4");
    assertEquals("3 printed U", shown(chosen.facts(), "request.received[natural_person]"));
  }

  @Test
  void aTotalThatContradictsItsPartsStaysPrintedAndIsMarked() {
    var reading =
        Form.matrix2021()
            .remedies("10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0")
            .facts();
    assertEquals("0 printed U", shown(reading, "remedy.total{reconsideration}"));
    assertEquals("0 printed A", shown(reading, "remedy.total{litigation_direct}"));
    assertEquals("10 printed A", shown(reading, "remedy.upheld{reconsideration}"));
    assertEquals(List.of("identity_fails", "identity_fails"), rules(reading));
    var figures = reading.notices().get(0).figures();
    assertEquals("0", figures.get("printed"));
    assertEquals("11", figures.get("summed"));
    assertEquals("remedy.total{reconsideration}", figures.get("suspects"));
  }

  @Test
  void whereAnyFigureOfASumMayBeWrongAllAreMarked() {
    var reading =
        Form.matrix2021()
            .remedies("4", "1", "0", "0", "3", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")
            .facts();
    assertEquals("3 printed U", shown(reading, "remedy.total{reconsideration}"));
    assertEquals("4 printed U", shown(reading, "remedy.upheld{reconsideration}"));
    assertEquals("1 printed A", shown(reading, "remedy.corrected{reconsideration}"));
    assertEquals("2", reading.notices().get(0).figures().get("sets"));
  }

  @Test
  void litigationIsTheSumOfItsTwoWays() {
    var reading =
        Form.matrix2021()
            .remedies("0", "0", "0", "0", "0", "1", "0", "0", "2", "3", "1", "0", "0", "0", "1")
            .facts();
    assertEquals("4 derived A", shown(reading, "remedy.total{litigation_any}"));
    assertEquals("2 derived A", shown(reading, "remedy.upheld{litigation_any}"));
  }

  @Test
  void aWrongAnnexSumIsNoticedAndAMissingLineIsNotInvented() {
    var form =
        Form.annex("annex_2014")
            .figure("annex", "request.closed", "件", "5")
            .figure("annex", "request.closed.on_time", "件", "5");
    assertNull(shown(form.facts(), "request.closed.extended"));
    form.figure("annex", "request.closed.extended", "件", "");
    assertEquals("0 proved A", shown(form.facts(), "request.closed.extended"));
    form =
        Form.annex("annex_2014")
            .figure("annex", "org.staff_total", "人", "5")
            .figure("annex", "org.staff_full_time", "人", "2")
            .figure("annex", "org.staff_part_time", "人", "2");
    assertEquals(List.of("identity_fails"), rules(form.facts()));
  }

  @Test
  void theYearMayNotExceedTheCumulativeFigure() {
    var form =
        Form.annex("annex_local.fujian")
            .figure("annex", "disclosure.total", "条", "46")
            .cumulative("disclosure.total", "45");
    assertEquals(List.of("identity_fails"), rules(form.facts()));
    assertEquals("46 printed U", shown(form.facts(), "disclosure.total"));
    assertEquals("45 printed U", shown(form.facts(), "disclosure.total@cumulative"));
  }

  @Test
  void theOrderOfTheCellsDoesNotMatter() {
    var form =
        Form.matrix2021()
            .requests("request.received", "3", "1", "0", "0", "0", "0", "4")
            .requests("request.received", "3", "2")
            .requests("request.carried_in", "0", "", "0", "0", "0", "0", "1")
            .remedies("4", "1", "0", "0", "3", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0");
    var expected = form.facts();
    var cells = new ArrayList<>(form.cells());
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(cells, new Random(seed));
      assertEquals(expected, FactReader.read(form.reading(cells), List.of()));
    }
  }

  @Test
  void proseSpeaksOnlyWhereTheTablesAreSilent() {
    var form = Form.matrix2021().requests("request.received", "3", "1", "0", "0", "0", "0", "4");
    var reading =
        form.facts(
            List.of(
                said("request.received", null, "4", null),
                said("disclosure.total", null, "120", "ge")));
    assertEquals("4 printed A", shown(reading, "request.received[total]"));
    assertEquals("120 narrative A", shown(reading, "disclosure.total"));
    assertEquals(List.of(), rules(reading));
  }

  @Test
  void proseThatCountsWhatWasCarriedInAgrees() {
    var form =
        Form.matrix2021()
            .requests("request.received", "3", "1", "0", "0", "0", "0", "4")
            .requests("request.carried_in", "2", "0", "0", "0", "0", "0", "2");
    assertEquals(List.of(), rules(form.facts(List.of(said("request.received", null, "6", null)))));
    var five = form.facts(List.of(said("request.received", null, "5", null)));
    assertEquals(List.of("prose_disagrees"), rules(five));
    assertEquals("4 printed A", shown(five, "request.received[total]"));
    assertEquals("NT-20", five.notices().get(0).figures().get("check"));
  }

  @Test
  void noLawsuitInProseAgainstOneInTheTableIsNoticed() {
    var form =
        Form.matrix2021()
            .remedies("0", "0", "0", "0", "0", "1", "0", "0", "0", "1", "0", "0", "0", "0", "0");
    var none =
        new Fact(
            "remedy.total",
            null,
            "litigation_any",
            "year",
            BigDecimal.ZERO,
            "case",
            Fact.ValueStatus.NARRATIVE,
            null,
            "A",
            Place.inText(9, 0),
            "未发生");
    assertTrue(rules(form.facts(List.of(none))).contains("prose_disagrees"));
  }

  static Fact said(String indicator, String applicant, String value, String bound) {
    return new Fact(
        indicator,
        applicant,
        null,
        "year",
        new BigDecimal(value),
        Indicators.of(indicator).unit(),
        Fact.ValueStatus.NARRATIVE,
        bound,
        "A",
        Place.inText(9, 0),
        value);
  }
}
