package nianbao.block;

import java.util.Set;

/**
 * Bounds how deep elements nest. Parsing costs time with the square of the depth, and a parser that
 * gives up at some depth drops cells with their figures; so tags that only style or frame are taken
 * out beyond a depth no honest page has, and table tags never.
 */
final class HtmlDepth {
  /** Generated page frames nest some dozens of elements. */
  static final int MAX_DEPTH = 400;

  static final int MAX_TABLES = 12_000;

  /** Enough for the tables and what stands in them. */
  static final int PARSED_DEPTH = 5 * MAX_TABLES;

  /** Tags that close themselves, or by the next of their kind, or whose order carries figures. */
  static final Set<String> EXEMPT =
      Set.of(
          "",
          "p",
          "li",
          "table",
          "td",
          "th",
          "tr",
          "tbody",
          "thead",
          "tfoot",
          "caption",
          "colgroup",
          "col",
          "dt",
          "dd",
          "option",
          "br",
          "img",
          "input",
          "hr",
          "meta",
          "link",
          "base",
          "area",
          "embed",
          "param",
          "source",
          "wbr",
          "html",
          "head",
          "body",
          "script",
          "style",
          "title",
          "textarea",
          "!doctype",
          "pre");

  private HtmlDepth() {}

  /** The source without the tags beyond the bound. */
  static String bounded(String source) {
    var out = new StringBuilder(source.length());
    int copied = 0;
    int depth = 0;
    for (int i = source.indexOf('<'); i >= 0; i = source.indexOf('<', i + 1)) {
      int step = step(source, i);
      boolean deep = step > 0 && depth >= MAX_DEPTH || step < 0 && depth > MAX_DEPTH;
      depth = Math.max(0, depth + step);
      if (deep) {
        int end = source.indexOf('>', i);
        out.append(source, copied, i).append(Tags.endsLine(Markup.name(source, i)) ? "<br>" : "");
        copied = end < 0 ? source.length() : end + 1;
      }
    }
    return out.append(source, copied, source.length()).toString();
  }

  /** 1 where an element opens that must be closed, -1 where it closes, else 0. */
  private static int step(String source, int i) {
    String name = Markup.name(source, i);
    if (EXEMPT.contains(name)) {
      return 0;
    }
    return source.charAt(i + 1) == '/' ? -1 : 1;
  }
}
