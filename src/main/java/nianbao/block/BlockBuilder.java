package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Notice;

/** Collects the blocks of one document in reading order; every carrier fills one of these. */
public final class BlockBuilder {
  /** Layout tables leave some hundred bars in a line; beyond this, the rest is one piece. */
  private static final int MAX_PIECES = 5_000;

  /** A line of so many cells is a row of a form; layout tables leave more. */
  private static final int SHORT_ROW = 4;

  private static final int LONG_ROW = 20;

  /** Paragraphs, pieces and cells of one document; a report has a thousand. */
  private static final int MAX_WORDS = 2_500_000;

  private int size;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Map<String, String> meta = new TreeMap<>();

  /**
   * The text with every run of white space as one space, stripped; no-break and ideographic spaces
   * are white space, zero-width characters and soft hyphens are nothing.
   */
  public static String space(String text) {
    int length = text.length();
    int clean = 0;
    while (clean < length && isClean(text, clean)) {
      clean++;
    }
    if (clean == length) {
      return text;
    }
    var out = new StringBuilder(length).append(text, 0, clean);
    for (int i = clean; i < length; i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (!isNothing(c)) {
        out.append(c);
      }
    }
    int end = out.length();
    if (end > 0 && out.charAt(end - 1) == ' ') {
      out.setLength(end - 1);
    }
    return out.toString();
  }

  /** Adds a line or paragraph, cut at bars and tabs; blank text adds nothing. */
  public BlockBuilder paragraph(String text, boolean heading) {
    grow(1);
    if (barAt(text, 0) == text.length()) {
      String words = space(text);
      if (!words.isEmpty()) {
        blocks.add(new Block.Paragraph(blocks.size(), words, List.of(words), heading));
      }
      return this;
    }
    List<String> pieces = pieces(text);
    grow(pieces.size());
    String words = space(text.replace('|', ' ').replace('\uFF5C', ' '));
    if (!words.isEmpty()) {
      blocks.add(new Block.Paragraph(blocks.size(), words, pieces, heading));
    }
    return this;
  }

  /** Adds a row of cells whose columns cannot be told; one without words adds nothing. */
  BlockBuilder row(List<String> cells) {
    grow(1 + cells.size());
    String words = space(String.join(" ", cells));
    if (!words.isEmpty()) {
      blocks.add(new Block.Paragraph(blocks.size(), words, cells, false));
    }
    return this;
  }

  /** Adds a table of origin cells; a table without any words adds nothing. */
  public BlockBuilder table(List<List<Block.Cell>> rows) {
    rows.forEach(row -> grow(1 + row.size()));
    if (rows.stream().anyMatch(row -> row.stream().anyMatch(cell -> !cell.text().isEmpty()))) {
      blocks.add(new Block.Table(blocks.size(), rows));
    }
    return this;
  }

  public BlockBuilder meta(String name, String content) {
    meta.putIfAbsent(name.strip().toLowerCase(java.util.Locale.ROOT), space(content));
    return this;
  }

  public BlockBuilder notice(Notice notice) {
    notices.add(notice);
    return this;
  }

  /** How many blocks there are so far: the index of the next one. */
  public int size() {
    return blocks.size();
  }

  public Document build(String mediaType, String charset, String title) {
    return new Document(
        Document.Outcome.READ, null, mediaType, charset, title, meta, blocks, notices);
  }

  private void grow(int by) {
    size += by;
    if (size > MAX_WORDS) {
      throw new TooLarge();
    }
  }

  /** A document with more blocks and cells than any report: refused before it fills the memory. */
  static final class TooLarge extends RuntimeException {
    TooLarge() {
      super("more than %d blocks and cells".formatted(MAX_WORDS));
    }
  }

  /** White space as pages print it. */
  static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || c >= '\t' && c <= '\r'
        : c == '\u00A0'
            || c == '\u3000'
            || c >= '\u2000' && c <= '\u200A'
            || c == '\u2028'
            || c == '\u2029'
            || c == '\u202F'
            || c == '\u205F'
            || c == '\u0085';
  }

  /** Characters without any width. */
  static boolean isNothing(char c) {
    return c == '\u00AD'
        || c >= '\u200B' && c <= '\u200F'
        || c == '\u2060'
        || c == '\uFEFF'
        || c >= '\u202A' && c <= '\u202E';
  }

  /** Whether a character may stand where it is: no white space but single spaces between words. */
  private static boolean isClean(String text, int i) {
    char c = text.charAt(i);
    if (c == ' ') {
      return i > 0 && i + 1 < text.length() && text.charAt(i - 1) != ' ';
    }
    return c > ' ' && c < '\u0080' || !isSpace(c) && !isNothing(c);
  }

  static boolean isBar(char c) {
    return c == '|' || c == '\uFF5C' || c == '\t';
  }

  /** The position of the next bar or tab, the text's length if there is none. */
  private static int barAt(String text, int from) {
    int i = from;
    while (i < text.length() && !isBar(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The words between bars and tabs, blank ones included. */
  static List<String> cut(String text) {
    var pieces = new ArrayList<String>();
    int from = 0;
    for (int bar = barAt(text, 0); ; bar = barAt(text, from)) {
      bar = pieces.size() < MAX_PIECES ? bar : text.length();
      pieces.add(space(text.substring(from, bar)));
      if (bar == text.length()) {
        return pieces;
      }
      from = bar + 1;
    }
  }

  /**
   * Blank cells that pad a line are dropped; those that end a row of several cells are cells: a
   * total may be left blank.
   */
  private static List<String> pieces(String text) {
    List<String> pieces = cut(text);
    int end = pieces.size();
    while (end > 0 && pieces.get(end - 1).isEmpty()) {
      end--;
    }
    int blanks = pieces.size() - end - 1;
    long filled = pieces.subList(0, end).stream().filter(piece -> !piece.isEmpty()).count();
    if (filled > 1 && blanks > 0 && end + blanks >= SHORT_ROW && end + blanks <= LONG_ROW) {
      end += blanks;
    }
    int start = 0;
    while (start < end && pieces.get(start).isEmpty()) {
      start++;
    }
    return pieces.subList(start, end);
  }
}
