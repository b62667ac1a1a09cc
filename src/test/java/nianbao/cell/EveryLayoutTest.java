package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nianbao.block.Block;
import nianbao.block.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The facts do not change with the layout: filled forms printed in every shape, read back. */
class EveryLayoutTest {
  private static final int SEEDS = 12;

  private static Map<String, Layouts.Layout> layouts() {
    var layouts = new LinkedHashMap<String, Layouts.Layout>();
    layouts.put("grid", Layouts::grid);
    layouts.put("bars", Layouts.lines(" | ", " |"));
    layouts.put("spaces", Layouts.lines(" ", ""));
    layouts.put("tabs", Layouts.lines("\t", ""));
    layouts.put("one cell a line", Layouts::cellPerLine);
    layouts.put("wrapped at 11", Layouts.wrapped(11));
    layouts.put("wrapped at 7", Layouts.wrapped(7));
    layouts.put("transposed", Layouts::transposed);
    layouts.put("halves 3+4", Layouts.halves(3));
    layouts.put("halves 4+3", Layouts.halves(4));
    layouts.put("halves 5+2", Layouts.halves(5));
    layouts.put("upper and lower with header", Layouts.upperAndLower(9, true));
    layouts.put("upper and lower without header", Layouts.upperAndLower(14, false));
    layouts.put("one line", Layouts::oneLine);
    layouts.put("unmerged", Layouts::unmerged);
    return layouts;
  }

  @TestFactory
  Stream<DynamicTest> everyCellIsReadWhateverTheLayout() {
    var tests = new ArrayList<DynamicTest>();
    layouts()
        .forEach(
            (name, layout) -> {
              tests.add(DynamicTest.dynamicTest(name + " 2021", () -> all(layout, true, x -> x)));
              tests.add(DynamicTest.dynamicTest(name + " 2019", () -> all(layout, false, x -> x)));
            });
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> dislocatedRowsAreReadOrNoticedAndNeverWrong() {
    return java.util.stream.IntStream.range(0, 60)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> {
                      PrintedForm form =
                          seed % 2 == 0 ? PrintedForm.of2021(seed) : PrintedForm.of2019(seed);
                      List<String> differences =
                          differences(form, Layouts.dislocated(seed).print(form));
                      assertTrue(
                          differences.stream().noneMatch(d -> d.contains("wrong")),
                          differences::toString);
                      assertEquals(List.of(), differences);
                    }));
  }

  private static void all(Layouts.Layout layout, boolean form2021, UnaryOperator<Document> damage) {
    for (long seed = 0; seed < SEEDS; seed++) {
      PrintedForm form = form2021 ? PrintedForm.of2021(seed) : PrintedForm.of2019(seed);
      Document document = damage.apply(layout.print(form));
      assertEquals(List.of(), differences(form, document), "seed " + seed);
      FormReading reading = FormReader.read(document);
      assertEquals(form2021 ? "matrix_2021" : "matrix_2019", reading.form());
      assertEquals(java.util.Set.of(), reading.expected());
      assertEquals(List.of(), reading.notices(), "seed " + seed);
      onlyTables(document, reading);
    }
  }

  private static void onlyTables(Document document, FormReading reading) {
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph paragraph
          && reading.tableBlocks().contains(block.index())) {
        boolean prose = paragraph.text().indexOf('。') >= 0 || paragraph.text().indexOf('月') >= 0;
        assertTrue(!prose, "prose taken for a table: " + paragraph.text());
      }
    }
  }

  /** What is read otherwise than printed: missing, or wrong. */
  static List<String> differences(PrintedForm form, Document document) {
    var read = new TreeMap<String, String>();
    for (ReportCell cell : FormReader.read(document).cells()) {
      if (cell.indicator() != null && cell.quantity() instanceof Quantity.Stated stated) {
        read.put(codes(cell), stated.value().toPlainString());
      }
    }
    var differences = new ArrayList<String>();
    form.truth()
        .forEach(
            (codes, value) -> {
              String got = read.remove(codes);
              if (got == null) {
                differences.add("missing " + codes + " " + value);
              } else if (new BigDecimal(got).compareTo(new BigDecimal(value)) != 0) {
                differences.add("wrong " + codes + " printed " + value + " read " + got);
              }
            });
    read.forEach((codes, got) -> differences.add("wrong " + codes + " not printed, read " + got));
    return differences;
  }

  private static String codes(ReportCell cell) {
    return cell.indicator()
        + "/"
        + (cell.applicantType() == null ? "" : cell.applicantType())
        + "/"
        + (cell.reviewStage() == null ? "" : cell.reviewStage());
  }
}
