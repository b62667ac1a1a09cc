package nianbao.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;

/** The fixed tables since 2019: article 20, requests, reviews and lawsuits. */
final class Matrices {
  private static final String RULE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
  private static final List<String> COLUMNS = List.of("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他");
  private static final List<Tsv.Row> ART20_2019 = Tsv.read("sample/forms/art20_2019.tsv");
  private static final List<Tsv.Row> ART20_2021 = Tsv.read("sample/forms/art20_2021.tsv");
  private static final List<Tsv.Row> REQUESTS_2019 = Tsv.read("sample/forms/requests_2019.tsv");
  private static final List<Tsv.Row> REQUESTS_2021 = Tsv.read("sample/forms/requests_2021.tsv");
  private static final List<Tsv.Row> REMEDIES = Tsv.read("sample/forms/remedies.tsv");

  private Matrices() {}

  /**
   * Article 20.
   *
   * @param signed whether a rise is printed with its sign
   */
  static Grid art20(Form form, Figures figures, boolean signed) {
    boolean early = form == Form.MATRIX_2019;
    int width = early ? 5 : 4;
    var rows = new ArrayList<List<Slot>>();
    for (Tsv.Row row : early ? ART20_2019 : ART20_2021) {
      String kind = row.get("kind");
      List<String> cells = cells(row);
      if (kind.equals("block")) {
        rows.add(List.of(Slot.label(cells.get(0), 1, width)));
        continue;
      }
      var slots = new ArrayList<Slot>();
      for (int i = 0; i < cells.size(); i++) {
        Slot slot =
            i == 0 || kind.equals("head")
                ? Slot.label(cells.get(i))
                : figure(Code.of(cells.get(i)), figures, signed);
        slots.add(slot);
      }
      rows.add(spread(slots, width, early && kind.equals("row")));
    }
    return new Grid("art20", 0, rows);
  }

  /**
   * Too few cells for the grid: one spans the rest, in data rows of 2019 not the one of the header.
   */
  private static List<Slot> spread(List<Slot> slots, int width, boolean otherwise) {
    int rest = width - slots.size();
    if (rest == 0) {
      return slots;
    }
    int at = otherwise && slots.size() > 2 ? 1 : slots.size() - 1;
    slots.set(at, slots.get(at).spanning(1, 1 + rest));
    return slots;
  }

  private static Slot figure(Code code, Figures figures, boolean signed) {
    BigDecimal value = figures.get(code);
    String text = Annexes.plain(value);
    if (code.indicator().equals("art20.procurement.amount") && value.signum() > 0) {
      text += "元";
    }
    boolean change = code.indicator().endsWith("items_change") && value.signum() > 0;
    return new Slot(change && signed ? "+" + text : text, 1, 1, code, value);
  }

  private static List<String> cells(Tsv.Row row) {
    var cells = new ArrayList<String>();
    for (String column : List.of("c1", "c2", "c3", "c4")) {
      if (!row.get(column).isEmpty()) {
        cells.add(row.get(column));
      }
    }
    return cells;
  }

  /**
   * Requests: labels in three columns, seven figures.
   *
   * @param oldRow whether a table of 2021 keeps the single row 其他处理 of 2019
   */
  static Grid requests(Form form, Figures figures, boolean oldRow) {
    List<Tsv.Row> spec = form == Form.MATRIX_2019 || oldRow ? REQUESTS_2019 : REQUESTS_2021;
    List<List<Slot>> rows = requestsHead();
    for (int i = 0; i < spec.size(); i++) {
      List<Slot> row = labels(spec, i);
      Code code = Code.of(spec.get(i).get("indicator"));
      for (String applicant : History.APPLICANTS) {
        row.add(count(code.applicant(applicant), figures));
      }
      row.add(count(code.applicant("total"), figures));
      rows.add(row);
    }
    return new Grid("requests", 3, rows);
  }

  private static List<List<Slot>> requestsHead() {
    var rows = new ArrayList<List<Slot>>();
    rows.add(new ArrayList<>(List.of(Slot.label(RULE, 3, 3), Slot.label("申请人情况", 1, 7))));
    rows.add(
        new ArrayList<>(
            List.of(Slot.label("自然人", 2, 1), Slot.label("法人或其他组织", 1, 5), Slot.label("总计", 2, 1))));
    rows.add(new ArrayList<>(COLUMNS.stream().map(Slot::label).toList()));
    return rows;
  }

  private static List<Slot> labels(List<Tsv.Row> spec, int i) {
    Tsv.Row row = spec.get(i);
    String group = row.get("group");
    String subgroup = row.get("subgroup");
    String label = row.get("label");
    var slots = new ArrayList<Slot>();
    if (subgroup.isEmpty()) {
      slots.add(Slot.label(group, 1, 3));
      return slots;
    }
    if (i == 0 || !spec.get(i - 1).get("group").equals(group)) {
      slots.add(Slot.label(group, run(spec, i, "group"), 1));
    }
    if (label.isEmpty()) {
      slots.add(Slot.label(subgroup, 1, 2));
      return slots;
    }
    if (!spec.get(i - 1).get("subgroup").equals(subgroup)) {
      slots.add(Slot.label(subgroup, run(spec, i, "subgroup"), 1));
    }
    slots.add(Slot.label(label));
    return slots;
  }

  private static int run(List<Tsv.Row> spec, int from, String column) {
    int end = from;
    while (end < spec.size() && spec.get(end).get(column).equals(spec.get(from).get(column))) {
      end++;
    }
    return end - from;
  }

  private static Slot count(Code code, Figures figures) {
    BigDecimal value = figures.get(code);
    return new Slot(value.toPlainString(), 1, 1, code, value);
  }

  /** Reviews and lawsuits: fifteen columns, one row of figures. */
  static Grid remedies(Figures figures) {
    var top = new ArrayList<Slot>();
    var middle = new ArrayList<Slot>();
    var low = new ArrayList<Slot>();
    var data = new ArrayList<Slot>();
    top.add(Slot.label("行政复议", 1, 5));
    top.add(Slot.label("行政诉讼", 1, 10));
    for (int i = 0; i < REMEDIES.size(); i++) {
      Tsv.Row row = REMEDIES.get(i);
      if (row.get("subgroup").isEmpty()) {
        middle.add(Slot.label(row.get("label"), 2, 1));
      } else {
        low.add(Slot.label(row.get("label")));
        if (i % 5 == 0) {
          middle.add(Slot.label(row.get("subgroup"), 1, 5));
        }
      }
      data.add(count(Code.parse(row.get("code")), figures));
    }
    return new Grid("remedies", 3, new ArrayList<>(List.of(top, middle, low, data)));
  }
}
