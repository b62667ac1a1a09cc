package nianbao.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nianbao.Notice;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** An HTML page or fragment as paragraphs and tables in reading order. */
final class HtmlBlocks implements NodeFilter {
  /** A page with fewer characters, no sentence and no table holds its report elsewhere. */
  private static final int FEW_WORDS = 300;

  private static final Pattern SMALL = Pattern.compile("[1-9]?[0-9](px)?");
  private static final Set<String> FURNITURE_IMAGES =
      Set.of("logo", "icon", "qrcode", "erweima", "weixin", "banner", "share", "print", "blank");
  private static final Set<String> ATTACHMENTS =
      Set.of(".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".zip", ".rar", ".ofd");

  private static final String PACKED =
      "textarea, template, noscript, iframe[srcdoc], script[type=text/html],"
          + " script[type=text/template]";

  private final BlockBuilder blocks;
  private final StringBuilder line = new StringBuilder();
  private final Map<Element, List<Element>> tablesAt = new HashMap<>();
  private final Set<Element> told = new HashSet<>();
  private final Deque<Tags> open = new ArrayDeque<>();
  private final boolean everything;
  private final HtmlTables tables = new HtmlTables();
  private int headings;
  private int leftOut;
  private int kept;
  private int struck;
  private int sentences;
  private int images;
  private String attachment;
  private boolean clamped;
  private boolean nested;

  private HtmlBlocks(BlockBuilder blocks, boolean everything) {
    this.blocks = blocks;
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
    var page = parse(source.text());
    var visible = new HtmlBlocks(new BlockBuilder(), false).walk(page);
    if (visible.leftOut > 200 && visible.leftOut > 4 * visible.kept) {
      int before = visible.kept;
      visible = new HtmlBlocks(new BlockBuilder(), true).walk(page);
      visible.blocks.notice(
          Notice.ofDocument("hidden_text_read", "shown", before, "all", visible.kept));
    }
    if (visible.kept < FEW_WORDS) {
      visible.packed(page);
    }
    return visible.document(page, decoded);
  }

  /** A shell of a page may carry its article as a text, for a script to unpack. */
  private void packed(org.jsoup.nodes.Document page) {
    int before = blocks.size();
    for (Element element : page.select(PACKED)) {
      String html =
          switch (element.normalName()) {
            case "iframe" -> element.attr("srcdoc");
            case "script" -> element.data();
            case "textarea" -> element.wholeText();
            default -> element.html();
          };
      if (html.contains("<table")) {
        fill(blocks, html);
      }
    }
    if (blocks.size() > before) {
      blocks.notice(Notice.ofDocument("hidden_text_read", "shown", kept, "all", blocks.size()));
      kept = FEW_WORDS;
    }
  }

  /** Adds the blocks of a piece of HTML found in another text. */
  static void fill(BlockBuilder blocks, String html) {
    HtmlSource source = HtmlSource.of(html);
    if (source.reason() == null) {
      var piece = new HtmlBlocks(blocks, false);
      piece.nested = true;
      piece.walk(parse(source.text()));
      piece.sayWhatWasCut();
    }
  }

  private static org.jsoup.nodes.Document parse(String html) {
    return Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(HtmlDepth.PARSED_DEPTH));
  }

  private HtmlBlocks walk(org.jsoup.nodes.Document page) {
    page.body().filter(this);
    flush();
    return this;
  }

  private Document document(org.jsoup.nodes.Document page, Decoder.Text decoded) {
    page.head().getElementsByTag("meta").forEach(this::meta);
    decoded.notices().forEach(blocks::notice);
    sayWhatWasCut();
    String title = BlockBuilder.space(page.title());
    var document =
        blocks.build(Sniff.HTML.mediaType, decoded.charset(), title.isEmpty() ? null : title);
    return kept < FEW_WORDS && sentences == 0 ? elsewhere(document) : document;
  }

  /** A page that only frames pictures or a file to download. */
  private Document elsewhere(Document page) {
    if (images > 0) {
      return Blocks.needsOcr("only images", page);
    }
    return attachment == null
        ? page
        : page.with(Notice.ofDocument("attachment_only", "href", attachment));
  }

  private void meta(Element meta) {
    if (meta.hasAttr("name") && meta.hasAttr("content")) {
      blocks.meta(meta.attr("name"), meta.attr("content"));
    }
  }

  private void sayWhatWasCut() {
    if (clamped) {
      blocks.notice(Notice.ofDocument("span_clamped"));
    }
    if (struck > 0) {
      blocks.notice(Notice.ofDocument("struck_text_left_out", "count", struck));
    }
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
    FilterResult result = head(element, tag);
    if (result == FilterResult.CONTINUE) {
      open.push(tag);
    }
    return result;
  }

  private FilterResult head(Element element, Tags tag) {
    if (isLeftOut(element, tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    switch (tag) {
      case RAISED -> {
        HtmlWords.raised(line, element);
        return FilterResult.SKIP_ENTIRELY;
      }
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
      default -> {
        images += element.nameIs("img") && isPicture(element) ? 1 : 0;
        if (attachment == null && element.nameIs("a")) {
          attachment = attachment(element.attr("href"));
        }
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element) {
      Tags tag = open.pop();
      if (tag != Tags.INLINE) {
        flush();
      }
      if (tag == Tags.HEADING) {
        headings--;
      }
    }
    return FilterResult.CONTINUE;
  }

  /** Icons, logos and codes to scan are no content. */
  private static boolean isPicture(Element img) {
    String source = img.attr("src").toLowerCase(Locale.ROOT);
    return !isSmall(img.attr("width"))
        && !isSmall(img.attr("height"))
        && FURNITURE_IMAGES.stream().noneMatch(source::contains);
  }

  private static boolean isSmall(String size) {
    return SMALL.matcher(size).matches();
  }

  private static String attachment(String href) {
    for (String ending : ATTACHMENTS) {
      int length = ending.length();
      if (href.regionMatches(true, href.length() - length, ending, 0, length)) {
        return href;
      }
    }
    return null;
  }

  private boolean isLeftOut(Element element, Tags tag) {
    if (tag == Tags.WORDLESS) {
      if (element.nameIs("meta")) {
        meta(element);
      }
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
    List<Element> rows = tables.weighed(table);
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
    if (!told.isEmpty() && told.contains(element)) {
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
        sentences += cell.text().isEmpty() || !Character.isDigit(cell.text().charAt(0)) ? 0 : 1;
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
      sentences += line.indexOf("。") >= 0 ? 1 : 0;
      String words = line.toString();
      line.setLength(0);
      if (!nested && words.contains("</") && Sniff.ofText(words) == Sniff.HTML) {
        // The page shows markup that was escaped once too often.
        fill(blocks, words);
      } else {
        blocks.paragraph(words, headings > 0);
      }
    }
  }
}
