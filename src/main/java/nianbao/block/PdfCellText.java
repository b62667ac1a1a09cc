package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands in one ruled cell. The walls say that it belongs together: lines the cell's width
 * broke are joined, and so are digits of one number that were set apart.
 *
 * @param text the words
 * @param joined whether digits printed apart were joined to one number
 * @param apart whether numbers stand side by side and were left so: what they mean is not clear
 */
record PdfCellText(String text, boolean joined, boolean apart) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9０-９]+([ \\n][0-9０-９.]+)+");

  /** Digits further apart than this many type heights may be two numbers. */
  private static final double DIGIT_GAP = 1.3;

  /** A cell is hardly narrower than its last line by more than this where a number was broken. */
  private static final double FULL = 1.6;

  static PdfCellText of(List<PdfGlyph> glyphs, double width) {
    String text = words(glyphs);
    if (!NUMBERS.matcher(text).matches()) {
      return new PdfCellText(text.replace('\n', ' '), false, false);
    }
    boolean one = isOneNumber(glyphs, width);
    return one
        ? new PdfCellText(text.replaceAll("[ \\n]", ""), true, false)
        : new PdfCellText(text.replace('\n', ' '), false, true);
  }

  private static String words(List<PdfGlyph> glyphs) {
    var upright = new ArrayList<PdfGlyph>();
    var turned = new ArrayList<PdfGlyph>();
    var stacked = new ArrayList<PdfGlyph>();
    for (PdfGlyph glyph : glyphs) {
      (glyph.direction() != 0 ? turned : glyph.vertical() ? stacked : upright).add(glyph);
    }
    var text = new StringBuilder();
    lines(PdfLine.of(upright), text);
    lines(columns(stacked), text);
    if (!turned.isEmpty()) {
      int quarter = turned.get(0).direction();
      var level = new ArrayList<PdfGlyph>();
      turned.forEach(glyph -> level.add(glyph.turned(quarter, 0, 0)));
      lines(PdfLine.of(level), text);
    }
    return tidied(text.toString());
  }

  /** Spaces go, line breaks stay one character: {@link #of} decides about numbers over lines. */
  private static String tidied(String text) {
    var lines = new ArrayList<String>();
    for (String line : text.split("\n")) {
      lines.add(BlockBuilder.space(line));
    }
    return String.join("\n", lines).strip();
  }

  private static void lines(List<PdfLine> lines, StringBuilder text) {
    for (PdfLine line : lines) {
      String words = line.cellText();
      if (text.length() > 0 && breaks(text.charAt(text.length() - 1), words.charAt(0))) {
        text.append('\n');
      }
      text.append(words);
    }
  }

  private static boolean breaks(char before, char after) {
    return before < 0x2E80
        && after < 0x2E80
        && Character.isLetterOrDigit(before)
        && (Character.isLetterOrDigit(after) || after == '-');
  }

  /** Characters set below one another: columns from right to left, each turned into a line. */
  private static List<PdfLine> columns(List<PdfGlyph> glyphs) {
    var level = new ArrayList<PdfGlyph>();
    glyphs.forEach(glyph -> level.add(glyph.turned(270, 0, 0)));
    return PdfLine.of(level);
  }

  private static boolean isOneNumber(List<PdfGlyph> glyphs, double width) {
    List<PdfLine> lines = PdfLine.of(glyphs);
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      for (int g = 1; g < line.glyphs().size(); g++) {
        if (line.gap(g) > DIGIT_GAP) {
          return false;
        }
      }
      boolean last = i == lines.size() - 1;
      if (!last && width - (line.x1() - line.x0()) > FULL * line.size()) {
        return false;
      }
    }
    return true;
  }
}
