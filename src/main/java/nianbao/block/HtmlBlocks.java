package nianbao.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Notice;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** An HTML page or fragment as paragraphs and tables in reading order. */
final class HtmlBlocks implements NodeFilter {
  private final BlockBuilder blocks = new BlockBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Map<Element, List<Element>> tablesAt = new HashMap<>();
  private final Set<Element> told = new HashSet<>();
  private final boolean everything;
  private HtmlTables tables;
  private int headings;
  private int leftOut;
  private int kept;
  private int struck;
  private int images;
  private boolean clamped;

  private HtmlBlocks(boolean everything) {
    this.everything = everything;
  }

  /**
   * Reads a page.
   *
   * <p>What the page hides and its furniture are left out, unless nearly all words stand there:
   * then a script shows them, or a tag was never closed, and they are read with a notice.
   *
   * @param decoded its text, with the notices of decoding
   */
  static Document read(Decoder.Text decoded) {
    HtmlSource source = HtmlSource.of(decoded.text());
    if (source.reason() != null) {
      return Blocks.unreadable(source.reason(), Sniff.HTML.mediaType, decoded.notices());
    }
    var page = Jsoup.parse(source.text());
    var visible = new HtmlBlocks(false).walk(page);
    if (visible.leftOut > 200 && visible.leftOut > 4 * visible.kept) {
      int before = visible.kept;
      visible = new HtmlBlocks(true).walk(page);
      visible.blocks.notice(
          Notice.ofDocument("hidden_text_read", "shown", before, "all", visible.kept));
    }
    return visible.document(page, decoded);
  }

  private HtmlBlocks walk(org.jsoup.nodes.Document page) {
    tables = HtmlTables.of(page.body());
    page.body().filter(this);
    flush();
    return this;
  }

  private Document document(org.jsoup.nodes.Document page, Decoder.Text decoded) {
    for (Element meta : page.getElementsByTag("meta")) {
      if (meta.hasAttr("name") && meta.hasAttr("content")) {
        blocks.meta(meta.attr("name"), meta.attr("content"));
      }
    }
    decoded.notices().forEach(blocks::notice);
    if (clamped) {
      blocks.notice(Notice.ofDocument("span_clamped"));
    }
    if (struck > 0) {
      blocks.notice(Notice.ofDocument("struck_text_left_out", "count", struck));
    }
    String title = BlockBuilder.space(page.title());
    if (blocks.size() == 0 && images > 0) {
      return Blocks.needsOcr("only images", Sniff.HTML.mediaType, decoded.notices());
    }
    return blocks.build(Sniff.HTML.mediaType, decoded.charset(), title.isEmpty() ? null : title);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      HtmlWords.append(line, text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    Tags tag = Tags.of(element);
    if (isLeftOut(element, tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    switch (tag) {
      case TABLE -> {
        flush();
        return table(element);
      }
      case LINES -> {
        flush();
        lines(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      case HEADING -> {
        flush();
        headings++;
      }
      case BLOCK, BREAK, FURNITURE -> {
        flush();
        return row(element);
      }
      default -> images += element.nameIs("img") ? 1 : 0;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      Tags tag = Tags.of(element);
      if (tag != Tags.INLINE) {
        flush();
      }
      if (tag == Tags.HEADING) {
        headings--;
      }
    }
    return FilterResult.CONTINUE;
  }

  private boolean isLeftOut(Element element, Tags tag) {
    if (tag == Tags.WORDLESS) {
      return true;
    }
    if (tag == Tags.STRUCK) {
      struck++;
      return true;
    }
    if (!everything && (tag == Tags.FURNITURE || Tags.hidden(element))) {
      leftOut += element.text().length();
      return true;
    }
    return false;
  }

  /** A table of data becomes a block here; in a table of layout, its runs of data rows do. */
  private FilterResult table(Element table) {
    List<Element> rows = HtmlTables.rows(table);
    if (tables.isOneColumn(rows)) {
      return FilterResult.CONTINUE;
    }
    var run = new ArrayList<Element>();
    boolean prose = false;
    for (Element row : rows) {
      if (tables.isProse(row)) {
        prose = true;
        closeRun(run);
      } else {
        run.add(row);
      }
    }
    if (prose) {
      closeRun(run);
      return FilterResult.CONTINUE;
    }
    caption(table);
    add(rows);
    return FilterResult.SKIP_ENTIRELY;
  }

  private void closeRun(List<Element> run) {
    if (!run.isEmpty() && !tables.isOneColumn(run)) {
      tablesAt.put(run.get(0), List.copyOf(run));
      told.addAll(run);
    }
    run.clear();
  }

  private FilterResult row(Element element) {
    if (told.contains(element)) {
      List<Element> run = tablesAt.get(element);
      if (run != null) {
        add(run);
      }
      return FilterResult.SKIP_ENTIRELY;
    }
    return FilterResult.CONTINUE;
  }

  private void caption(Element table) {
    Element first = table.firstElementChild();
    if (first != null && first.nameIs("caption")) {
      line.append(HtmlWords.of(first));
      flush();
    }
  }

  private void add(List<Element> rows) {
    HtmlGrid grid = HtmlGrid.of(rows);
    clamped |= grid.clamped();
    for (var row : grid.rows()) {
      for (Block.Cell cell : row) {
        kept += cell.text().length();
      }
    }
    blocks.table(grid.rows());
  }

  private void lines(Element pre) {
    String text = pre.wholeText();
    kept += text.length();
    TextBlocks.fill(blocks, text);
  }

  private void flush() {
    if (line.length() > 0) {
      kept += line.length();
      blocks.paragraph(line.toString(), headings > 0);
      line.setLength(0);
    }
  }
}
