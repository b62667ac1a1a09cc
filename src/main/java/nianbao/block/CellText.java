package nianbao.block;

import java.util.regex.Pattern;

/** How the lines inside one cell become one text. */
final class CellText {
  private static final Pattern BREAK = Pattern.compile("\\s*[\\n\\r\\u000B\\f]+\\s*");

  private CellText() {}

  /**
   * The lines as one: a break between two words of Latin script or two numbers stays a space, a
   * break inside Chinese words goes, since the page's width made it.
   */
  static String joined(String lines) {
    String[] parts = BREAK.split(lines);
    var text = new StringBuilder();
    for (String part : parts) {
      append(text, part.strip());
    }
    return BlockBuilder.space(text.toString());
  }

  /** Appends a line, with a space only where leaving it out would make one word of two. */
  static void append(StringBuilder text, String line) {
    if (line.isEmpty()) {
      return;
    }
    if (text.length() > 0 && needsSpace(text.charAt(text.length() - 1), line.charAt(0))) {
      text.append(' ');
    }
    text.append(line);
  }

  private static boolean needsSpace(char before, char after) {
    return isWord(before) && isWord(after);
  }

  private static boolean isWord(char c) {
    return c < 0x2E80 && (Character.isLetterOrDigit(c) || c == '.' || c == '%' || c == '-');
  }
}
