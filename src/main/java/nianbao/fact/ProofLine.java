package nianbao.fact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;

/**
 * A line of the form as the carrier left it: the figures it should hold, in the form's order, and
 * the texts found there, in reading order. There may be more texts than figures, or fewer.
 *
 * @param figures numbers in the grid
 * @param texts printed cells, those without a code included
 */
record ProofLine(String name, int[] figures, List<ReportCell> texts) {
  static final long BLANK = -1;
  static final long UNREADABLE = -2;

  /** The lines of the report whose figures stand in the grid, in the form's order. */
  static List<ProofLine> of(ProofState state) {
    var figures = new TreeMap<String, TreeSet<Integer>>();
    for (int f = 0; f < state.grid.figures.size(); f++) {
      FactKey key = state.grid.figures.get(f);
      String name =
          key.applicantType() != null
              ? key.indicator()
              : key.reviewStage() != null ? REVIEWS : null;
      if (name != null) {
        figures.computeIfAbsent(name, n -> new TreeSet<>()).add(f);
      }
    }
    Map<String, List<ReportCell>> texts = new TreeMap<>();
    for (ReportCell cell : state.cells.cells) {
      String name = name(cell);
      if (name != null) {
        texts.computeIfAbsent(name, n -> new ArrayList<>()).add(cell);
      }
    }
    var lines = new ArrayList<ProofLine>();
    figures.forEach(
        (name, numbers) -> {
          List<ReportCell> found = texts.get(name);
          if (found != null && found.size() <= numbers.size() + MORE) {
            int[] order = numbers.stream().mapToInt(Integer::intValue).toArray();
            lines.add(new ProofLine(name, order, found));
          }
        });
    lines.sort(java.util.Comparator.comparingInt(line -> line.figures()[0]));
    return lines;
  }

  private static final String REVIEWS = "remedies";

  /** Texts beyond the figures that are still believed to belong to the line. */
  private static final int MORE = 3;

  private static String name(ReportCell cell) {
    return switch (cell.part()) {
      case "requests" -> cell.indicator();
      case "remedies" -> REVIEWS;
      default -> null;
    };
  }

  int extra() {
    return texts.size() - figures.length;
  }

  /** Value of a text in ten-thousandths, or {@link #BLANK}, {@link #UNREADABLE}. */
  long value(int text) {
    Quantity quantity = texts.get(text).quantity();
    if (quantity instanceof Quantity.Stated stated) {
      boolean count = stated.bound() == null && stated.value().signum() >= 0;
      return count
              && stated.value().precision() - stated.value().scale() < 13
              && stated.value().stripTrailingZeros().scale() <= 0
          ? ProofState.scaled(stated.value())
          : UNREADABLE;
    }
    return quantity instanceof Quantity.Unreadable ? UNREADABLE : BLANK;
  }

  /** The number that neighbouring texts make when put together, {@link #UNREADABLE} if none. */
  long joined(int from, int to) {
    if (to - from == 1) {
      return value(from);
    }
    var digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      String piece = digits(i);
      if (piece.isEmpty() || i == from && piece.equals("0")) {
        return UNREADABLE;
      }
      digits.append(piece);
    }
    return digits.length() < 13
        ? ProofState.scaled(new java.math.BigDecimal(digits.toString()))
        : UNREADABLE;
  }

  String words(int from, int to) {
    return String.join("|", texts.subList(from, to).stream().map(ReportCell::text).toList());
  }

  private String digits(int text) {
    String folded =
        Normalizer.normalize(texts.get(text).text(), Normalizer.Form.NFKC)
            .replaceAll("[\\s,]+", "");
    return folded.chars().allMatch(c -> c >= '0' && c <= '9') ? folded : "";
  }
}
