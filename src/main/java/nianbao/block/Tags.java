package nianbao.block;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** What an element does to the words inside it. */
enum Tags {
  /** Stands in the line: {@code span}, {@code b}, {@code o:p}, whatever nobody listed. */
  INLINE,
  /** Begins and ends a paragraph. */
  BLOCK,
  /** A paragraph that is a heading. */
  HEADING,
  /** Ends the line. */
  BREAK,
  TABLE,
  /** Keeps its line ends. */
  LINES,
  /** No words for readers: scripts, styles, forms' choices. */
  WORDLESS,
  /** Raised, such as the number of a footnote. */
  RAISED,
  /** Around the text: navigation, footers. */
  FURNITURE,
  /** Struck out by its author. */
  STRUCK;

  private static final Map<String, Tags> BY_NAME = byName();
  private static final Set<String> LAID_OUT =
      Set.of("display:block", "display:table", "display:flex", "display:grid");
  private static final Set<String> HIDING =
      Set.of("display:none", "visibility:hidden", "mso-hide:all");

  static Tags of(Element element) {
    Tags tag = BY_NAME.get(element.normalName());
    if (tag != null && tag != BLOCK) {
      return tag;
    }
    if (element.attributesSize() == 0) {
      return tag == null ? INLINE : tag;
    }
    Attributes attributes = element.attributes();
    if (isHeading(attributes)) {
      return HEADING;
    }
    if (tag == null && says(attributes.get("style"), "display", LAID_OUT)) {
      return BLOCK;
    }
    return tag == null ? INLINE : tag;
  }

  /** Whether words before and after a tag of this name stand on different lines. */
  static boolean endsLine(String name) {
    Tags tag = BY_NAME.get(name);
    return tag == BLOCK || tag == HEADING || tag == FURNITURE;
  }

  /** Whether the page itself hides the element. */
  static boolean hidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    // The parser has brought the names of attributes to lower case.
    Attributes attributes = element.attributes();
    String style = attributes.get("style");
    return attributes.hasKey("hidden")
        || !style.isEmpty() && (says(style, "none", HIDING) || says(style, "hid", HIDING));
  }

  /** Whether the style declares one of these; the word they need is looked for first. */
  private static boolean says(String style, String word, Set<String> declarations) {
    int last = style.length() - word.length();
    int i = 0;
    while (i <= last
        && ((style.charAt(i) | 0x20) != word.charAt(0)
            || !style.regionMatches(true, i, word, 0, word.length()))) {
      i++;
    }
    if (i > last) {
      return false;
    }
    String bare = bare(style);
    return declarations.stream().anyMatch(bare::contains);
  }

  private static String bare(String style) {
    var bare = new StringBuilder(style.length());
    for (int i = 0; i < style.length(); i++) {
      char c = style.charAt(i);
      if (c > ' ') {
        bare.append(c);
      }
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isHeading(Attributes attributes) {
    String names = attributes.get("class");
    return !names.isEmpty()
            && (names.startsWith("MsoTitle")
                || names.startsWith("MsoHeading")
                || names.regionMatches(true, names.length() - 5, "title", 0, 5))
        || attributes.get("role").equals("heading");
  }

  private static Map<String, Tags> byName() {
    var names = new HashMap<String, Tags>();
    put(
        names,
        BLOCK,
        "address article blockquote body caption center dd details dialog dir div dl dt fieldset"
            + " figcaption figure form header hgroup hr html legend li main menu ol p section"
            + " summary tbody td tfoot th thead tr ul option noframes");
    put(names, HEADING, "h1 h2 h3 h4 h5 h6");
    put(names, BREAK, "br");
    put(names, TABLE, "table");
    put(names, LINES, "pre listing xmp plaintext");
    put(
        names,
        WORDLESS,
        "head script style template noscript iframe object embed applet svg math canvas audio"
            + " video select datalist button textarea map rp rt base link meta title");
    put(names, FURNITURE, "nav footer aside");
    put(names, RAISED, "sup");
    put(names, STRUCK, "del s strike");
    return Map.copyOf(names);
  }

  private static void put(Map<String, Tags> names, Tags tag, String list) {
    for (String name : list.split(" ")) {
      names.put(name, tag);
    }
  }
}
