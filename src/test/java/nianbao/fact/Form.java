package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Place;
import nianbao.cell.FormReading;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;

/** A printed form, built by hand: rows of texts under codes, each text a number, blank or mark. */
final class Form {
  static final List<String> APPLICANTS =
      List.of(
          "natural_person",
          "enterprise",
          "research",
          "public_welfare",
          "legal_service",
          "other",
          "total");
  static final List<String> STAGES =
      List.of("reconsideration", "litigation_direct", "litigation_after_review");
  static final List<String> OUTCOMES =
      List.of(
          "remedy.upheld", "remedy.corrected", "remedy.other", "remedy.pending", "remedy.total");

  private final String form;
  private final String variant;
  private final List<ReportCell> cells = new ArrayList<>();
  private int row;

  private Form(String form, String variant) {
    this.form = form;
    this.variant = variant;
  }

  static Form matrix2021() {
    return new Form("matrix_2021", "matrix_2021");
  }

  static Form matrix2019() {
    return new Form("matrix_2019", "matrix_2019");
  }

  static Form annex(String variant) {
    return new Form(variant.split("\\.")[0], variant);
  }

  /** A row of the request matrix; more texts than columns leave cells without applicant. */
  Form requests(String indicator, String... texts) {
    for (int c = 0; c < texts.length; c++) {
      String applicant = c < APPLICANTS.size() ? APPLICANTS.get(c) : null;
      add("requests", indicator, applicant, null, null, texts[c], 0, c);
    }
    row++;
    return this;
  }

  /** The line of reviews and lawsuits, 15 texts when all is well. */
  Form remedies(String... texts) {
    for (int c = 0; c < texts.length; c++) {
      boolean known = c < 15;
      String stage = known ? STAGES.get(c / 5) : null;
      add("remedies", known ? OUTCOMES.get(c % 5) : null, null, stage, null, texts[c], 1, c);
    }
    row++;
    return this;
  }

  /** One figure without applicant or stage, with its printed unit. */
  Form figure(String part, String indicator, String unit, String text) {
    add(part, indicator, null, null, unit, text, 2, 0);
    row++;
    return this;
  }

  Form remedy(String indicator, String stage, String text) {
    add("annex", indicator, null, stage, "件", text, 2, 0);
    row++;
    return this;
  }

  Form cumulative(String indicator, String text) {
    ReportCell c = cell("annex", indicator, null, null, null, text, 2, 1);
    cells.add(basis(c, FactKey.CUMULATIVE));
    row++;
    return this;
  }

  private static ReportCell basis(ReportCell c, String basis) {
    return new ReportCell(
        c.form(),
        c.variant(),
        c.part(),
        c.rowLabel(),
        c.columnLabel(),
        c.indicator(),
        c.applicantType(),
        c.reviewStage(),
        basis,
        c.unit(),
        c.text(),
        c.quantity(),
        c.place(),
        c.byOrder());
  }

  FormReading reading() {
    return reading(cells);
  }

  FormReading reading(List<ReportCell> all) {
    return new FormReading(form, all, Set.of(), Set.of(), List.of());
  }

  List<ReportCell> cells() {
    return cells;
  }

  FactReading facts() {
    return FactReader.read(reading(), List.of());
  }

  FactReading facts(List<Fact> narrative) {
    return FactReader.read(reading(), narrative);
  }

  static Map<String, Fact> byKey(FactReading reading) {
    var map = new LinkedHashMap<String, Fact>();
    reading.facts().forEach(fact -> map.put(FactKey.of(fact).toString(), fact));
    return map;
  }

  /** {@code value status obsStatus}, or null where there is no fact. */
  static String shown(FactReading reading, String key) {
    Fact fact = byKey(reading).get(key);
    return fact == null
        ? null
        : "%s %s %s"
            .formatted(ProofNotices.plain(fact.value()), fact.status().code(), fact.obsStatus());
  }

  static List<String> rules(FactReading reading) {
    return reading.notices().stream().map(nianbao.Notice::rule).toList();
  }

  private void add(
      String part,
      String indicator,
      String applicant,
      String stage,
      String unit,
      String text,
      int block,
      int column) {
    cells.add(cell(part, indicator, applicant, stage, unit, text, block, column));
  }

  private ReportCell cell(
      String part,
      String indicator,
      String applicant,
      String stage,
      String unit,
      String text,
      int block,
      int column) {
    return new ReportCell(
        form,
        variant,
        part,
        String.valueOf(indicator),
        "",
        indicator,
        applicant,
        stage,
        "year",
        unit,
        text,
        quantity(text),
        Place.inTable(block, row, column),
        false);
  }

  static Quantity quantity(String text) {
    if (text.isEmpty()) {
      return new Quantity.Blank();
    }
    if (text.equals("/") || text.equals("-")) {
      return new Quantity.Nil(text);
    }
    String digits = text.replaceAll("[^0-9.\\-]+$", "");
    String unit = text.substring(digits.length());
    return digits.matches("-?\\d+(\\.\\d+)?")
        ? new Quantity.Stated(new BigDecimal(digits), unit.isEmpty() ? null : unit, null)
        : new Quantity.Unreadable(text);
  }
}
