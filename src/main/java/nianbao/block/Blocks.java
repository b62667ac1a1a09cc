package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import nianbao.Notice;
import nianbao.archive.Landed;

/** The entry of this layer: any landed bytes as a document. */
public final class Blocks {
  /** A report is some hundred kilobytes, with embedded pictures some megabytes. */
  private static final int MAX_BYTES = 64 << 20;

  private Blocks() {}

  /**
   * Reads a landed document by what its bytes are, never by its name.
   *
   * @return always a document: what cannot be read comes back closed, with a reason
   */
  public static Document read(Landed landed) {
    byte[] bytes = landed.bytes();
    if (bytes.length == 0) {
      return unreadable("empty file", null, List.of());
    }
    if (bytes.length > MAX_BYTES) {
      return unreadable("larger than %d bytes".formatted(MAX_BYTES), null, List.of());
    }
    Sniff sniff = Sniff.ofBytes(bytes);
    try {
      Document document = carrier(sniff).read(bytes);
      return complete(document);
    } catch (BlockBuilder.TooLarge e) {
      return unreadable(e.getMessage(), sniff.mediaType, List.of());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // One hostile file must not stop the night; the reason names the failure for the notices.
      return unreadable(e.getClass().getSimpleName(), sniff.mediaType, List.of());
    }
  }

  /** One line a carrier. */
  private static Carrier carrier(Sniff sniff) {
    return switch (sniff) {
      case TEXT, HTML -> Blocks::text;
      case IMAGE -> bytes -> needsOcr("an image", sniff.mediaType, List.of());
      case OLE2 -> OfficeBlocks::read;
      case ZIP ->
          bytes ->
              OfficeBlocks.recognises(bytes)
                  ? OfficeBlocks.read(bytes)
                  : closed(sniff, "an archive that holds no document here");
      case PDF -> PdfBlocks::read;
      case MHTML -> Blocks::webArchive;
      case RTF -> bytes -> closed(sniff, "rich text format");
      case FLAT_XML -> bytes -> closed(sniff, "a word-processor document as XML");
      case GZIP, ARCHIVE -> bytes -> closed(sniff, "an archive inside an archive");
      case BINARY -> bytes -> closed(sniff, "binary");
    };
  }

  private static Document webArchive(byte[] bytes) {
    return MhtmlBlocks.page(bytes)
        .map(page -> text(page.bytes()))
        .orElseGet(() -> closed(Sniff.MHTML, "a web archive without a page"));
  }

  private static Document text(byte[] bytes) {
    Decoder.Text decoded = Decoder.decode(bytes);
    return switch (Sniff.ofText(decoded.text())) {
      case HTML -> HtmlBlocks.read(decoded);
      case BINARY -> unreadable("binary", Sniff.BINARY.mediaType, decoded.notices());
      default -> TextBlocks.read(decoded);
    };
  }

  private static Document complete(Document document) {
    if (document.outcome() == Document.Outcome.UNREADABLE) {
      return document;
    }
    if (document.blocks().isEmpty() && document.outcome() == Document.Outcome.READ) {
      return unreadable("no words", document.mediaType(), document.notices());
    }
    return Mirror.repaired(document);
  }

  private static Document closed(Sniff sniff, String reason) {
    return unreadable(reason, sniff.mediaType, List.of());
  }

  /** A document that cannot be read, with the notice that says so. */
  static Document unreadable(String reason, String mediaType, List<Notice> notices) {
    var all = new ArrayList<>(notices);
    all.add(Notice.ofDocument("unreadable", "reason", reason));
    return Document.closed(Document.Outcome.UNREADABLE, reason, mediaType, all);
  }

  /** A document of pictures, with the notice that says so. */
  static Document needsOcr(String reason, String mediaType, List<Notice> notices) {
    var all = new ArrayList<>(notices);
    all.add(Notice.ofDocument("needs_ocr", "reason", reason));
    return Document.closed(Document.Outcome.NEEDS_OCR, reason, mediaType, all);
  }

  /** The same, where title and what words there are can be told. */
  static Document needsOcr(String reason, Document page) {
    return new Document(
            Document.Outcome.NEEDS_OCR,
            reason,
            page.mediaType(),
            page.charset(),
            page.title(),
            page.meta(),
            page.blocks(),
            page.notices())
        .with(Notice.ofDocument("needs_ocr", "reason", reason));
  }
}
