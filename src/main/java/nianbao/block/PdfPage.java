package nianbao.block;

import java.util.ArrayList;
import java.util.List;

/** What is printed on one page, upright: characters and straight lines. */
record PdfPage(
    int number, double width, double height, List<PdfGlyph> glyphs, List<PdfRule> rules) {

  /** The page turned so that most of its text runs to the right. */
  PdfPage upright() {
    int[] counts = new int[4];
    for (PdfGlyph glyph : glyphs) {
      counts[glyph.direction() / 90]++;
    }
    int most = 0;
    for (int i = 1; i < 4; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    if (most == 0) {
      return this;
    }
    int quarter = most * 90;
    var turnedGlyphs = new ArrayList<PdfGlyph>();
    for (PdfGlyph glyph : glyphs) {
      PdfGlyph turned = glyph.turned(quarter, width, height);
      int direction = (glyph.direction() - quarter + 360) % 360;
      turnedGlyphs.add(
          new PdfGlyph(
              turned.text(),
              turned.x0(),
              turned.y0(),
              turned.x1(),
              turned.y1(),
              turned.size(),
              direction,
              turned.vertical()));
    }
    var turnedRules = new ArrayList<PdfRule>();
    rules.forEach(rule -> turnedRules.add(rule.turned(quarter, width, height)));
    boolean sideways = most % 2 == 1;
    return new PdfPage(
        number, sideways ? height : width, sideways ? width : height, turnedGlyphs, turnedRules);
  }
}
