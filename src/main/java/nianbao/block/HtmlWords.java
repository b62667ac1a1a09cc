package nianbao.block;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words inside an element as one line: breaks and paragraphs become spaces. */
final class HtmlWords implements NodeFilter {
  private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final Set<String> SHOWN = Set.of("", "text", "number");
  private static final Pattern FIGURE = Pattern.compile("[+-]?\\d[\\d,]{0,15}(?:\\.\\d{1,6})?");

  private final Element root;
  private final Deque<Tags> open = new ArrayDeque<>();
  private final StringBuilder words = new StringBuilder();

  private HtmlWords(Element root) {
    this.root = root;
  }

  static String of(Element element) {
    if (element.childNodeSize() == 0) {
      return "";
    }
    if (element.childNodeSize() == 1 && element.childNode(0) instanceof TextNode text) {
      return BlockBuilder.space(text.getWholeText());
    }
    var words = new HtmlWords(element);
    element.filter(words);
    return BlockBuilder.space(words.words.toString());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(words, text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String field = figureIn(element);
    if (field != null) {
      words.append(' ').append(field).append(' ');
      return FilterResult.SKIP_ENTIRELY;
    }
    Tags tag = Tags.of(element);
    if (tag == Tags.WORDLESS || tag == Tags.STRUCK || node != root && Tags.hidden(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag == Tags.RAISED) {
      raised(words, element);
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag != Tags.INLINE && node != root) {
      words.append(' ');
    }
    open.push(tag);
    return FilterResult.CONTINUE;
  }

  /** The figure in a field of a form that was published as it was filled in; null for no such. */
  private static String figureIn(Element element) {
    String value =
        switch (element.normalName()) {
          case "input" -> SHOWN.contains(element.attr("type")) ? element.attr("value") : "";
          case "textarea" -> element.text();
          default -> "";
        };
    boolean shown = !value.isEmpty() && !Tags.hidden(element);
    return shown && FIGURE.matcher(value.strip()).matches() ? value.strip() : null;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element && open.pop() != Tags.INLINE) {
      words.append(' ');
    }
    return FilterResult.CONTINUE;
  }

  /** Appends raised words; their digits stay raised, or a footnote's would join the figure. */
  static void raised(StringBuilder line, Element sup) {
    String words = sup.text();
    for (int i = 0; i < words.length(); i++) {
      int digit = words.charAt(i) - '0';
      line.append(digit >= 0 && digit <= 9 ? RAISED_DIGITS.charAt(digit) : words.charAt(i));
    }
  }

  /**
   * Appends source text. A line end between two Han characters is the editor's, not a space; a tab
   * is a space here, and no bar between cells.
   */
  static void append(StringBuilder line, String source) {
    if (source.indexOf('\n') < 0 && source.indexOf('\t') < 0) {
      line.append(source);
      return;
    }
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (!isSourceSpace(c)) {
        line.append(c);
        i++;
        continue;
      }
      int end = i;
      boolean broken = false;
      while (end < source.length() && isSourceSpace(source.charAt(end))) {
        broken |= source.charAt(end) == '\n';
        end++;
      }
      boolean joins =
          broken
              && line.length() > 0
              && end < source.length()
              && isHan(line.charAt(line.length() - 1))
              && isHan(source.charAt(end));
      if (!joins) {
        line.append(' ');
      }
      i = end;
    }
  }

  private static boolean isSourceSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }

  static boolean isHan(char c) {
    return c >= '\u4E00' && c <= '\u9FFF' || c >= '\u3400' && c <= '\u4DBF' || c == '〇';
  }
}
