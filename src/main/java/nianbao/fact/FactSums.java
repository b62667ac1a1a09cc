package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import nianbao.Notice;
import nianbao.Place;

/**
 * The checks that are no plain equations: sums that define a figure the form does not print,
 * inequalities, and sums with alternatives. A check is evaluated only if every operand is known.
 */
final class FactSums {
  private final ProofGrid grid;
  private final FactCells cells;
  private final Map<FactKey, Fact> facts;

  /** A side of a check: its value and the facts it comes from; null where an operand is unknown. */
  private record Side(BigDecimal value, List<Fact> parts) {}

  FactSums(ProofGrid grid, FactCells cells, Map<FactKey, Fact> facts) {
    this.grid = grid;
    this.cells = cells;
    this.facts = facts;
  }

  /** Adds the figures that the form does not print and whose parts are all known. */
  void derive() {
    for (ProofGrid.Definition definition : grid.definitions) {
      FactKey key = definition.figure();
      Side parts = facts.containsKey(key) ? null : side(definition.parts());
      if (parts != null) {
        facts.put(key, derived(key, parts));
      }
    }
  }

  private Fact derived(FactKey key, Side parts) {
    boolean doubtful = false;
    var words = new StringJoiner("+");
    for (Fact part : parts.parts()) {
      doubtful |= part.obsStatus().equals("U");
      words.add(ProofNotices.plain(part.value()));
    }
    Fact first = parts.parts().get(0);
    return new Fact(
        key.indicator(),
        key.applicantType(),
        key.reviewStage(),
        key.periodBasis(),
        parts.value(),
        Indicators.of(key.indicator()).unit(),
        Fact.ValueStatus.DERIVED,
        null,
        doubtful ? "U" : "A",
        first.place(),
        FactReader.words(words.toString()));
  }

  /** The checks that fail; those of weight E also mark the facts they speak of. */
  List<Notice> compare() {
    var notices = new ArrayList<Notice>();
    for (Check check : grid.comparisons) {
      if (ProofState.holds(check, cells)) {
        check.instances().forEach(instance -> compare(check, instance, notices));
      }
    }
    return notices;
  }

  private void compare(Check check, Check.Instance instance, List<Notice> notices) {
    Side left = side(instance.left());
    if (left == null || anyDerived(left.parts())) {
      return;
    }
    Side nearest = null;
    for (Check.Sum alternative : instance.right()) {
      Side right = side(alternative);
      if (right == null) {
        continue;
      }
      if (check.relation().holds(left.value().compareTo(right.value()))) {
        return;
      }
      nearest = nearest == null ? right : nearest;
    }
    if (nearest != null) {
      notices.add(fails(check, instance, left, nearest));
    }
  }

  private static boolean anyDerived(List<Fact> parts) {
    for (Fact fact : parts) {
      if (fact.status() == Fact.ValueStatus.DERIVED) {
        return true;
      }
    }
    return false;
  }

  private Notice fails(Check check, Check.Instance instance, Side left, Side right) {
    var parts = new ArrayList<>(left.parts());
    parts.addAll(right.parts());
    List<Place> places = parts.stream().map(Fact::place).sorted().distinct().toList();
    if (check.weight() == Check.Weight.E) {
      parts.forEach(fact -> facts.computeIfPresent(FactKey.of(fact), (key, f) -> doubtful(f)));
    }
    List<String> names = parts.stream().map(fact -> FactKey.of(fact).toString()).toList();
    return Notice.of(
        rule(check.weight()),
        places,
        "check",
        check.id(),
        "at",
        instance.at(),
        "relation",
        check.relation().sign(),
        "printed",
        ProofNotices.plain(left.value()),
        "summed",
        ProofNotices.plain(right.value()),
        "suspects",
        check.weight() == Check.Weight.E ? String.join(" ", names) : "");
  }

  static String rule(Check.Weight weight) {
    return switch (weight) {
      case E -> "identity_fails";
      case W -> "identity_doubtful";
      case I -> "implausible";
    };
  }

  static Fact doubtful(Fact f) {
    return new Fact(
        f.indicator(),
        f.applicantType(),
        f.reviewStage(),
        f.periodBasis(),
        f.value(),
        f.unit(),
        f.status(),
        f.bound(),
        "U",
        f.place(),
        f.sourceText());
  }

  private Side side(Check.Sum sum) {
    var parts = new Fact[sum.terms().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = facts.get(sum.terms().get(i).key());
      if (parts[i] == null || parts[i].bound() != null) {
        return null;
      }
    }
    BigDecimal value = BigDecimal.valueOf(sum.constant());
    for (int i = 0; i < parts.length; i++) {
      boolean adds = sum.terms().get(i).factor() > 0;
      value = adds ? value.add(parts[i].value()) : value.subtract(parts[i].value());
    }
    return new Side(value, List.of(parts));
  }
}
