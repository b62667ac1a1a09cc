package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import nianbao.Severity;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Annexes of every form, filled at random and printed in every shape. */
class AnnexTest {
  /** A filled annex: header, and rows of label, unit and figures; chapters have no figures. */
  record Annex(
      String variant, List<String> header, List<List<String>> rows, Map<String, String> truth) {}

  private static Annex fill(String variant, long seed, String... columns) {
    var random = new Random(seed);
    Sheet sheet =
        Sheets.ALL.stream().filter(s -> s.variant().equals(variant)).findFirst().orElseThrow();
    var rows = new ArrayList<List<String>>();
    var truth = new TreeMap<String, String>();
    for (SheetRow row : sheet.rows()) {
      if (row.kind() == SheetRow.Kind.GROUP) {
        var chapter = new ArrayList<>(List.of(row.label(), "——"));
        for (int i = 1; i < columns.length; i++) {
          chapter.add("");
        }
        rows.add(chapter);
      } else if (row.kind() == SheetRow.Kind.ROW) {
        var line = new ArrayList<>(List.of(row.label()));
        for (String column : columns) {
          String figure =
              column.equals("代码") ? "%02d".formatted(rows.size() + 1) : "" + random.nextInt(300);
          line.add(column.equals("单位") ? row.unit() : figure);
          String basis = column.equals("历年累计") ? "cumulative" : "year";
          boolean value = !List.of("单位", "代码", "本月累计", "本期实际").contains(column);
          if (value && row.indicator() != null) {
            truth.put(
                row.indicator() + "/" + (row.stage() == null ? "" : row.stage()) + "/" + basis,
                figure);
          }
        }
        rows.add(line);
      }
    }
    return new Annex(variant, FormPieces.with("指标名称", List.of(columns)), rows, truth);
  }

  private static final String[][] FORMS = {
    {"annex_2014", "单位", "统计数"},
    {"annex_local.fujian", "单位", "2018年", "历年累计"},
    {"annex_local.shanghai", "单位", "代码", "本月累计", "年度累计"},
    {"annex_local.dingxi", "单位", "代码", "本期实际", "本年累计"},
    {"annex_local.fabao", "单位", "代码", "本期实际", "本年累计"},
    {"annex_local.luan", "单位", "统计数"},
  };

  private interface Print {
    void row(BlockBuilder out, List<String> row);
  }

