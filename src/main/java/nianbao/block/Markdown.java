package nianbao.block;

import java.util.List;

/** The little of markdown that converters leave in reports: pipe rows, images, links. */
final class Markdown {
  private Markdown() {}

  /** Whether a line begins and ends with a bar and holds a cell. */
  static boolean isRow(String line) {
    String bare = line.strip();
    return bare.length() > 2
        && bare.charAt(0) == '|'
        && bare.charAt(bare.length() - 1) == '|'
        && !isBars(bare);
  }

  private static boolean isBars(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) != '|' && !BlockBuilder.isSpace(line.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The cells of a row, blank ones between bars included; the outer bars are no cells. */
  static List<String> cells(String line) {
    String bare = line.indexOf('\t') >= 0 && line.indexOf('|') < 0 ? line : line.strip();
    List<String> cells = BlockBuilder.cut(bare);
    int from = bare.startsWith("|") ? 1 : 0;
    int to = bare.endsWith("|") && cells.size() > from ? cells.size() - 1 : cells.size();
    return cells.subList(from, to).stream().map(Markdown::plain).toList();
  }

  /** {@code |---|:--:|}: the line under a header. */
  static boolean isRule(List<String> cells) {
    boolean dashes = false;
    for (String cell : cells) {
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        if (c != '-' && c != ':' && c != ' ') {
          return false;
        }
      }
      dashes |= cell.contains("--");
    }
    return dashes;
  }

  /** Without images; a link is its words. A bracket that names no address stays as it is. */
  static String plain(String text) {
    int link = text.indexOf("](");
    if (link < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    int from = 0;
    for (; link >= 0; link = text.indexOf("](", link + 1)) {
      int open = text.lastIndexOf('[', link);
      int close = text.indexOf(')', link);
      if (open < from || close < 0 || !isAddress(text, link + 2, close)) {
        continue;
      }
      boolean image = open > from && text.charAt(open - 1) == '!';
      plain.append(text, from, image ? open - 1 : open);
      if (!image) {
        plain.append(text, open + 1, link);
      }
      from = close + 1;
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static boolean isAddress(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '#' || c == '.') {
        return true;
      }
    }
    return from == to;
  }
}
