package nianbao.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Running heads, feet and page numbers: what stands at the edge of the pages, not in the report.
 */
final class PdfFurniture {
  private static final double EDGE = 0.12;
  private static final int LINES_DEEP = 2;
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–―_~·•\\s]{0,8}(第|Page)?\\s?[0-9０-９]{1,4}\\s?页?"
              + "(\\s?[/,，of共]{1,3}\\s?[0-9０-９]{1,4}\\s?页?)?[-—–―_~·•\\s]{0,8}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");

  private int leftOut;

  int leftOut() {
    return leftOut;
  }

  /** The lines of every page without its furniture. */
  List<List<PdfLine>> without(List<List<PdfLine>> pages, List<Double> heights) {
    Map<String, Integer> repeated = repeated(pages, heights);
    var bodies = new ArrayList<List<PdfLine>>();
    for (int p = 0; p < pages.size(); p++) {
      var body = new ArrayList<PdfLine>();
      List<PdfLine> lines = pages.get(p);
      for (int i = 0; i < lines.size(); i++) {
        PdfLine line = lines.get(i);
        boolean edge = isAtEdge(lines, i, heights.get(p));
        boolean often = edge && repeated.getOrDefault(key(line), 0) * 2 > Math.max(3, pages.size());
        if (edge && PAGE_NUMBER.matcher(line.text()).matches() || often) {
          leftOut++;
        } else {
          body.add(line);
        }
      }
      bodies.add(body);
    }
    return bodies;
  }

  private static Map<String, Integer> repeated(List<List<PdfLine>> pages, List<Double> heights) {
    var counts = new HashMap<String, Integer>();
    for (int p = 0; p < pages.size(); p++) {
      for (int i = 0; i < pages.get(p).size(); i++) {
        if (isAtEdge(pages.get(p), i, heights.get(p))) {
          counts.merge(key(pages.get(p).get(i)), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** Lines with the same words but for numbers, at the same height. */
  private static String key(PdfLine line) {
    return DIGITS.matcher(line.text()).replaceAll("#") + "@" + Math.round(line.middleY() / 4);
  }

  private static boolean isAtEdge(List<PdfLine> lines, int i, double height) {
    PdfLine line = lines.get(i);
    boolean top = line.y1() < EDGE * height && i < LINES_DEEP;
    boolean bottom = line.y0() > (1 - EDGE) * height && i >= lines.size() - LINES_DEEP;
    return top || bottom;
  }
}
