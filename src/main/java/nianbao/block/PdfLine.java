package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Characters side by side on one line, from left to right; white space is no character here but is
 * remembered in {@code spaced}.
 *
 * @param spaced whether a space was printed before the character of the same position
 */
record PdfLine(
    List<PdfGlyph> glyphs,
    List<Boolean> spaced,
    double x0,
    double y0,
    double x1,
    double y1,
    double size) {
  private static final double OVERLAP = 0.5;

  /** A gap of this many type heights cuts a line in pieces: columns, not words. */
  private static final double COLUMN_GAP = 2.2;

  double middleY() {
    return (y0 + y1) / 2;
  }

  double height() {
    return y1 - y0;
  }

  /** Lines from top to bottom; characters belong to one line when they overlap by half. */
  static List<PdfLine> of(List<PdfGlyph> glyphs) {
    var sorted = new ArrayList<>(glyphs);
    sorted.sort(
        Comparator.comparingDouble(PdfGlyph::middleY)
            .thenComparingDouble(PdfGlyph::x0)
            .thenComparing(PdfGlyph::text));
    var rows = new ArrayList<List<PdfGlyph>>();
    var bounds = new ArrayList<double[]>();
    for (PdfGlyph glyph : sorted) {
      int row = rowOf(glyph, bounds);
      if (row < 0) {
        rows.add(new ArrayList<>());
        bounds.add(new double[] {glyph.y0(), glyph.y1()});
        row = rows.size() - 1;
      }
      rows.get(row).add(glyph);
    }
    var lines = new ArrayList<PdfLine>();
    for (List<PdfGlyph> row : rows) {
      if (row.stream().anyMatch(glyph -> !glyph.isBlank())) {
        lines.add(line(row));
      }
    }
    lines.sort(Comparator.comparingDouble(PdfLine::y0).thenComparingDouble(PdfLine::x0));
    return lines;
  }

  /** Among the last lines begun, the one that this character overlaps most; -1 for none. */
  private static int rowOf(PdfGlyph glyph, List<double[]> bounds) {
    int best = -1;
    double most = OVERLAP;
    for (int i = bounds.size() - 1; i >= Math.max(0, bounds.size() - 8); i--) {
      double[] row = bounds.get(i);
      double overlap = Math.min(row[1], glyph.y1()) - Math.max(row[0], glyph.y0());
      double share = overlap / Math.max(0.1, Math.min(row[1] - row[0], glyph.y1() - glyph.y0()));
      if (share > most) {
        most = share;
        best = i;
      }
    }
    return best;
  }

  /** One line of these characters, which need not be sorted; at least one must not be blank. */
  static PdfLine line(List<PdfGlyph> row) {
    var sorted = new ArrayList<>(row);
    sorted.sort(Comparator.comparingDouble(PdfGlyph::x0).thenComparing(PdfGlyph::text));
    var glyphs = new ArrayList<PdfGlyph>();
    var spaced = new ArrayList<Boolean>();
    boolean space = false;
    for (PdfGlyph glyph : sorted) {
      if (glyph.isBlank()) {
        space = true;
      } else {
        glyphs.add(glyph);
        spaced.add(space && glyphs.size() > 1);
        space = false;
      }
    }
    return new PdfLine(
        List.copyOf(glyphs),
        List.copyOf(spaced),
        glyphs.get(0).x0(),
        glyphs.stream().mapToDouble(PdfGlyph::y0).min().orElse(0),
        glyphs.stream().mapToDouble(PdfGlyph::x1).max().orElse(0),
        glyphs.stream().mapToDouble(PdfGlyph::y1).max().orElse(0),
        glyphs.stream().mapToDouble(PdfGlyph::size).max().orElse(0));
  }

  /** The words, with a tab where a gap is so wide that it parts columns. */
  String text() {
    var text = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      if (i > 0) {
        text.append(between(i, true));
      }
      text.append(glyphs.get(i).text());
    }
    return text.toString();
  }

  /** The words of one cell, where wide gaps only justify. */
  String cellText() {
    var text = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      if (i > 0) {
        text.append(between(i, false));
      }
      text.append(glyphs.get(i).text());
    }
    return text.toString();
  }

  private String between(int i, boolean columns) {
    PdfGlyph before = glyphs.get(i - 1);
    PdfGlyph after = glyphs.get(i);
    double gap = gap(i);
    if (columns && gap > COLUMN_GAP) {
      return "\t";
    }
    boolean latin = isLatin(before.text()) && isLatin(after.text());
    return spaced.get(i) && (latin || gap > 0.1) || gap > (latin ? 0.22 : 0.8) ? " " : "";
  }

  /** The gap before a character, in type heights. */
  double gap(int i) {
    PdfGlyph before = glyphs.get(i - 1);
    double size = Math.max(1, Math.max(before.size(), glyphs.get(i).size()));
    return (glyphs.get(i).x0() - before.x1()) / size;
  }

  private static boolean isLatin(String text) {
    return text.charAt(0) < 0x2E80;
  }

  /** The line cut where gaps are wider than so many type heights. */
  List<PdfLine> pieces(double widest) {
    var pieces = new ArrayList<PdfLine>();
    int start = 0;
    for (int i = 1; i <= glyphs.size(); i++) {
      if (i == glyphs.size() || gap(i) > widest) {
        pieces.add(part(start, i));
        start = i;
      }
    }
    return pieces;
  }

  boolean hasColumns() {
    for (int i = 1; i < glyphs.size(); i++) {
      if (gap(i) > COLUMN_GAP) {
        return true;
      }
    }
    return false;
  }

  private PdfLine part(int from, int to) {
    List<PdfGlyph> part = glyphs.subList(from, to);
    return new PdfLine(
        List.copyOf(part),
        List.copyOf(spaced.subList(from, to)),
        part.get(0).x0(),
        part.stream().mapToDouble(PdfGlyph::y0).min().orElse(y0),
        part.stream().mapToDouble(PdfGlyph::x1).max().orElse(x1),
        part.stream().mapToDouble(PdfGlyph::y1).max().orElse(y1),
        part.stream().mapToDouble(PdfGlyph::size).max().orElse(size));
  }
}