  @TestFactory
  Stream<DynamicTest> everyFigureOfEveryAnnexIsReadWhateverTheLayout() {
    var tests = new ArrayList<DynamicTest>();
    Map<String, Print> prints = new TreeMap<>();
    prints.put("bars", (out, row) -> out.paragraph(String.join(" | ", row) + " |", false));
    prints.put("spaces", (out, row) -> out.paragraph(String.join(" ", row), false));
    prints.put(
        "one cell a line", (out, row) -> row.forEach(cell -> out.paragraph(cell + " |", false)));
    prints.put("grid", null);
    for (String[] form : FORMS) {
      prints.forEach(
          (name, print) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      form[0] + " " + name,
                      () -> {
                        for (long seed = 0; seed < 5; seed++) {
                          Annex annex =
                              fill(
                                  form[0],
                                  seed,
                                  List.of(form).subList(1, form.length).toArray(new String[0]));
                          check(annex, print(annex, print));
                        }
                      })));
    }
    return tests.stream();
  }

  private static Document print(Annex annex, Print print) {
    var out = new BlockBuilder();
    out.paragraph("六、需要说明的事项与附表", false);
    out.paragraph("附表", false);
    if (print == null) {
      var rows = new ArrayList<List<String>>();
      rows.add(annex.header());
      rows.addAll(annex.rows());
      FormPieces.table(out, rows);
    } else {
      print.row(out, annex.header());
      annex.rows().forEach(row -> print.row(out, row));
    }
    out.paragraph("某某市统计局", false);
    out.paragraph("2018 年 12 月 29 日", false);
    return out.build("text/plain", "UTF-8", null);
  }

  private static void check(Annex annex, Document document) {
    FormReading reading = FormReader.read(document);
    assertEquals(annex.truth(), figures(reading), () -> reading.notices().toString());
    assertEquals(
        List.of(), reading.notices().stream().filter(n -> n.severity() != Severity.INFO).toList());
    assertEquals(annex.variant(), reading.cells().get(0).variant());
  }

  private static Map<String, String> figures(FormReading reading) {
    var read = new TreeMap<String, String>();
    for (ReportCell cell : reading.cells()) {
      if (cell.indicator() != null && cell.quantity() instanceof Quantity.Stated stated) {
        read.put(
            cell.indicator()
                + "/"
                + (cell.reviewStage() == null ? "" : cell.reviewStage())
                + "/"
                + cell.periodBasis(),
            stated.value().toPlainString());
      }
    }
    return read;
  }

  @Test
  void anInsertedLineIsNoticedAndAMissingLineIsMissing() {
    Annex annex = fill("annex_2014", 7, "单位", "统计数");
    var rows = new ArrayList<>(annex.rows());
    rows.removeIf(row -> row.get(0).contains("延期办结数"));
    rows.add(9, List.of("通过短视频平台公开政府信息数", "条", "17"));
    for (int p = 0; p < 3; p++) {
      int print = p;
      var out = new BlockBuilder();
      Print[] prints = {
        (o, row) -> o.paragraph(String.join(" | ", row), false),
        (o, row) -> o.paragraph(String.join(" ", row), false),
        (o, row) -> row.forEach(cell -> o.paragraph(cell, false))
      };
      prints[print].row(out, annex.header());
      rows.forEach(row -> prints[print].row(out, row));
      FormReading reading = FormReader.read(out.build("text/plain", "UTF-8", null));
      var expected = new TreeMap<>(annex.truth());
      expected.remove("request.closed.extended//year");
      assertEquals(expected, figures(reading), "print " + p);
      assertEquals(
          List.of("unknown_label", "rows_missing"),
          reading.notices().stream().map(n -> n.rule()).toList(),
          "print " + p);
      assertTrue(
          reading.cells().stream().anyMatch(c -> c.indicator() == null && c.text().equals("17")));
    }
  }

  @Test
  void theWidePrintOfOneAgencyIsReadAndThatOfSeveralIsNot() {
    Annex annex = fill("annex_local.shanghai", 3, "年度累计");
    var names = new ArrayList<>(List.of("单位名称"));
    var first = new ArrayList<>(List.of("某区统计局"));
    var second = new ArrayList<>(List.of("某区财政局"));
    annex
        .rows()
        .forEach(
            row -> {
              names.add(row.get(0));
              first.add(row.get(1));
              second.add(row.get(1) + "1");
            });
    var one = new BlockBuilder();
    FormPieces.table(one, List.of(names, first));
    FormReading reading = FormReader.read(one.build("text/html", "UTF-8", null));
    assertEquals(annex.truth(), figures(reading), () -> reading.notices().toString());
    var two = new BlockBuilder();
    FormPieces.table(two, List.of(names, first, second));
    FormReading both = FormReader.read(two.build("text/html", "UTF-8", null));
    assertEquals(Map.of(), figures(both));
    assertTrue(both.notices().stream().anyMatch(n -> n.rule().equals("several_agencies")));
  }

  @Test
  void serialNumbersAreNoFigures() {
    Annex annex = fill("annex_2014", 5, "单位", "统计数");
    for (int p = 0; p < 3; p++) {
      var out = new BlockBuilder();
      String[] separators = {" | ", " ", null};
      int n = 0;
      var rows = new ArrayList<List<String>>();
      rows.add(FormPieces.with("序号", annex.header()));
      for (List<String> row : annex.rows()) {
        rows.add(FormPieces.with("" + ++n, row));
      }
      for (List<String> row : rows) {
        if (separators[p] == null) {
          row.forEach(cell -> out.paragraph(cell, false));
        } else {
          out.paragraph(String.join(separators[p], row), false);
        }
      }
      FormReading reading = FormReader.read(out.build("text/plain", "UTF-8", null));
      assertEquals(annex.truth(), figures(reading), "print " + p);
    }
  }

  @Test
  void sharesOfDistrictBureausAndTownsAreNoTotals() {
    var out = new BlockBuilder();
    FormPieces.table(
        out,
        List.of(
            List.of("序号", "统计指标", "单位", "区政府统计数", "区直单位统计数", "乡镇街道统计数"),
            List.of("1", "一、主动公开情况", "——", "", "", ""),
            List.of("2", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "30", "200", "1,100"),
            List.of("3", "其中：主动公开规范性文件数", "条", "1", "2", "3"),
            List.of("4", "主动公开机构领导、机构设置及人事信息", "条", "4", "5", "6")));
    FormReading reading = FormReader.read(out.build("text/html", "UTF-8", null));
    assertEquals(Map.of(), figures(reading));
    assertEquals(9, reading.cells().size());
    assertTrue(
        reading.notices().stream().allMatch(n -> n.rule().matches("split_columns|rows_missing")));
  }

  @Test
  void theCodesOfABlankFormAreNoFigures() {
    var out = new BlockBuilder();
    out.paragraph("某市政府信息公开情况统计报表", true);
    out.paragraph("主动公开信息数| 条| 01", false);
    out.paragraph("2.同意部分公开答复数| 条| 19", false);
    FormReading reading = FormReader.read(out.build("text/plain", "UTF-8", null));
    assertEquals(Map.of(), figures(reading));
  }
}
