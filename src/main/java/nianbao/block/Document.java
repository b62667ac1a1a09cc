package nianbao.block;

import java.util.List;
import nianbao.Notice;

/**
 * A landed document, its carrier forgotten.
 *
 * <p>All words (blocks, title, meta) come in simplified script, without inserted romanisation. A
 * U+FFFD in them stands for characters that are damaged beyond repair; readers take no number from
 * a clause or cell that holds one.
 *
 * @param outcome whether it could be read at all
 * @param reason why not, in a few words; null when it could
 * @param mediaType what the bytes are, by content ({@code text/html}, {@code application/pdf}, …)
 * @param charset the charset that decoded them, null for binary carriers
 * @param title the carrier's own title ({@code <title>}, document property), repaired; null if none
 * @param meta the page's own machine-readable statements ({@code <meta name>} such as PubDate,
 *     ContentSource, SiteName, ArticleTitle), names in lower case; often absent, never proof
 * @param blocks reading order; page furniture that the carrier can tell (navigation, scripts,
 *     styles, hidden elements) is left out
 * @param notices what was repaired, guessed or lost on the way
 */
public record Document(
    Outcome outcome,
    String reason,
    String mediaType,
    String charset,
    String title,
    java.util.Map<String, String> meta,
    List<Block> blocks,
    List<Notice> notices) {

  /** Whether a document could be read. */
  public enum Outcome {
    READ,
    /** Only images carry the content (a scan, a picture of the table). */
    NEEDS_OCR,
    /** Damaged, encrypted, unknown or too large. */
    UNREADABLE,
    /** Our own reader broke on it: held back until that is mended. */
    FAILED
  }

  public Document {
    meta = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(meta));
    blocks = List.copyOf(blocks);
    notices = List.copyOf(notices);
  }

  /** The same document with one more notice. */
  Document with(Notice notice) {
    var all = new java.util.ArrayList<>(notices);
    all.add(notice);
    return new Document(outcome, reason, mediaType, charset, title, meta, blocks, all);
  }

  /** A document nothing could be read from. */
  public static Document closed(
      Outcome outcome, String reason, String mediaType, List<Notice> notices) {
    return new Document(
        outcome, reason, mediaType, null, null, java.util.Map.of(), List.of(), notices);
  }
}
