package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nianbao.block.Block;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a carrier loses is missing and noticed; nothing that is left is taken for something else.
 */
class DamageTest {
  private static final Layouts.Layout[] PRINTS = {
    Layouts::cellPerLine,
    Layouts.lines(" | ", " |"),
    Layouts.lines(" ", ""),
    Layouts.wrapped(9),
    Layouts::grid,
    Layouts::unmerged
  };

  private static PrintedForm form(int seed) {
    return seed % 2 == 0 ? PrintedForm.of2021(seed) : PrintedForm.of2019(seed);
  }

  private static Stream<DynamicTest> each(int n, java.util.function.IntConsumer test) {
    return IntStream.range(0, n)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.accept(seed)));
  }

  private static void neverWrong(PrintedForm form, Document document, int mostMissing) {
    List<String> differences = EveryLayoutTest.differences(form, document);
    assertTrue(differences.stream().noneMatch(d -> d.startsWith("wrong")), differences::toString);
    assertTrue(differences.size() <= mostMissing, () -> differences.size() + " " + differences);
    if (!differences.isEmpty()) {
      assertTrue(!FormReader.read(document).notices().isEmpty(), () -> "silent: " + differences);
    }
  }

  @TestFactory
  Stream<DynamicTest> aLostLineCostsItsRowOnly() {
    return each(
        120,
        seed -> {
          var random = new Random(seed);
          PrintedForm form = form(seed);
          Document whole = Layouts.cellPerLine(form);
          List<Integer> figures = new ArrayList<>();
          for (Block block : whole.blocks()) {
            if (((Block.Paragraph) block).text().matches("[0-9.]+")) {
              figures.add(block.index());
            }
          }
          int lost = figures.get(random.nextInt(figures.size()));
          neverWrong(form, without(whole, lost), 25);
        });
  }

  @TestFactory
  Stream<DynamicTest> aLostLabelIsToldByOrderOrNoticed() {
    return each(
        150,
        seed -> {
          var random = new Random(seed);
          PrintedForm form = form(seed);
          Document whole = PRINTS[seed % 3].print(form);
          int lost = 5 + random.nextInt(whole.blocks().size() - 12);
          var block = (Block.Paragraph) whole.blocks().get(lost);
          boolean label = !block.text().matches("[0-9. ]+") && Headings.part(block.text()) == null;
          if (label) {
            neverWrong(form, without(whole, lost), 40);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aCellLostFromATableRowIsNotMadeUpFor() {
    return each(
        150,
        seed -> {
          var random = new Random(seed);
          PrintedForm form = form(seed);
          Document whole = Layouts.grid(form);
          var out = new BlockBuilder();
          for (Block block : whole.blocks()) {
            if (block instanceof Block.Table table && table.rows().size() > 20) {
              var rows = new ArrayList<>(table.rows());
              int r = 3 + random.nextInt(rows.size() - 3);
              var cells = new ArrayList<>(rows.get(r));
              int c = cells.size() - 7 + random.nextInt(6);
              boolean zero = cells.get(c).text().equals("0");
              if (!zero) {
                cells.remove(c);
              }
              var shifted = new ArrayList<Block.Cell>();
              for (int i = 0; i < cells.size(); i++) {
                Block.Cell cell = cells.get(i);
                shifted.add(
                    i < c || zero
                        ? cell
                        : new Block.Cell(cell.row(), cell.column() - 1, 1, 1, cell.text()));
              }
              rows.set(r, shifted);
              out.table(rows);
            } else if (block instanceof Block.Table table) {
              out.table(table.rows());
            } else if (block instanceof Block.Paragraph paragraph) {
              out.paragraph(paragraph.text(), paragraph.heading());
            }
          }
          neverWrong(form, out.build("text/html", "UTF-8", null), 7);
        });
  }

  @Test
  void blanksStayBlankAndInTheirPlace() {
    for (int seed = 0; seed < 20; seed++) {
      PrintedForm form = form(seed);
      for (Layouts.Layout layout : new Layouts.Layout[] {Layouts::grid, Layouts::unmerged}) {
        var out = new BlockBuilder();
        for (Block block : layout.print(form).blocks()) {
          if (block instanceof Block.Table table) {
            out.table(
                table.rows().stream()
                    .map(row -> row.stream().map(DamageTest::zeroToBlank).toList())
                    .toList());
          } else if (block instanceof Block.Paragraph paragraph) {
            out.paragraph(paragraph.text(), paragraph.heading());
          }
        }
        Document document = out.build("text/html", "UTF-8", null);
        List<String> differences = EveryLayoutTest.differences(form, document);
        assertTrue(
            differences.stream().allMatch(d -> d.matches("missing .* 0")), differences::toString);
        FormReading reading = FormReader.read(document);
        long blanks =
            reading.cells().stream()
                .filter(c -> c.indicator() != null && c.quantity() instanceof Quantity.Blank)
                .count();
        assertEquals(differences.size(), blanks, "seed " + seed);
      }
    }
  }

  private static Block.Cell zeroToBlank(Block.Cell cell) {
    return cell.text().equals("0")
        ? new Block.Cell(cell.row(), cell.column(), cell.rowspan(), cell.colspan(), "")
        : cell;
  }

  @TestFactory
  Stream<DynamicTest> anyRubbishGivesAReading() {
    return each(
        400,
        seed -> {
          var random = new Random(seed);
          Document whole = PRINTS[seed % PRINTS.length].print(form(seed));
          var out = new BlockBuilder();
          for (Block block : whole.blocks()) {
            int what = random.nextInt(14);
            if (what == 0) {
              continue;
            }
            if (block instanceof Block.Paragraph paragraph) {
              String text = paragraph.text();
              int cut = random.nextInt(text.length() + 1);
              out.paragraph(
                  what == 1
                      ? text.substring(cut)
                      : what == 2 ? text.substring(0, cut) : what == 3 ? text + "|" + text : text,
                  false);
            } else if (block instanceof Block.Table table) {
              var rows = new ArrayList<>(table.rows());
              java.util.Collections.shuffle(rows, random);
              out.table(
                  what < 5 ? rows : what < 9 ? rows.subList(0, rows.size() / 2) : table.rows());
            }
          }
          assertNotNull(FormReader.read(out.build("text/plain", "UTF-8", null)));
        });
  }

  private static Document without(Document whole, int lost) {
    var out = new BlockBuilder();
    for (Block block : whole.blocks()) {
      if (block.index() != lost && block instanceof Block.Paragraph paragraph) {
        out.paragraph(String.join(" | ", paragraph.pieces()), paragraph.heading());
      }
    }
    return out.build("text/plain", "UTF-8", null);
  }
}
