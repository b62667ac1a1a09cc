package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.cell.ReportCell;

/**
 * Finds the lines of the form again in a report: which texts stand where which figures should.
 * Texts without a code are those of a lost line where its neighbours leave no other.
 */
final class ProofLines {
  private static final String REVIEWS = "remedies";

  /** Texts beyond the figures that are still believed to belong to a line. */
  private static final int MORE = 3;

  private final ProofState state;

  /** Figures by line, lines in the form's order. */
  private final Map<String, int[]> figures = new LinkedHashMap<>();

  private final Map<String, List<ReportCell>> texts = new TreeMap<>();

  ProofLines(ProofState state) {
    this.state = state;
    order();
  }

  List<ProofLine> all() {
    requests();
    reviews();
    var lines = new ArrayList<ProofLine>();
    figures.forEach(
        (name, numbers) -> {
          List<ReportCell> found = texts.get(name);
          if (found != null && found.size() <= numbers.length + MORE) {
            lines.add(ProofLine.of(name, numbers, found));
          }
        });
    return lines;
  }

  /** A row of the request matrix has a sum of its own; the reviews stand in one line. */
  private void order() {
    var reviews = new TreeSet<Integer>();
    for (int e = state.active.nextSetBit(0); e >= 0; e = state.active.nextSetBit(e + 1)) {
      int[] members = state.grid.equations[e].figures();
      FactKey key = state.grid.figures.get(members[0]);
      boolean row =
          key.applicantType() != null
              && Arrays.stream(members)
                  .mapToObj(state.grid.figures::get)
                  .allMatch(k -> k.indicator().equals(key.indicator()));
      if (row) {
        figures.put(key.indicator(), Arrays.stream(members).sorted().toArray());
      } else if (state.grid.equations[e].check().part().equals(REVIEWS)) {
        Arrays.stream(members).forEach(reviews::add);
      }
    }
    if (!reviews.isEmpty()) {
      figures.put(REVIEWS, reviews.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** The coded texts of the reviews, or all texts there where none has a code. */
  private void reviews() {
    List<ReportCell> all =
        state.cells.cells.stream().filter(cell -> cell.part().equals(REVIEWS)).toList();
    List<ReportCell> coded = all.stream().filter(cell -> cell.indicator() != null).toList();
    texts.put(REVIEWS, coded.isEmpty() ? all : coded);
  }

  private void requests() {
    var names = new ArrayList<>(figures.keySet());
    var waiting = new ArrayList<List<ReportCell>>();
    var seen = new TreeSet<String>();
    int before = -1;
    ReportCell last = null;
    for (ReportCell cell : state.cells.cells) {
      if (!cell.part().equals("requests")) {
        continue;
      }
      if (cell.indicator() == null) {
        if (last == null || last.indicator() != null || !sameRow(last, cell)) {
          waiting.add(new ArrayList<>());
        }
        waiting.get(waiting.size() - 1).add(cell);
      } else if (figures.containsKey(cell.indicator())) {
        int at = names.indexOf(cell.indicator());
        if (seen.add(cell.indicator())) {
          place(names, before, at, waiting);
          before = at;
        }
        texts.computeIfAbsent(cell.indicator(), name -> new ArrayList<>()).add(cell);
      }
      last = cell;
    }
    int end = names.contains(REVIEWS) ? names.size() - 1 : names.size();
    place(names, before, end, waiting);
  }

  private static boolean sameRow(ReportCell a, ReportCell b) {
    boolean table = a.place().row() >= 0;
    boolean row = a.place().block() == b.place().block() && a.place().row() == b.place().row();
    return Objects.equals(a.rowLabel(), b.rowLabel()) && (!table || row);
  }

  /** Gives the waiting texts to the lines between two others, if there are as many of both. */
  private void place(List<String> names, int before, int after, List<List<ReportCell>> waiting) {
    List<String> between =
        before + 1 < after
            ? names.subList(before + 1, after).stream().filter(n -> !texts.containsKey(n)).toList()
            : List.of();
    if (between.size() == waiting.size()) {
      for (int i = 0; i < between.size(); i++) {
        texts.put(between.get(i), new ArrayList<>(waiting.get(i)));
      }
    }
    waiting.clear();
  }
}
