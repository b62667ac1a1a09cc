package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Notice;
import nianbao.Place;
import nianbao.cell.FormReading;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;

/** Turns the cells and the prose of one report into facts in canonical codes and units. */
public final class FactReader {
  /** Longest source text kept. */
  private static final int WORDS = 60;

  private static final Comparator<Notice> NOTICE_ORDER =
      Comparator.comparing(
              (Notice n) -> n.places().isEmpty() ? null : n.places().get(0),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Notice::rule)
          .thenComparing(n -> n.figures().toString());

  private final FactCells cells;
  private final ProofGrid grid;

  /** Cells of which a second print says something else. */
  private final Set<Place> printedTwice;

  private final Map<FactKey, Fact> facts;
  private final List<Notice> notices = new ArrayList<>();

  private FactReader(FormReading form) {
    this.cells = new FactCells(form.cells());
    this.grid = ProofGrid.of(cells);
    this.facts = new HashMap<>(2 * cells.entries.size() + 32);
    this.printedTwice =
        form.notices().stream()
            .filter(notice -> notice.rule().equals("printed_twice_differs"))
            .flatMap(notice -> notice.places().stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /**
   * Reads one report. The order of the cells and of the prose facts does not matter.
   *
   * @param narrative facts said in prose; none stands over a table cell
   */
  public static FactReading read(FormReading form, List<Fact> narrative) {
    return new FactReader(form).read(narrative);
  }

  private FactReading read(List<Fact> narrative) {
    new FactRepeats(cells, grid).settle();
    cells.doubt(printedTwice);
    var proof = new Proof(grid, cells);
    proof.run();
    notices.addAll(cells.notices);
    notices.addAll(proof.notices());
    for (FactCells.Entry entry : cells.entries.values()) {
      if (entry.value != null) {
        facts.put(entry.key, fact(entry));
      }
    }
    decided(proof.proved(), Fact.ValueStatus.PROVED);
    decided(proof.derived(), Fact.ValueStatus.DERIVED);
    var sums = new FactSums(grid, cells, facts);
    sums.derive();
    notices.addAll(sums.compare());
    var prose = new FactProse(grid, cells, facts, narrative);
    notices.addAll(prose.merge());
    notices.sort(NOTICE_ORDER);
    return new FactReading(inOrder(), notices);
  }

  private List<Fact> inOrder() {
    // Ranks and positions in one number each: sorted without comparing objects.
    var unordered = new Fact[facts.size()];
    var ranks = new long[unordered.length];
    int count = 0;
    for (Map.Entry<FactKey, Fact> entry : facts.entrySet()) {
      ranks[count] = entry.getKey().rank() << Integer.SIZE | count;
      unordered[count++] = entry.getValue();
    }
    Arrays.sort(ranks);
    var ordered = new Fact[unordered.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = unordered[(int) ranks[i]];
    }
    return List.of(ordered);
  }

  private static Fact fact(FactCells.Entry entry) {
    FactKey key = entry.key;
    return new Fact(
        key.indicator(),
        key.applicantType(),
        key.reviewStage(),
        key.periodBasis(),
        entry.value,
        entry.indicator.unit(),
        entry.status,
        entry.bound,
        entry.doubtful ? "U" : "A",
        entry.cell.place(),
        words(entry.words == null ? entry.cell.text() : entry.words));
  }

  private void decided(Map<FactKey, BigDecimal> figures, Fact.ValueStatus status) {
    figures.forEach((key, value) -> facts.computeIfAbsent(key, k -> decided(k, value, status)));
  }

  /** Such a figure points to its blank cell; a lost one to the cell before it in its row. */
  private Fact decided(FactKey key, BigDecimal value, Fact.ValueStatus status) {
    FactCells.Entry entry = cells.entries.get(key);
    Place place = entry != null ? entry.cell.place() : near(key);
    return new Fact(
        key.indicator(),
        key.applicantType(),
        key.reviewStage(),
        key.periodBasis(),
        value,
        Indicators.of(key.indicator()).unit(),
        status,
        null,
        "A",
        place,
        entry == null ? "" : words(entry.cell.text()));
  }

  private Place near(FactKey key) {
    Map<Boolean, List<ReportCell>> sameRow =
        cells.cells.stream()
            .filter(c -> c.indicator() != null && !(c.quantity() instanceof Quantity.Blank))
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    c -> c.indicator().equals(key.indicator())));
    List<ReportCell> row = sameRow.get(true).isEmpty() ? sameRow.get(false) : sameRow.get(true);
    return row.isEmpty() ? cells.cells.get(0).place() : row.get(row.size() - 1).place();
  }

  static String words(String text) {
    return text.length() <= WORDS ? text : text.substring(0, WORDS);
  }
}
