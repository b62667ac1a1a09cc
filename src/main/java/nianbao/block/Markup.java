package nianbao.block;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Tags in what is otherwise plain text: converters leave breaks, and whole tables, in markdown. */
final class Markup {
  private static final Set<String> LINE_ENDS =
      Set.of(
          "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "center", "hr");
  private static final Set<String> MARKS =
      Set.of(
          "b", "strong", "i", "em", "u", "span", "font", "a", "img", "o:p", "sub", "sup", "small");

  private Markup() {}

  /** Whether there is anything here that {@link #lines} would change. */
  static boolean in(String text) {
    int tag = text.indexOf('<');
    return tag >= 0 && text.indexOf('>', tag) > 0 || text.indexOf('&') >= 0;
  }

  /** The text with known tags gone, those that end a line as line ends, and entities resolved. */
  static String lines(String text, char lineEnd) {
    var out = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
      String name = name(text, open);
      int close = LINE_ENDS.contains(name) || MARKS.contains(name) ? close(text, open) : -1;
      if (close > 0 && open >= from) {
        out.append(text, from, open);
        if (LINE_ENDS.contains(name)) {
          out.append(lineEnd);
        }
        from = close + 1;
      }
    }
    out.append(text, from, text.length());
    return out.indexOf("&") < 0 ? out.toString() : Parser.unescapeEntities(out.toString(), false);
  }

  /** Where the tag that opens here closes; a tag of thousands of characters is none. */
  private static int close(String text, int open) {
    int limit = Math.min(text.length(), open + 2000);
    for (int i = open; i < limit; i++) {
      if (text.charAt(i) == '>') {
        return i;
      }
    }
    return -1;
  }

  /** The name of the tag that opens or closes here, in lower case; empty if it is none. */
  static String name(String text, int open) {
    int from = text.startsWith("/", open + 1) ? open + 2 : open + 1;
    int to = from;
    while (to < text.length() && to < from + 10 && isNameChar(text.charAt(to))) {
      to++;
    }
    boolean ends = to < text.length() && " \t\r\n/>".indexOf(text.charAt(to)) >= 0;
    return ends ? text.substring(from, to).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isNameChar(char c) {
    return c == '!' || c == ':' || c < 0x80 && Character.isLetterOrDigit(c);
  }
}
