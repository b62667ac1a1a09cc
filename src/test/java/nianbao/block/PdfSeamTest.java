package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two pages' parts of one table, joined. */
class PdfSeamTest {
  private static final double[] EDGES = {0, 20, 60, 80, 100};

  private static Block.Cell cell(int row, int column, int rowspan, int colspan, String text) {
    return new Block.Cell(row, column, rowspan, colspan, text);
  }

  /** Rows of origin cells; {@code null} where a cell from above reaches down. */
  private static PdfTable part(Block.Cell... cells) {
    var rows = new ArrayList<List<Block.Cell>>();
    for (Block.Cell cell : cells) {
      while (rows.size() < cell.row() + cell.rowspan()) {
        rows.add(new ArrayList<>());
      }
      rows.get(cell.row()).add(cell);
    }
    return new PdfTable(EDGES, rows, 0, 100);
  }

  private static List<String> joined(PdfTable above, PdfTable below) {
    return CarrierFiles.cells(new Block.Table(0, above.joined(below).rows()));
  }

  private static final PdfTable ABOVE =
      part(
          cell(0, 0, 2, 1, "（三）不予公开"),
          cell(0, 1, 1, 1, "1.甲"),
          cell(0, 2, 1, 1, "1"),
          cell(0, 3, 1, 1, "2"),
          cell(1, 1, 1, 1, "2.一个很长的"),
          cell(1, 2, 1, 1, "3"),
          cell(1, 3, 1, 1, "4"));

  @Test
  void aGroupsLabelReachesOverThePagesEnd() {
    PdfTable below =
        part(
            cell(0, 0, 2, 1, ""),
            cell(0, 1, 1, 1, "3.丙"),
            cell(0, 2, 1, 1, "5"),
            cell(0, 3, 1, 1, "6"),
            cell(1, 1, 1, 1, "4.丁"),
            cell(1, 2, 1, 1, "7"),
            cell(1, 3, 1, 1, "8"));
    List<String> cells = joined(ABOVE, below);
    assertEquals("0,0 4×1 （三）不予公开", cells.get(0));
    assertEquals("2,1 1×1 3.丙", cells.get(7));
  }

  @Test
  void aRowWhoseLabelThePagesEndPartedIsOneRow() {
    PdfTable below =
        part(
            cell(0, 0, 2, 1, ""),
            cell(0, 1, 1, 1, "标签的后半"),
            cell(0, 2, 1, 1, ""),
            cell(0, 3, 1, 1, ""),
            cell(1, 1, 1, 1, "3.丙"),
            cell(1, 2, 1, 1, "5"),
            cell(1, 3, 1, 1, "6"));
    assertEquals(
        List.of(
            "0,0 3×1 （三）不予公开",
            "0,1 1×1 1.甲",
            "0,2 1×1 1",
            "0,3 1×1 2",
            "1,1 1×1 2.一个很长的标签的后半",
            "1,2 1×1 3",
            "1,3 1×1 4",
            "2,1 1×1 3.丙",
            "2,2 1×1 5",
            "2,3 1×1 6"),
        joined(ABOVE, below));
  }

  @Test
  void aRowThatBeginsAnewIsARowEvenWhereItsFiguresAreBlank() {
    PdfTable below =
        part(
            cell(0, 0, 2, 1, ""),
            cell(0, 1, 1, 1, "3.丙"),
            cell(0, 2, 1, 1, ""),
            cell(0, 3, 1, 1, ""),
            cell(1, 1, 1, 1, "4.丁"),
            cell(1, 2, 1, 1, "5"),
            cell(1, 3, 1, 1, "6"));
    assertEquals(4, ABOVE.joined(below).rows().size());
  }

  @Test
  void blankFiguresAtThePagesTopAreNotTheRestOfTheFiguresAbove() {
    PdfTable below =
        part(
            cell(0, 0, 1, 1, "（四）其他"),
            cell(0, 1, 1, 1, "1.戊"),
            cell(0, 2, 1, 1, ""),
            cell(0, 3, 1, 1, "9"));
    assertEquals("2,2 1×1 ", joined(ABOVE, below).get(9));
  }
}
