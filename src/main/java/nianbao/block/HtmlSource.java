package nianbao.block;

/**
 * A page's source, made fit to parse. Pages of many megabytes are scripts, comments and embedded
 * images around a report; without these they parse like any other. Rows outside a table get one: a
 * parser would drop their tags and let the figures of neighbouring cells grow together.
 *
 * @param text the source to parse; null with a reason
 * @param reason why it is not parsed, null if it is
 */
record HtmlSource(String text, String reason) {
  private static final int LARGE = 1 << 20;

  /** An element costs some hundred bytes once parsed. */
  private static final int MAX_ELEMENTS = 3_000_000;

  static HtmlSource of(String source) {
    String text = source.length() > LARGE ? lean(source) : source;
    HtmlScan scan = HtmlScan.of(text);
    if (scan.elements() > MAX_ELEMENTS) {
      return new HtmlSource(null, "more than %d elements".formatted(MAX_ELEMENTS));
    }
    if (scan.stray()) {
      text = withTables(text);
    }
    if (scan.deepestTable() > HtmlDepth.MAX_TABLES) {
      return new HtmlSource(null, "tables nested too deep");
    }
    boolean deep = scan.deepest() > HtmlDepth.MAX_DEPTH;
    return new HtmlSource(deep ? HtmlDepth.bounded(text) : text, null);
  }

  /** The source without scripts, styles, comments and embedded data. */
  private static String lean(String source) {
    var lean = new StringBuilder(Math.min(source.length(), 1 << 24));
    int from = 0;
    int i = next(source, 0);
    while (i >= 0) {
      int end = end(source, i);
      if (end > i) {
        lean.append(source, from, i);
        from = end;
        i = next(source, end);
      } else {
        i = next(source, i + 1);
      }
    }
    return lean.append(source, from, source.length()).toString();
  }

  private static int next(String source, int from) {
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '<' || c == 'd' && source.startsWith("data:", i)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the dispensable piece that begins here ends; its own beginning if it is none. */
  static int end(String source, int i) {
    if (source.startsWith("<!--", i)) {
      return after(source, "-->", i + 4);
    }
    if (opens(source, "script", i)) {
      return after(source, "</script>", i + 7);
    }
    if (opens(source, "style", i)) {
      return after(source, "</style>", i + 6);
    }
    if (source.charAt(i) != 'd') {
      return i;
    }
    int end = i;
    while (end < source.length() && "\"'<> )\n".indexOf(source.charAt(end)) < 0) {
      end++;
    }
    return end - i > 256 ? end : i;
  }

  private static boolean opens(String source, String name, int i) {
    int end = i + 1 + name.length();
    return source.regionMatches(true, i + 1, name, 0, name.length())
        && (end == source.length() || !Character.isLetterOrDigit(source.charAt(end)));
  }

  private static int after(String source, String close, int from) {
    for (int i = source.indexOf(close.charAt(0), from);
        i >= 0;
        i = source.indexOf(close.charAt(0), i + 1)) {
      if (source.regionMatches(true, i, close, 0, close.length())) {
        return i + close.length();
      }
    }
    return source.length();
  }

  /** Puts a table around rows and cells that stand in none. */
  static String withTables(String source) {
    StringBuilder out = null;
    int copied = 0;
    int depth = 0;
    boolean ours = false;
    for (int i = source.indexOf('<'); i >= 0; i = source.indexOf('<', i + 1)) {
      int dispensable = end(source, i);
      if (dispensable > i) {
        i = dispensable - 1;
      } else if (opens(source, "table", i)) {
        depth++;
      } else if (opens(source, "/table", i)) {
        ours &= --depth > 0;
        depth = Math.max(0, depth);
      } else if (depth == 0 && (opens(source, "tr", i) || isCell(source, i))) {
        out = out == null ? new StringBuilder(source.length() + 64) : out;
        out.append(source, copied, i).append("<table>");
        copied = i;
        depth = 1;
        ours = true;
      } else if (ours && depth == 1 && isEnd(source, i) && !goesOn(source, i)) {
        int end = source.indexOf('>', i) + 1;
        out.append(source, copied, end).append("</table>");
        copied = end;
        depth = 0;
        ours = false;
      }
    }
    return out == null ? source : out.append(source, copied, source.length()).toString();
  }

  private static boolean isCell(String source, int i) {
    return opens(source, "td", i) || opens(source, "th", i);
  }

  private static boolean isEnd(String source, int i) {
    return opens(source, "/tr", i) || opens(source, "/td", i) || opens(source, "/th", i);
  }

  /** Whether another piece of a table follows the end tag at this position. */
  private static boolean goesOn(String source, int i) {
    int next = source.indexOf('>', i) + 1;
    if (next == 0) {
      return true;
    }
    while (next < source.length() && source.charAt(next) <= ' ') {
      next++;
    }
    return next == source.length()
        || source.charAt(next) == '<'
            && (opens(source, "tr", next)
                || isCell(source, next)
                || isEnd(source, next)
                || opens(source, "tbody", next)
                || opens(source, "/tbody", next)
                || opens(source, "/thead", next)
                || opens(source, "/table", next));
  }
}
