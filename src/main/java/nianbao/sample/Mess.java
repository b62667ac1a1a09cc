package nianbao.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How one report prints its tables: marks for nothing, width, units, labels, mistakes. */
final class Mess {
  private static final List<String> MARKS = List.of("/", "-", "—", "无");
  private static final List<String> SUMS =
      List.of(
          "request.received", "reply.total", "reply.refused", "org.staff_total", "request.closed");
  private static final int SEPARATED_FROM = 1000;

  private final Dice dice;
  private final Damages damages;
  private final String zero;

  Mess(Damages damages) {
    this.damages = damages;
    this.dice = damages.dice();
    this.zero =
        damages.wanted("nil_marks") ? dice.pick(MARKS) : damages.wanted("blank_zeros") ? "" : null;
  }

  /** The tables of one report, as they end up printed. */
  List<Grid> print(List<Grid> tables) {
    var printed = new ArrayList<>(tables);
    if (damages.wanted("wrong_total")) {
      mistake(printed);
    }
    for (int i = 0; i < printed.size(); i++) {
      Grid grid = printed.get(i).map(this::figure);
      grid = blanks(grid);
      grid = damages.wanted("unknown_row") ? strange(grid) : grid;
      printed.set(i, grid.map(this::label));
    }
    return printed;
  }

  private void mistake(List<Grid> tables) {
    List<int[]> places = new ArrayList<>();
    for (int t = 0; t < tables.size(); t++) {
      List<List<Slot>> rows = tables.get(t).rows();
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          if (sum(rows.get(r).get(c))) {
            places.add(new int[] {t, r, c});
          }
        }
      }
    }
    if (places.isEmpty()) {
      return;
    }
    int[] at = dice.pick(places);
    List<Slot> row = tables.get(at[0]).rows().get(at[1]);
    Slot slot = row.get(at[2]);
    BigDecimal off = BigDecimal.valueOf(dice.between(1, 9));
    BigDecimal wrong =
        slot.value().compareTo(off) > 0 && dice.permille(500)
            ? slot.value().subtract(off)
            : slot.value().add(off);
    row.set(at[2], slot.stating(wrong, wrong.toPlainString()));
    damages.did("wrong_total");
  }

  private static boolean sum(Slot slot) {
    if (!slot.figure() || slot.code().basis().equals("cumulative")) {
      return false;
    }
    String indicator = slot.code().indicator();
    return slot.code().applicant().equals("total")
        || indicator.equals("result.total")
        || indicator.equals("remedy.total") && !slot.code().stage().isEmpty() && matrix(slot)
        || slot.code().applicant().isEmpty() && SUMS.contains(indicator);
  }

  private static boolean matrix(Slot slot) {
    return !slot.code().stage().equals("litigation_any");
  }

  private Slot figure(Slot slot) {
    if (!slot.figure() || slot.value() == null) {
      return slot;
    }
    if (slot.value().signum() == 0 && zero != null) {
      damages.did(zero.isEmpty() ? "blank_zeros" : "nil_marks");
      return slot.silent(zero);
    }
    String text = slot.text();
    if (damages.wanted("separators") && slot.value().abs().intValue() >= SEPARATED_FROM) {
      text = Numerals.separated(text);
      damages.did("separators");
    }
    String unit = unit(slot.code());
    if (damages.wanted("cell_units") && !unit.isEmpty() && dice.permille(500)) {
      text += unit;
      damages.did("cell_units");
    }
    if (damages.wanted("fullwidth")) {
      text = Numerals.fullwidth(text);
      damages.did("fullwidth");
    }
    return slot.printed(text);
  }

  private static String unit(Code code) {
    if (code.indicator().equals("art20.admin_fee.amount")) {
      return "万元";
    }
    boolean cases = code.indicator().startsWith("request.") || code.indicator().startsWith("re");
    return cases && !code.indicator().startsWith("response.") ? "件" : "";
  }

  private Grid blanks(Grid grid) {
    return grid.map(
        slot -> {
          if (!slot.figure() || slot.value() == null) {
            return slot;
          }
          boolean total =
              slot.code().applicant().equals("total")
                  && slot.code().indicator().startsWith("result.");
          if (total && damages.wanted("blank_totals")) {
            damages.did("blank_totals");
            return slot.silent("");
          }
          if (damages.wanted("blank_cells") && dice.permille(25)) {
            damages.did("blank_cells");
            return slot.silent("");
          }
          return slot;
        });
  }

  /** A row that no form knows, at the end of a matrix or anywhere in an annex. */
  private Grid strange(Grid grid) {
    if (damages.isDone("wide_annex")) {
      return grid;
    }
    var rows = new ArrayList<>(grid.rows());
    if (grid.part().equals("annex")) {
      List<List<Slot>> coded =
          rows.stream().filter(row -> row.stream().anyMatch(Slot::figure)).toList();
      rows.add(dice.between(1, rows.size()), strangeLine(dice.pick(coded)));
    } else if (grid.part().equals("requests")) {
      var row = new ArrayList<Slot>();
      row.add(Slot.label("五、转交其他单位办理数量", 1, 3));
      for (int i = 0; i < 7; i++) {
        row.add(Slot.label(Integer.toString(dice.below(3))));
      }
      rows.add(row);
    } else {
      return grid;
    }
    damages.did("unknown_row");
    return new Grid(grid.part(), grid.head(), rows);
  }

  private List<Slot> strangeLine(List<Slot> pattern) {
    int longest = 0;
    for (Slot slot : pattern) {
      longest = Math.max(longest, slot.text().length());
    }
    var row = new ArrayList<Slot>();
    for (Slot slot : pattern) {
      boolean name = !slot.figure() && slot.text().length() == longest;
      row.add(
          Slot.label(
              name
                  ? "其中：通过村务公开栏张贴数"
                  : slot.figure() ? Integer.toString(dice.below(40)) : slot.text()));
    }
    return row;
  }

  private Slot label(Slot slot) {
    if (slot.figure() || slot.text().length() < 4 || !han(slot.text().charAt(2))) {
      return slot;
    }
    String text = slot.text();
    if (damages.wanted("spaced_labels") && dice.permille(300)) {
      damages.did("spaced_labels");
      text =
          text.length() < 7
              ? String.join(" ", text.split(""))
              : text.substring(0, 3) + " " + text.substring(3);
    }
    if (damages.wanted("broken_labels") && dice.permille(400)) {
      int at = text.length() / 2 + dice.below(2);
      if (han(text.charAt(at)) && han(text.charAt(at - 1))) {
        damages.did("broken_labels");
        text = text.substring(0, at) + "\n" + text.substring(at);
      }
    }
    return slot.printed(text);
  }

  private static boolean han(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }
}
