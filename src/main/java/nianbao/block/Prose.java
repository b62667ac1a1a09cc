package nianbao.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nianbao.Place;

/**
 * Running text with its lines joined again. Text taken from PDF breaks sentences wherever the page
 * ends a line; a reader of sentences wants them whole, and each figure's place all the same.
 */
public final class Prose {
  /** A document breaks its lines when this share of them ends at the same width. */
  private static final double FULL_SHARE = 0.35;

  /** A full line lacks at most the two Han characters of an indent and a mark that did not fit. */
  private static final int SLACK = 9;

  private static final int MIN_LINES = 6;

  /** Counted in half-width columns: twenty Han characters. */
  private static final int MIN_WIDTH = 40;

  private static final int MAX_WIDTH = 160;
  private static final String ORDINALS = "一二三四五六七八九十";

  private Prose() {}

  /**
   * A paragraph of running text.
   *
   * @param text its words; joined lines follow each other without a space, with one between Latin
   *     words. Where a line ends and the next begins with a digit, nobody can tell whether these
   *     are one number: a U+FFFD stands between them, so that no number is taken there
   * @param starts offsets in the text where a line begins, ascending, the first is 0
   * @param blocks for each start, the block of that line
   */
  public record Line(String text, List<Integer> starts, List<Integer> blocks) {
    public Line {
      starts = List.copyOf(starts);
      blocks = List.copyOf(blocks);
    }

    /** Where the character at this offset of the text stands in the document. */
    public Place placeOf(int offset) {
      int line = starts.size() - 1;
      while (line > 0 && starts.get(line) > offset) {
        line--;
      }
      return Place.inText(blocks.get(line), offset - starts.get(line));
    }
  }

  /**
   * The paragraphs of a document outside the given blocks, lines joined where the document clearly
   * breaks its lines at one width. Tables and lines of several cells are left out; a line that may
   * be a cell stays alone.
   *
   * @param tableBlocks blocks that belong to tables
   */
  public static List<Line> joined(Document document, Set<Integer> tableBlocks) {
    int width = brokenAt(document, tableBlocks);
    var lines = new ArrayList<Line>();
    Builder open = null;
    for (Block block : document.blocks()) {
      boolean words = block instanceof Block.Paragraph p && p.pieces().size() <= 1;
      if (!words || tableBlocks.contains(block.index())) {
        open = close(open, lines);
        continue;
      }
      var paragraph = (Block.Paragraph) block;
      if (open != null && isPageMark(paragraph.text())) {
        continue;
      }
      if (open == null || !open.continuesWith(paragraph, width)) {
        close(open, lines);
        open = new Builder();
      }
      open.add(paragraph);
    }
    close(open, lines);
    return lines;
  }

  private static Builder close(Builder open, List<Line> lines) {
    if (open != null) {
      lines.add(open.line());
    }
    return null;
  }

  /** The width at which lines are broken, 0 if they are not. */
  private static int brokenAt(Document document, Set<Integer> tableBlocks) {
    int[] widths = new int[document.blocks().size()];
    int lines = 0;
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph p && !tableBlocks.contains(p.index())) {
        int width = width(p.text());
        if (width >= MIN_WIDTH) {
          widths[lines++] = width;
        }
      }
    }
    widths = Arrays.copyOf(widths, lines);
    Arrays.sort(widths);
    if (widths.length < MIN_LINES) {
      return 0;
    }
    int widest = widths[widths.length * 9 / 10];
    long full = Arrays.stream(widths).filter(w -> w >= widest - SLACK && w <= widest * 1.1).count();
    return widest <= MAX_WIDTH && full > FULL_SHARE * widths.length && full >= MIN_LINES
        ? widest
        : 0;
  }

  /** Half-width columns: Han and full-width marks take two. */
  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) < 0x2E80 ? 1 : 2;
    }
    return width;
  }

  /** {@code - 3 -}, {@code — 3 —}, {@code 第3页}: furniture between the halves of a sentence. */
  private static boolean isPageMark(String text) {
    char last = text.charAt(text.length() - 1);
    if (last == '。' || last >= '\u4E00' && last <= '\u9FFF' && last != '页') {
      return false;
    }
    String bare = Fold.label(text);
    if (bare.length() < 3 || bare.length() > 12) {
      return false;
    }
    boolean dashed = bare.charAt(0) == '-' && bare.charAt(bare.length() - 1) == '-';
    boolean named = bare.charAt(0) == '第' && bare.charAt(bare.length() - 1) == '页';
    String middle = bare.substring(1, bare.length() - 1);
    return (dashed || named) && middle.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
  }

  /** Whether a line opens a section or an item and so continues nothing. */
  private static boolean opensItem(String text) {
    String head = Fold.label(text.substring(0, Math.min(8, text.length())));
    int i = head.startsWith("(") ? 1 : 0;
    int from = i;
    while (i < head.length()
        && (ORDINALS.indexOf(head.charAt(i)) >= 0 || Character.isDigit(head.charAt(i)))) {
      i++;
    }
    if (i == from || i == head.length()) {
      return false;
    }
    boolean han = ORDINALS.indexOf(head.charAt(from)) >= 0;
    char next = head.charAt(i);
    if (from == 1) {
      return next == ')';
    }
    return next == '、' || !han && next == '.' && !digitAt(head, i + 1);
  }

  private static boolean digitAt(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /** A paragraph that grows line by line. */
  private static final class Builder {
    // Most paragraphs are one line: null until a second one joins.
    private StringBuilder text;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private String last = "";
    private boolean heading;

    boolean continuesWith(Block.Paragraph next, int width) {
      return width > 0
          && !heading
          && !next.heading()
          && width(last) >= width - SLACK
          && width(last) <= width * 1.15
          && width(next.text()) <= width * 1.15
          && !endsSentence(last)
          && next.text().chars().anyMatch(c -> HtmlWords.isHan((char) c))
          && !opensItem(next.text());
    }

    /** A full line that ends with a full stop may go on or not; alone, each half is whole. */
    private static boolean endsSentence(String line) {
      return "。！？!?".indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    void add(Block.Paragraph paragraph) {
      String words = paragraph.text();
      if (!last.isEmpty()) {
        join(words);
      }
      starts.add(length());
      blocks.add(paragraph.index());
      if (text != null) {
        text.append(words);
      }
      last = words;
      heading = paragraph.heading();
    }

    /** Begins the joined text if there is none yet, and puts between its words what must stand. */
    private void join(String words) {
      text = text == null ? new StringBuilder(last) : text;
      char before = text.charAt(text.length() - 1);
      char after = words.charAt(0);
      if (digitAt(last, last.length() - 1) && digitAt(words, 0)) {
        text.append(Damage.LOST);
      } else if (before < 0x80
          && after < 0x80
          && Character.isLetterOrDigit(before)
          && Character.isLetterOrDigit(after)) {
        text.append(' ');
      }
    }

    private int length() {
      return text == null ? 0 : text.length();
    }

    Line line() {
      return new Line(text == null ? last : text.toString(), starts, blocks);
    }
  }
}
