package nianbao.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;

/** The one-list forms of 2008 to 2018: national, and the local ones. */
final class Annexes {
  private static final Map<String, Variant> VARIANTS = read();

  /** Figures whose running totals some form prints. */
  static final List<Code> CUMULATIVE =
      VARIANTS.get("annex_fujian").lines.stream().map(Line::code).distinct().toList();

  /** One line; {@code code} is null for a chapter and for a figure that no code covers. */
  private record Line(String number, String label, String unit, Code code, boolean counted) {}

  private record Column(String heading, String role) {}

  private record Variant(int from, int to, List<Column> columns, List<Line> lines) {}

  /** Lines of the Shanghai annex that the wide print has as one group, both included. */
  private record Block(String title, int first, int last) {}

  private static final List<Block> WIDE =
      List.of(
          new Block("主动公开信息", 1, 4),
          new Block("申请", 12, 18),
          new Block("对申请的答复", 19, 33),
          new Block("收取费用", 37, 48),
          new Block("政府信息公开指定专职人员", 49, 51));

  private Annexes() {}

  static boolean used(String variant, int year) {
    Variant found = VARIANTS.get(variant);
    return found.from <= year && year <= found.to;
  }

  /** The annex of a year; {@code dice} draws the figures that no code covers. */
  static Grid grid(String name, Figures figures, int year, Dice dice) {
    Variant variant = VARIANTS.get(name);
    var rows = new ArrayList<List<Slot>>();
    var head = new ArrayList<Slot>();
    for (Column column : variant.columns) {
      head.add(Slot.label(column.heading.replace("{year}", Integer.toString(year))));
    }
    rows.add(head);
    for (Line line : variant.lines) {
      var row = new ArrayList<Slot>();
      for (Column column : variant.columns) {
        row.add(slot(line, column.role, figures, dice));
      }
      rows.add(row);
    }
    return new Grid("annex", 1, rows);
  }

  /**
   * The wide print of the Shanghai annex: a row for the agency, a column for each figure, three
   * rows of header. It has no room for consultations, reviews and budgets.
   */
  static Grid wide(String agency, Figures figures) {
    List<Line> lines = VARIANTS.get("annex_shanghai").lines;
    List<List<Slot>> rows =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    rows.get(0).add(Slot.label("单位名称", 3, 1));
    rows.get(3).add(Slot.label(agency));
    for (Block block : WIDE) {
      int size = block.last - block.first + 1;
      rows.get(0).add(Slot.label(block.title, 1, size));
      rows.get(1).add(Slot.label(bare(lines.get(block.first - 1).label), 2, 1));
      rows.get(1).add(Slot.label("其中", 1, size - 1));
      for (int n = block.first; n <= block.last; n++) {
        Line line = lines.get(n - 1);
        if (n > block.first) {
          rows.get(2).add(Slot.label(bare(line.label)));
        }
        rows.get(3).add(line.code == null ? Slot.label("0") : figure(line, line.code, figures));
      }
    }
    return new Grid("annex", 3, rows);
  }

  private static String bare(String label) {
    return label.replace("其中：", "");
  }

  private static Slot slot(Line line, String role, Figures figures, Dice dice) {
    return switch (role) {
      case "label" -> Slot.label(line.label);
      case "unit" -> Slot.label(line.unit);
      case "line" -> Slot.label(line.number);
      case "month" -> Slot.label(month(line, figures, dice));
      case "cumulative" -> figure(line, line.code.cumulative(), figures);
      default -> line.code == null ? uncovered(line, dice) : figure(line, line.code, figures);
    };
  }

  private static Slot uncovered(Line line, Dice dice) {
    if (!line.counted) {
      return Slot.label("");
    }
    return Slot.label(line.unit.equals("元") ? "0" : Integer.toString(dice.below(30)));
  }

  private static String month(Line line, Figures figures, Dice dice) {
    if (line.code == null) {
      return line.counted ? "0" : "";
    }
    BigDecimal year = figures.get(line.code);
    long whole = year.scale() > 0 ? 0 : year.longValue();
    return Long.toString(whole == 0 ? 0 : dice.binomial(whole, 0.1));
  }

  /** Money in 万元 is printed in 万元; the truth stays in the catalogue's unit. */
  private static Slot figure(Line line, Code code, Figures figures) {
    BigDecimal value = figures.get(code);
    boolean shifted = line.unit.equals("万元") && code.indicator().startsWith("fee.");
    BigDecimal shown = shifted ? value.movePointLeft(4) : value;
    return new Slot(plain(shown), 1, 1, code, value);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Map<String, Variant> read() {
    var variants = new LinkedHashMap<String, Variant>();
    for (Tsv.Row row : Tsv.read("sample/forms/annexes.tsv")) {
      var columns = new ArrayList<Column>();
      for (String column : row.list("columns")) {
        int at = column.indexOf('=');
        columns.add(new Column(column.substring(0, at), column.substring(at + 1)));
      }
      String name = row.get("variant");
      variants.put(
          name,
          new Variant(
              Integer.parseInt(row.get("from")),
              Integer.parseInt(row.get("to")),
              List.copyOf(columns),
              lines(name)));
    }
    return variants;
  }

  private static List<Line> lines(String variant) {
    var lines = new ArrayList<Line>();
    for (Tsv.Row row : Tsv.read("sample/forms/" + variant + ".tsv")) {
      String code = row.get("code");
      boolean coded = !code.isEmpty() && !code.equals("-");
      lines.add(
          new Line(
              row.get("line"),
              row.get("label"),
              row.get("unit"),
              coded ? Code.parse(code) : null,
              !code.isEmpty()));
    }
    return List.copyOf(lines);
  }
}
