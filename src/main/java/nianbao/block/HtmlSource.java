package nianbao.block;

/**
 * A page's source, bounded before it is parsed. Pages of many megabytes are scripts, comments and
 * embedded images around a report; without these they parse like any other.
 *
 * @param text the source to parse; null with a reason
 * @param reason why it is not parsed, null if it is
 */
record HtmlSource(String text, String reason) {
  private static final int LARGE = 1 << 20;

  /** A parsed element costs some hundred bytes. */
  private static final int MAX_TAGS = 3_000_000;

  static HtmlSource of(String source) {
    String text = source.length() > LARGE ? lean(source) : source;
    int tags = text.length() > LARGE ? tags(text) : 0;
    return tags > MAX_TAGS
        ? new HtmlSource(null, "more than %d tags".formatted(MAX_TAGS))
        : new HtmlSource(text, null);
  }

  private static int tags(String text) {
    return Decoder.count(text, '<');
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
  private static int end(String source, int i) {
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
    return source.regionMatches(true, i + 1, name, 0, name.length());
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
}
