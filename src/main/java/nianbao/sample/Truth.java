package nianbao.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of {@code truth.csv}: what a document of the corpus states, in the codes and units of the
 * catalogue of indicators.
 *
 * <p>The truth is what is <em>printed</em>, not what happened: where a report prints a wrong total,
 * the wrong total is the truth, and {@code reports.csv} lists {@code wrong_total} among its
 * damages.
 *
 * <ul>
 *   <li>{@code printed}: a figure of a statutory table. Every cell that a code covers has a row.
 *   <li>{@code blank}: such a cell with nothing in it, {@code value} empty. A reader may leave it
 *       out or prove it; it must not publish it as printed.
 *   <li>{@code nil}: such a cell with a mark for nothing ({@code /}, {@code -}, {@code —}, 无),
 *       {@code value} empty; to be treated like a blank.
 *   <li>{@code narrative}: a figure that the prose states and that no table of the same document
 *       states, neither itself nor in its parts. A bound (余, 多) is not written down; the value is
 *       the number said.
 * </ul>
 *
 * <p>Prose also holds numbers that are no such facts; they have no row. A truncated document has
 * rows only for what stands before the cut. Copies and editions of one report have rows each, since
 * each states its figures; a lake that keeps one of them is right. Documents of one report share
 * agency and year in {@code reports.csv}; the codes {@code duplicate=…} and {@code corrected=…}
 * name the other one.
 *
 * @param path landing-relative address, {@code 33/2021/batch.zip!t1.html} inside a container
 * @param applicantType empty where the form or the sentence has no such dimension; {@code total}
 *     and empty mean the same
 * @param reviewStage empty outside {@code remedy.*}
 * @param periodBasis {@code year} or {@code cumulative}
 * @param value exact, null for {@code blank} and {@code nil}
 */
public record Truth(
    String path,
    String indicator,
    String applicantType,
    String reviewStage,
    String periodBasis,
    BigDecimal value,
    String valueStatus) {

  /** First line of {@code truth.csv}. */
  public static final String HEADER =
      "path,indicator,applicant_type,review_stage,period_basis,value,value_status";

  private static final int COLUMNS = 7;
  private static final List<String> SUBTOTALS =
      List.of("result.denied", "result.unable", "result.not_processed", "result.other");

  /** Whether the document states a figure here, as opposed to leaving the place empty. */
  public boolean states() {
    return value != null;
  }

  /**
   * Reads one line of {@code truth.csv} after the header.
   *
   * @throws IllegalArgumentException for anything that is no such line
   */
  public static Truth parse(String line) {
    List<String> fields = Csv.fields(line);
    if (fields.size() != COLUMNS) {
      throw new IllegalArgumentException("no row of truth.csv: " + line);
    }
    String value = fields.get(5);
    return new Truth(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        value.isEmpty() ? null : new BigDecimal(value),
        fields.get(6));
  }

  /** The row as a line of {@code truth.csv}, without a line end. */
  public String line() {
    return Csv.line(
        path,
        indicator,
        applicantType,
        reviewStage,
        periodBasis,
        value == null ? "" : Annexes.plain(value),
        valueStatus);
  }

  static Truth of(Code code, BigDecimal value, String status) {
    return new Truth(
        "", code.indicator(), code.applicant(), code.stage(), code.basis(), value, status);
  }

  Truth at(String place) {
    return new Truth(place, indicator, applicantType, reviewStage, periodBasis, value, valueStatus);
  }

  /** What a page states, in reading order, up to where it is cut. */
  static List<Truth> of(List<Piece> pieces) {
    var rows = new ArrayList<Truth>();
    var printed = new java.util.HashSet<Code>();
    boolean complete = tables(pieces, rows, printed);
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Table && !complete && cut(((Piece.Table) piece).grid())) {
        break;
      }
      if (piece instanceof Piece.Paragraph paragraph) {
        for (Piece.Stated fact : paragraph.facts()) {
          if (printed.add(fact.code().plain()) && !inParts(fact.code(), printed)) {
            rows.add(of(fact.code(), fact.value(), "narrative"));
          }
        }
      }
    }
    return rows;
  }

  /** Whether a table states the parts of what the sentence sums up. */
  private static boolean inParts(Code code, java.util.Set<Code> printed) {
    boolean matrix = printed.contains(Code.of("result.total"));
    return code.stage().equals("litigation_any")
            && printed.contains(code.stage("litigation_direct"))
        || matrix
            && (code.applicant().equals("legal_person") || SUBTOTALS.contains(code.indicator()));
  }

  private static boolean tables(List<Piece> pieces, List<Truth> rows, java.util.Set<Code> printed) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Table table) {
        for (List<Slot> row : table.grid().rows()) {
          if (row.get(0).text().indexOf(Composer.CUT) >= 0) {
            return false;
          }
          row.stream().filter(Slot::figure).forEach(slot -> add(slot, rows, printed));
        }
      }
    }
    return true;
  }

  private static void add(Slot slot, List<Truth> rows, java.util.Set<Code> printed) {
    if (slot.value() != null) {
      printed.add(slot.code().plain());
    }
    String status = slot.value() != null ? "printed" : slot.text().isEmpty() ? "blank" : "nil";
    rows.add(of(slot.code(), slot.value(), status));
  }

  private static boolean cut(Grid grid) {
    return grid.rows().stream().anyMatch(row -> row.get(0).text().indexOf(Composer.CUT) >= 0);
  }
}
