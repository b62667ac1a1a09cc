package nianbao.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nianbao.Notice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF with a text layer: what is printed where, as paragraphs and grids. Scripts, links, forms and
 * attachments are never touched; nothing is drawn.
 */
public final class PdfBlocks {
  private static final String PDF = "application/pdf";
  private static final int MAX_PAGES = 300;
  private static final int MAX_CHARACTERS = 1_500_000;
  private static final int HEAD = 1024;

  static {
    PdfFonts.install();
  }

  private int unmapped;
  private int invisible;
  private int slanted;
  private int damaged;
  private int characters;
  private int picturePages;
  private int brokenPages;
  private int emptyPages;
  private int joined;
  private int apart;
  private final BlockBuilder builder = new BlockBuilder();

  private PdfBlocks(int damagedStreams) {
    damaged = damagedStreams;
  }

  /** Whether a PDF header stands near the beginning, where the format allows it. */
  public static boolean recognises(byte[] bytes) {
    for (int i = 0; i + 5 <= Math.min(bytes.length, HEAD); i++) {
      if (bytes[i] == '%' && bytes[i + 1] == 'P' && bytes[i + 2] == 'D' && bytes[i + 3] == 'F') {
        return true;
      }
    }
    return false;
  }

  /** Reads a PDF; scans need text recognition, broken or locked ones are unreadable. */
  public static Document read(byte[] bytes) {
    PdfStreams streams = PdfStreams.of(bytes);
    if (streams.tooMuch() != null) {
      return OfficeBlocks.unreadable(PDF, streams.tooMuch());
    }
    try (PDDocument document = Loader.loadPDF(bytes, "")) {
      return new PdfBlocks(streams.damaged()).document(document);
    } catch (InvalidPasswordException e) {
      return OfficeBlocks.unreadable(PDF, "encrypted");
    } catch (IOException | RuntimeException e) {
      return OfficeBlocks.unreadable(PDF, "broken: " + OfficeBlocks.inShort(e));
    } catch (StackOverflowError e) {
      return OfficeBlocks.unreadable(PDF, "nested too deeply");
    }
  }

  private Document document(PDDocument document) {
    List<PdfPage> pages = pages(document);
    if (pages.isEmpty() && brokenPages > 0) {
      return OfficeBlocks.unreadable(PDF, "broken: no page can be read");
    }
    if (characters - unmapped < Math.max(1, unmapped)) {
      String reason =
          unmapped > 0
              ? "characters without codes"
              : picturePages > 0 ? "only pictures" : "no text on any page";
      return Document.closed(Document.Outcome.NEEDS_OCR, reason, PDF, List.of());
    }
    blocks(pages);
    notices();
    String title = document.getDocumentInformation().getTitle();
    boolean named = title != null && !title.isBlank();
    return builder.build(PDF, null, named ? BlockBuilder.space(title) : null);
  }

  private List<PdfPage> pages(PDDocument document) {
    var pages = new ArrayList<PdfPage>();
    int count = document.getNumberOfPages();
    for (int i = 0; i < Math.min(count, MAX_PAGES) && characters < MAX_CHARACTERS; i++) {
      try {
        pages.add(page(document, i));
      } catch (IOException | RuntimeException e) {
        brokenPages++;
      }
    }
    if (pages.size() + brokenPages < count) {
      builder.notice(
          Notice.ofDocument("content_bounded", "limit", MAX_PAGES, "of", "pages", "pages", count));
    }
    return pages;
  }

  private PdfPage page(PDDocument document, int number) throws IOException {
    var ink = new PdfInk(document.getPage(number));
    try {
      ink.processPage(document.getPage(number));
    } catch (PdfInk.TooMuch e) {
      builder.notice(
          Notice.ofDocument("content_bounded", "of", e.getMessage(), "page", number + 1));
    }
    PdfPage page = ink.page(number);
    unmapped += ink.unmapped();
    invisible += ink.invisible();
    slanted += ink.slanted();
    damaged += ink.damaged();
    characters += page.glyphs().size();
    picturePages += page.glyphs().size() < 20 && ink.pictures() > 0.3 ? 1 : 0;
    boolean blank = page.glyphs().stream().allMatch(PdfGlyph::isBlank);
    emptyPages += blank && ink.pictures() <= 0.3 ? 1 : 0;
    return page;
  }

  private void blocks(List<PdfPage> pages) {
    var tables = new ArrayList<List<PdfTable>>();
    var lines = new ArrayList<List<PdfLine>>();
    var heights = new ArrayList<Double>();
    for (PdfPage page : pages) {
      var found = new PdfTables(page);
      joined += found.joined();
      apart += found.apart();
      tables.add(found.tables());
      lines.add(PdfLine.of(found.rest()));
      heights.add(page.height());
    }
    var furniture = new PdfFurniture();
    List<List<PdfLine>> bodies = furniture.without(lines, heights);
    var flow = new PdfFlow(builder, bodySize(bodies));
    for (int p = 0; p < pages.size(); p++) {
      new PdfOrder(p, tables.get(p), bodies.get(p)).items().forEach(flow::add);
    }
    flow.close();
    count("pdf_furniture_left_out", furniture.leftOut());
  }

  /** The type height of the middle one of all characters in running text. */
  private static double bodySize(List<List<PdfLine>> bodies) {
    var sizes = new ArrayList<Double>();
    for (List<PdfLine> body : bodies) {
      for (PdfLine line : body) {
        sizes.addAll(java.util.Collections.nCopies(line.glyphs().size(), line.size()));
      }
    }
    sizes.sort(null);
    return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
  }

  private void notices() {
    count("pdf_digits_joined", joined);
    count("pdf_numbers_side_by_side", apart);
    count("pdf_characters_unknown", unmapped);
    count("pdf_text_under_picture", invisible);
    count("pdf_slanted_text_left_out", slanted);
    count("pdf_pages_of_pictures", picturePages);
    count("pdf_pages_empty", emptyPages);
    count("pdf_pages_broken", brokenPages);
    count("pdf_content_damaged", damaged);
  }

  private void count(String rule, int count) {
    if (count > 0) {
      builder.notice(Notice.ofDocument(rule, "count", count));
    }
  }
}
