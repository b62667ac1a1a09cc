package nianbao.block;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text and markdown as blocks: a paragraph a line, and a table wherever rows of bars keep
 * their grid. Lines are never joined here: they may be cells of a flattened table.
 */
final class TextBlocks {
  /** Rows held before they become tables; a statutory table has some thirty. */
  private static final int MAX_RUN = 20_000;

  /** Fewer bars than this separate a label from its value, not the columns of a table. */
  private static final int MIN_COLUMNS = 3;

  private TextBlocks() {}

  static Document read(Decoder.Text decoded) {
    var blocks = new BlockBuilder();
    decoded.notices().forEach(blocks::notice);
    withTables(blocks, decoded.text());
    return blocks.build(Sniff.TEXT.mediaType, decoded.charset(), null);
  }

  /** Whether a text is markdown: rows between bars or headings, whatever tags stand in it. */
  static boolean hasLines(String text) {
    int rows = 0;
    int from = 0;
    while (from < text.length() && rows < 2) {
      int end = lineEnd(text, from);
      int first = from;
      while (first < end && text.charAt(first) <= ' ') {
        first++;
      }
      char head = first < end ? text.charAt(first) : ' ';
      if (head == '#' && text.startsWith("# ", Math.min(end, endOfMarks(text, first) - 1))
          || head == '|' && Markdown.isRow(text.substring(first, end))) {
        rows++;
      }
      from = end + 1;
    }
    return rows >= 2;
  }

