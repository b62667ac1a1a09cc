package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nianbao.block.BlockBuilder;
import org.junit.jupiter.api.Test;

/** The table of remedies in its odder prints. */
class RemedyTableTest {
  private static final String[] STAGES = {"行政复议", "未经复议直接起诉", "复议后起诉"};

  private static List<String> remedies(PrintedForm form, BlockBuilder out) {
    return EveryLayoutTest.differences(form, FormPieces.end(out)).stream()
        .filter(d -> d.contains("remedy"))
        .toList();
  }

  private static BlockBuilder start(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(FormPieces.SECTIONS[1], true);
    out.table(FormPieces.requestGrid(form, form.requests, 0, 7));
    out.paragraph(FormPieces.SECTIONS[2], true);
    return out;
  }

  @Test
  void downwardPrintsAreReadByTheirLabels() {
    for (String separator : new String[] {" | ", " "}) {
      for (long seed = 0; seed < 10; seed++) {
        PrintedForm form = PrintedForm.of2021(seed);
        BlockBuilder out = start(form);
        for (int i = 0; i < 15; i++) {
          if (i % 5 == 0) {
            out.paragraph(STAGES[i / 5], false);
          }
          out.paragraph(PrintedForm.OUTCOMES.get(i % 5) + separator + form.remedies.get(i), false);
        }
        assertEquals(List.of(), remedies(form, out), separator);
      }
    }
  }

  @Test
  void stagesAsRowsAreRead() {
    for (long seed = 0; seed < 10; seed++) {
      PrintedForm form = PrintedForm.of2021(seed);
      BlockBuilder out = start(form);
      var rows = new ArrayList<List<String>>();
      rows.add(FormPieces.with("", PrintedForm.OUTCOMES));
      for (int s = 0; s < 3; s++) {
        rows.add(FormPieces.with(STAGES[s], form.remedies.subList(s * 5, s * 5 + 5)));
      }
      FormPieces.table(out, rows);
      assertEquals(List.of(), remedies(form, out));
    }
  }

  @Test
  void aLostFigureIsPutRightByTheSumsOrNoticedAndShiftsNothing() {
    for (int seed = 0; seed < 200; seed++) {
      PrintedForm form = PrintedForm.of2021(seed);
      BlockBuilder out = start(form);
      var left = new ArrayList<>(form.remedies);
      left.remove(seed % 15);
      out.paragraph("行政复议 行政诉讼", false);
      out.paragraph(String.join(" ", left), false);
      List<String> differences = remedies(form, out);
      assertTrue(differences.stream().noneMatch(d -> d.startsWith("wrong")), differences::toString);
      assertTrue(differences.size() == 1 || differences.size() == 15, differences::toString);
    }
  }

  @Test
  void aTablePrintedTwiceIsNotLost() {
    PrintedForm form = PrintedForm.of2021(3);
    BlockBuilder out = start(form);
    for (int copy = 0; copy < 2; copy++) {
      out.paragraph("行政复议 行政诉讼", false);
      out.paragraph(String.join(" | ", form.remedies), false);
    }
    assertEquals(List.of(), remedies(form, out));
  }

  @Test
  void oneBlockUnderTheHeaderOfAllStagesIsNotGuessed() {
    PrintedForm form = PrintedForm.of2021(3);
    BlockBuilder out = start(form);
    out.paragraph("行政复议 行政诉讼", false);
    out.paragraph("结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉", false);
    out.paragraph(String.join(" | ", form.remedies.subList(0, 5)), false);
    assertTrue(
        remedies(form, out).stream().noneMatch(d -> d.startsWith("wrong")),
        () -> remedies(form, out).toString());
  }
}
