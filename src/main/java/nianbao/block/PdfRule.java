package nianbao.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A printed line, the middle of it, however it was drawn.
 *
 * @param at its y where horizontal, else its x
 * @param from its left or upper end
 * @param to its right or lower end
 */
record PdfRule(boolean horizontal, double at, double from, double to) {
  private static final double SAME_LINE = 1.2;
  private static final double DASH = 3.5;

  double length() {
    return to - from;
  }

  /** The rule as it stands when the page is turned, see {@link PdfGlyph#turned}. */
  PdfRule turned(int quarter, double width, double height) {
    return switch (quarter) {
      case 90 ->
          horizontal
              ? new PdfRule(false, height - at, from, to)
              : new PdfRule(true, at, height - to, height - from);
      case 180 ->
          horizontal
              ? new PdfRule(true, height - at, width - to, width - from)
              : new PdfRule(false, width - at, height - to, height - from);
      case 270 ->
          horizontal
              ? new PdfRule(false, at, width - to, width - from)
              : new PdfRule(true, width - at, from, to);
      default -> this;
    };
  }

  /** Pieces of one line as one: dashes, and the edges that neighbouring cells each draw. */
  static List<PdfRule> merged(List<PdfRule> pieces) {
    var merged = new ArrayList<PdfRule>();
    for (boolean horizontal : new boolean[] {true, false}) {
      var same = new ArrayList<PdfRule>();
      for (PdfRule piece : pieces) {
        if (piece.horizontal == horizontal) {
          same.add(piece);
        }
      }
      same.sort(Comparator.comparingDouble(PdfRule::at).thenComparingDouble(PdfRule::from));
      int start = 0;
      for (int i = 1; i <= same.size(); i++) {
        if (i == same.size() || same.get(i).at - same.get(i - 1).at > SAME_LINE) {
          mergeLine(same.subList(start, i), merged);
          start = i;
        }
      }
    }
    return merged;
  }

  private static void mergeLine(List<PdfRule> line, List<PdfRule> merged) {
    var sorted = new ArrayList<>(line);
    sorted.sort(Comparator.comparingDouble(PdfRule::from).thenComparingDouble(PdfRule::to));
    PdfRule open = null;
    for (PdfRule piece : sorted) {
      if (open != null && piece.from - open.to <= DASH) {
        double at = piece.length() > open.length() ? piece.at : open.at;
        open = new PdfRule(open.horizontal, at, open.from, Math.max(open.to, piece.to));
      } else {
        if (open != null) {
          merged.add(open);
        }
        open = piece;
      }
    }
    if (open != null) {
      merged.add(open);
    }
  }
}