  private static int endOfMarks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '#') {
      i++;
    }
    return i;
  }

  /** Adds a text, and the HTML tables that stand between its lines. */
  private static void withTables(BlockBuilder blocks, String decoded) {
    String text = HtmlSource.withTables(decoded);
    int from = 0;
    for (int open = tag(text, "<table", 0); open >= 0; open = tag(text, "<table", from)) {
      int end = tableEnd(text, open);
      fill(blocks, text.substring(from, open));
      HtmlBlocks.fill(blocks, text.substring(open, end));
      from = end;
    }
    fill(blocks, text.substring(from));
  }

  /** Behind the end tag of the table that begins here, tables inside it counted. */
  private static int tableEnd(String text, int open) {
    int depth = 1;
    for (int i = text.indexOf('<', open + 1); i >= 0; i = text.indexOf('<', i + 1)) {
      if (text.regionMatches(true, i, "<table", 0, 6)) {
        depth++;
      } else if (text.regionMatches(true, i, "</table", 0, 7) && --depth == 0) {
        int end = text.indexOf('>', i);
        return end < 0 ? text.length() : end + 1;
      }
    }
    return text.length();
  }

  private static int tag(String text, String tag, int from) {
    for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
      if (text.regionMatches(true, i, tag, 0, tag.length())) {
        return i;
      }
    }
    return -1;
  }

  /** Adds every line of a text. */
  static void fill(BlockBuilder blocks, String text) {
    var run = new ArrayList<String>();
    int from = 0;
    while (from <= text.length()) {
      int end = lineEnd(text, from);
      String line = text.substring(from, end);
      if (hasBars(line)) {
        run.add(Markup.in(line) ? Markup.lines(line, ' ') : line);
        if (run.size() == MAX_RUN) {
          close(blocks, run);
        }
      } else {
        close(blocks, run);
        if (Markup.in(line)) {
          Markup.lines(line, '\n').lines().forEach(part -> line(blocks, part));
        } else {
          line(blocks, line);
        }
      }
      from = end < text.length() && text.charAt(end) == '\r' && next(text, end) ? end + 2 : end + 1;
    }
    close(blocks, run);
  }

  private static boolean next(String text, int end) {
    return end + 1 < text.length() && text.charAt(end + 1) == '\n';
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029' || c == '\u0085';
  }

  private static boolean hasBars(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (BlockBuilder.isBar(line.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A line without bars: a markdown heading loses its marks, an image says nothing. */
  private static void line(BlockBuilder blocks, String line) {
    int marks = endOfMarks(line, 0);
    boolean heading = marks > 0 && marks < 7 && marks < line.length() && line.charAt(marks) == ' ';
    blocks.paragraph(Markdown.plain(heading ? line.substring(marks) : line), heading);
  }

  /**
   * Lines with bars that follow each other. Rows of one length are a table; where the length
   * changes, or a rule under a header says so, another one begins. Rows that do not begin with a
   * bar lost their grid unless all have one length and hold figures.
   */
  private static void close(BlockBuilder blocks, List<String> run) {
    int from = 0;
    while (from < run.size()) {
      boolean ruled = Markdown.isRow(run.get(from));
      int to = from + 1;
      while (to < run.size() && Markdown.isRow(run.get(to)) == ruled) {
        to++;
      }
      if (ruled) {
        ruled(blocks, run.subList(from, to));
      } else {
        unruled(blocks, run.subList(from, to));
      }
      from = to;
    }
    run.clear();
  }

  private static void ruled(BlockBuilder blocks, List<String> lines) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = Markdown.cells(lines.get(i));
      if (Markdown.isRule(cells)) {
        continue;
      }
      boolean header = i + 1 < lines.size() && Markdown.isRule(Markdown.cells(lines.get(i + 1)));
      if (header || !rows.isEmpty() && rows.get(0).size() != cells.size()) {
        table(blocks, rows);
      }
      rows.add(cells);
    }
    table(blocks, rows);
  }

  private static void unruled(BlockBuilder blocks, List<String> lines) {
    var rows = new ArrayList<List<String>>();
    boolean figures = false;
    for (String line : lines) {
      List<String> cells = Markdown.cells(line);
      figures |= cells.stream().anyMatch(TextBlocks::isFigure);
      rows.add(cells);
    }
    int width = rows.get(0).size();
    boolean even = rows.stream().allMatch(row -> row.size() == width);
    if (even && figures && width >= MIN_COLUMNS && rows.size() > 1) {
      table(blocks, rows);
    } else if (hasCellsInLines(lines)) {
      cellsInLines(blocks, lines);
    } else {
      lines.forEach(line -> blocks.paragraph(Markdown.plain(line), false));
    }
  }

  /** Whether each line is one cell, and a second bar ends the rows: {@code 3 |}, {@code 5 ||}. */
  private static boolean hasCellsInLines(List<String> lines) {
    int ends = 0;
    int single = 0;
    for (String line : lines) {
      ends += endsRow(line) ? 1 : 0;
      single += filled(line) < 2 ? 1 : 0;
    }
    return ends >= MIN_COLUMNS && ends < lines.size() && 5 * single >= 4 * lines.size();
  }

  private static void cellsInLines(BlockBuilder blocks, List<String> lines) {
    var cells = new ArrayList<String>();
    for (String line : lines) {
      List<String> pieces = BlockBuilder.cut(Markdown.plain(line));
      boolean any = false;
      for (String piece : pieces) {
        if (!piece.isEmpty()) {
          cells.add(piece);
          any = true;
        }
      }
      if (!any) {
        cells.add("");
      }
      if (endsRow(line)) {
        blocks.row(cells);
        cells.clear();
      }
    }
    blocks.row(cells);
  }

  /** Whether the last two things of a line are bars. */
  private static boolean endsRow(String line) {
    int bars = 0;
    for (int i = line.length() - 1; i >= 0 && bars < 2; i--) {
      char c = line.charAt(i);
      if (c == '|' || c == '｜') {
        bars++;
      } else if (!BlockBuilder.isSpace(c)) {
        return false;
      }
    }
    return bars == 2;
  }

  private static long filled(String line) {
    return BlockBuilder.cut(line).stream().filter(piece -> !piece.isEmpty()).count();
  }

  private static boolean isFigure(String cell) {
    return !cell.isEmpty() && Character.isDigit(cell.charAt(0)) && cell.length() < 12;
  }

  private static void table(BlockBuilder blocks, List<List<String>> rows) {
    var table = new ArrayList<List<Block.Cell>>();
    for (int r = 0; r < rows.size(); r++) {
      var cells = new ArrayList<Block.Cell>();
      for (int c = 0; c < rows.get(r).size(); c++) {
        cells.add(new Block.Cell(r, c, 1, 1, rows.get(r).get(c)));
      }
      table.add(cells);
    }
    blocks.table(table);
    rows.clear();
  }
}
