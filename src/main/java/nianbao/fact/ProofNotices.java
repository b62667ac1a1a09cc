package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.Place;

/** What the proof has to say to people. */
final class ProofNotices {
  private final ProofState state;
  private final List<Notice> notices = new ArrayList<>();

  ProofNotices(ProofState state) {
    this.state = state;
  }

  List<Notice> all() {
    return notices;
  }

  /**
   * @param sets how many smallest sets of suspects there are; 0 where none was found in bounds
   */
  void fails(ProofGrid.Equation equation, TreeSet<Integer> suspects, int sets) {
    long right = 0;
    long left = 0;
    int lefts = equation.instance().left().terms().size();
    for (int i = 0; i < equation.figures().length; i++) {
      int figure = equation.figures()[i];
      long value = state.known.get(figure) ? state.value[figure] * equation.factors()[i] : 0;
      left += i < lefts ? value : 0;
      right -= i < lefts ? 0 : value;
    }
    notices.add(
        Notice.of(
            "identity_fails",
            state.places(equation),
            "check",
            equation.check().id(),
            "at",
            equation.instance().at(),
            "printed",
            ProofNotices.plain(ProofState.exact(left)),
            "summed",
            ProofNotices.plain(ProofState.exact(right)),
            "suspects",
            names(suspects),
            "sets",
            sets));
  }

  void conflict(ProofGrid.Equation equation, TreeSet<Integer> suspects) {
    notices.add(
        Notice.of(
            "identities_conflict",
            state.places(equation),
            "check",
            equation.check().id(),
            "at",
            equation.instance().at(),
            "suspects",
            names(suspects)));
  }

  /** Blanks that the sums do not allow to be zero. */
  void blank(List<Integer> figures) {
    notices.add(
        Notice.of(
            "blank_not_zero",
            figures.stream().map(f -> state.entry(f).cell.place()).sorted().toList(),
            "figures",
            names(new TreeSet<>(figures))));
  }

  /** A total left blank beside parts that are not zero. */
  void open(ProofGrid.Equation equation) {
    notices.add(
        Notice.of(
            "total_blank",
            state.places(equation),
            "check",
            equation.check().id(),
            "at",
            equation.instance().at()));
  }

  void repaired(ProofRepair repair, List<ProofRepair.Reading> changes) {
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    var places = new TreeSet<Place>();
    for (ProofRepair.Reading change : changes) {
      FactCells.Entry entry = state.entry(change.figure());
      String old = entry == null ? "" : entry.cell.text();
      String read = change.value() < 0 ? "" : ProofNotices.plain(ProofState.exact(change.value()));
      before.add(state.grid.figures.get(change.figure()) + "=" + old);
      after.add(state.grid.figures.get(change.figure()) + "=" + read);
      if (change.source() != null) {
        places.add(change.source().place());
      }
    }
    notices.add(
        Notice.of(
            "cell_repaired",
            List.copyOf(places),
            "kind",
            repair.kind,
            "printed",
            String.join(" ", before),
            "read",
            String.join(" ", after)));
  }

  private String names(TreeSet<Integer> figures) {
    return String.join(
        " ", figures.stream().map(f -> state.grid.figures.get(f).toString()).toList());
  }

  /** Digits without an exponent or empty decimals. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
