package nianbao.block;

import java.util.List;

/** A piece of a document in reading order. */
public sealed interface Block {

  /** Position in {@link Document#blocks()}, 0-based; it is the block of every {@code Place}. */
  int index();

  /**
   * A line or paragraph of running text, or a line of flattened table text.
   *
   * @param text the words, mirror damage repaired, inner white space folded to single spaces, never
   *     blank
   * @param pieces the text cut at cell separators ({@code |}, tabs); one element where there is no
   *     separator. Empty pieces are kept only between others: trailing bars of a lost layout table
   *     say nothing. A line of one cell gives one piece.
   * @param heading whether the carrier marked it as a heading or title
   */
  record Paragraph(int index, String text, List<String> pieces, boolean heading) implements Block {
    public Paragraph {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A table whose grid the carrier kept.
   *
   * @param rows origin cells only (a spanned cell stands once, where it begins), left to right; a
   *     row may be empty
   */
  record Table(int index, List<List<Cell>> rows) implements Block {
    public Table {
      var copies = new java.util.ArrayList<List<Cell>>(rows.size());
      for (List<Cell> row : rows) {
        copies.add(List.copyOf(row));
      }
      rows = java.util.Collections.unmodifiableList(copies);
    }
  }

  /**
   * A cell of a table.
   *
   * @param row 0-based row of its first line
   * @param column 0-based grid column, spans of cells to the left and above counted
   * @param text the words, inner white space folded to single spaces, mirror damage repaired; empty
   *     where the cell is blank
   */
  record Cell(int row, int column, int rowspan, int colspan, String text) {}
}
