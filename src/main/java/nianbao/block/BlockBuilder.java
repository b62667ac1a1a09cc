package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nianbao.Notice;

/** Collects the blocks of one document in reading order; every carrier fills one of these. */
public final class BlockBuilder {
  // White space as pages print it: no-break, ideographic, zero-width and soft hyphen included.
  private static final Pattern SPACE =
      Pattern.compile(
          "[\\s\\u00A0\\u2000-\\u200F\\u2028\\u2029\\u202F\\u205F\\u2060\\u3000\\uFEFF\\u00AD]+");
  private static final Pattern BAR = Pattern.compile("[|\\uFF5C\\t]");

  private final List<Block> blocks = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Map<String, String> meta = new TreeMap<>();

  /** The text with every run of white space as one space, stripped. */
  public static String space(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Adds a line or paragraph, cut at bars and tabs; blank text adds nothing. */
  public BlockBuilder paragraph(String text, boolean heading) {
    List<String> pieces = pieces(text);
    String words = space(BAR.matcher(text).replaceAll(" "));
    if (!words.isEmpty()) {
      blocks.add(new Block.Paragraph(blocks.size(), words, pieces, heading));
    }
    return this;
  }

  /** Adds a table of origin cells; a table without any words adds nothing. */
  public BlockBuilder table(List<List<Block.Cell>> rows) {
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

  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    for (String piece : BAR.split(text, -1)) {
      pieces.add(space(piece));
    }
    while (!pieces.isEmpty() && pieces.get(pieces.size() - 1).isEmpty()) {
      pieces.remove(pieces.size() - 1);
    }
    while (!pieces.isEmpty() && pieces.get(0).isEmpty()) {
      pieces.remove(0);
    }
    return pieces;
  }
}
