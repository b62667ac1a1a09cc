package nianbao.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nianbao.Notice;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.converter.AbstractWordUtils;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** The binary Word format (97-2003). */
final class DocBlocks {
  private static final int MAX_PARAGRAPHS = 200_000;
  private static final int TWIPS_APART = 30;
  private static final char FIELD_BEGIN = 0x13;
  private static final char FIELD_SEPARATOR = 0x14;
  private static final char FIELD_END = 0x15;

  private final BlockBuilder builder = new BlockBuilder();
  private final AbstractWordUtils.NumberingState numbers = new AbstractWordUtils.NumberingState();
  private int deletions;
  private int hidden;
  private int fieldDepth;
  private int instructionDepth;

  private DocBlocks() {}

  static Document read(DirectoryNode root) throws IOException {
    try (var document = new HWPFDocument(root)) {
      var blocks = new DocBlocks();
      blocks.range(document.getRange());
      blocks.range(document.getMainTextboxRange());
      blocks.range(document.getFootnoteRange());
      blocks.range(document.getEndnoteRange());
      blocks.count("tracked_deletions_left_out", blocks.deletions);
      blocks.count("hidden_text_left_out", blocks.hidden);
      if (root.hasEntryCaseInsensitive("Macros")) {
        blocks.builder.notice(Notice.ofDocument("macros_ignored"));
      }
      var summary = document.getSummaryInformation();
      String title = summary == null ? null : summary.getTitle();
      return blocks.builder.build(
          OfficeBlocks.DOC, null, title == null || title.isBlank() ? null : title.strip());
    }
  }

  private void count(String rule, int count) {
    if (count > 0) {
      builder.notice(Notice.ofDocument(rule, "count", count));
    }
  }

  private void range(Range range) {
    if (range == null) {
      return;
    }
    int paragraphs = range.numParagraphs();
    for (int i = 0; i < paragraphs; i++) {
      if (i > MAX_PARAGRAPHS) {
        builder.notice(Notice.ofDocument("content_bounded", "limit", MAX_PARAGRAPHS));
        return;
      }
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        table(table);
        i += Math.max(1, table.numParagraphs()) - 1;
      } else {
        paragraph(paragraph);
      }
    }
  }

  private void paragraph(Paragraph paragraph) {
    String text = text(paragraph);
    String number = text.isBlank() ? "" : number(paragraph);
    for (String line : (number + text).split("[\\n\\r\\u000B\\f]")) {
      builder.paragraph(line, isHeading(paragraph));
    }
  }

  private static boolean isHeading(Paragraph paragraph) {
    if (paragraph.getLvl() >= 0 && paragraph.getLvl() < 9) {
      return true;
    }
    var styles = paragraph.getStyleIndex();
    return styles >= 1 && styles <= 9;
  }

  private String number(Paragraph paragraph) {
    try {
      return paragraph.isInList()
          ? AbstractWordUtils.getBulletText(
                  numbers, paragraph.getList(), (char) paragraph.getIlvl())
              .strip()
          : "";
    } catch (RuntimeException e) {
      // Lists of other writers point at tables that are not there; the words stand all the same.
      return "";
    }
  }

  private void table(Table table) {
    List<Integer> edges = edges(table);
    var grid = new GridRows();
    for (int r = 0; r < table.numRows(); r++) {
      row(table.getRow(r), edges, grid);
    }
    builder.table(grid.rows());
  }

  /** Left edges of all cells in twips, those of one column as one: rows differ by rounding. */
  private static List<Integer> edges(Table table) {
    var all = new TreeSet<Integer>();
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      for (int c = 0; c < row.numCells(); c++) {
        all.add(row.getCell(c).getLeftEdge());
        all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
      }
    }
    var edges = new ArrayList<Integer>();
    for (int edge : all) {
      if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > TWIPS_APART) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private void row(TableRow row, List<Integer> edges, GridRows grid) {
    grid.startRow();
    int next = 0;
    for (int c = 0; c < row.numCells(); c++) {
      TableCell cell = row.getCell(c);
      int column = Math.max(next, nearest(edges, cell.getLeftEdge()));
      int end = Math.max(column + 1, nearest(edges, cell.getLeftEdge() + cell.getWidth()));
      next = end;
      String text = cellText(cell);
      if (cell.isMerged() && !cell.isFirstMerged() && widened(grid, end - column, text)) {
        continue;
      }
      boolean continues = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
      if (!(continues && text.isEmpty() && grid.continueAbove(column))) {
        grid.cell(column, end - column, text);
      }
    }
  }

  /** Widens the row's last cell by a cell that is merged into it. */
  private static boolean widened(GridRows grid, int columns, String text) {
    var row = grid.rows().get(grid.height() - 1);
    if (row.isEmpty() || !text.isEmpty()) {
      return false;
    }
    Block.Cell last = row.remove(row.size() - 1);
    grid.cell(last.column(), last.colspan() + columns, last.text());
    return true;
  }

  private static int nearest(List<Integer> edges, int edge) {
    int best = 0;
    for (int i = 1; i < edges.size(); i++) {
      if (Math.abs(edges.get(i) - edge) < Math.abs(edges.get(best) - edge)) {
        best = i;
      }
    }
    return best;
  }

  private String cellText(TableCell cell) {
    var lines = new StringBuilder();
    for (int i = 0; i < cell.numParagraphs(); i++) {
      Paragraph paragraph = cell.getParagraph(i);
      String text = text(paragraph);
      if (!text.isBlank()) {
        lines.append(number(paragraph)).append(text).append('\n');
      }
    }
    return CellText.joined(lines.toString());
  }

  private String text(Paragraph paragraph) {
    var text = new StringBuilder();
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      if (run.isMarkedDeleted()) {
        deletions++;
      } else if (run.isVanished()) {
        hidden++;
      } else {
        append(run.text(), text);
      }
    }
    return text.toString();
  }

  /** Drops what a field instructs and keeps what it shows; control characters mean nothing here. */
  private void append(String words, StringBuilder text) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case FIELD_BEGIN -> instructionDepth = ++fieldDepth;
        case FIELD_SEPARATOR -> instructionDepth = 0;
        case FIELD_END -> {
          fieldDepth = Math.max(0, fieldDepth - 1);
          instructionDepth = 0;
        }
        case 0x1E -> text.append('-');
        default -> {
          boolean shown = c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x0B;
          if (shown && instructionDepth == 0) {
            text.append(c);
          }
        }
      }
    }
  }
}
