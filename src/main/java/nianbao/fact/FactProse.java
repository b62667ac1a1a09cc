package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Notice;
import nianbao.Place;

/** The prose beside the tables: it is compared with them and speaks only where they are silent. */
final class FactProse {
  private static final Comparator<Fact> READING_ORDER =
      Comparator.comparing(Fact::place, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(fact -> FactKey.of(fact).toString())
          .thenComparing(Fact::value)
          .thenComparing(fact -> String.valueOf(fact.bound()))
          .thenComparing(fact -> String.valueOf(fact.sourceText()));

  private final ProofGrid grid;
  private final Map<FactKey, Fact> facts;
  private final boolean matrix;

  /** What is said, by keys whose applicant is {@code total} where the indicator has applicants. */
  private final Map<FactKey, Fact> said = new HashMap<>();

  /** The indicators of what is said: spares the look for keys of all others. */
  private final Set<String> spokenOf = new HashSet<>();

  private final Set<FactKey> judged = new HashSet<>();
  private final List<Notice> notices = new ArrayList<>();

  /** A side of a check; no fact where nothing of it is known. */
  private record Side(BigDecimal value, List<Fact> parts) {}

  FactProse(ProofGrid grid, FactCells cells, Map<FactKey, Fact> facts, List<Fact> narrative) {
    this.grid = grid;
    this.facts = facts;
    Set<String> forms = cells.forms("requests");
    this.matrix = forms != null;
    narrative.stream().sorted(READING_ORDER).forEach(this::say);
  }

  /** Adds what only the prose states; returns where prose and table disagree. */
  List<Notice> merge() {
    if (said.isEmpty()) {
      return notices;
    }
    BitSet asked = grid.spokenOf(spokenOf);
    for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
      ProofGrid.Spoken one = grid.spoken.get(i);
      compare(one.check(), one.instance());
    }
    for (Map.Entry<FactKey, Fact> each : new TreeMap<>(said).entrySet()) {
      Fact printed = printed(each.getKey());
      if (printed == null) {
        facts.put(FactKey.of(each.getValue()), each.getValue());
      } else if (!judged.contains(each.getKey()) && !agrees(each.getValue(), printed.value())) {
        overruled(each.getKey(), each.getValue(), printed);
      }
    }
    return notices;
  }

  private void say(Fact fact) {
    if (!Indicators.lists(fact.indicator())) {
      notices.add(at("indicator_not_listed", fact, "indicator", fact.indicator()));
      return;
    }
    Fact normal = withTotal(fact);
    FactKey key = general(FactKey.of(normal));
    spokenOf.add(key.indicator());
    Fact first = said.putIfAbsent(key, normal);
    if (first != null && first.value().compareTo(fact.value()) != 0) {
      said.put(key, FactSums.doubtful(first));
      notices.add(
          Notice.of(
              "prose_repeated",
              places(List.of(first, fact)),
              "figure",
              key,
              "kept",
              ProofNotices.plain(first.value()),
              "other",
              ProofNotices.plain(fact.value())));
    }
  }

  /** Beside a matrix a figure said without applicant is the one of its total column. */
  private Fact withTotal(Fact f) {
    boolean applicants =
        Indicators.of(f.indicator()).dimension() == Indicator.Dimension.APPLICANT_TYPE;
    if (!matrix || !applicants || f.applicantType() != null) {
      return f;
    }
    return new Fact(
        f.indicator(),
        FactKey.TOTAL,
        f.reviewStage(),
        f.periodBasis(),
        f.value(),
        f.unit(),
        f.status(),
        f.bound(),
        f.obsStatus(),
        f.place(),
        f.sourceText());
  }

  private static FactKey general(FactKey key) {
    boolean applicants =
        Indicators.of(key.indicator()).dimension() == Indicator.Dimension.APPLICANT_TYPE;
    return applicants && key.applicantType() == null
        ? FactKey.of(key.indicator(), FactKey.TOTAL, key.reviewStage(), key.periodBasis())
        : key;
  }

  private Fact printed(FactKey general) {
    Fact fact = facts.get(general);
    if (fact == null && FactKey.TOTAL.equals(general.applicantType())) {
      fact =
          facts.get(
              FactKey.of(general.indicator(), null, general.reviewStage(), general.periodBasis()));
    }
    return fact;
  }

  private void compare(Check check, Check.Instance instance) {
    boolean both = check.prose() == Check.Prose.BOTH;
    Side left = spoken(instance.left());
    if (left == null) {
      return;
    }
    Side nearest = null;
    for (Check.Sum alternative : instance.right()) {
      Side right = both ? spoken(alternative) : tabled(alternative);
      if (right == null) {
        continue;
      }
      if (holds(check.relation(), left, right.value())) {
        left.parts().forEach(fact -> judged.add(general(FactKey.of(fact))));
        return;
      }
      nearest = nearest == null ? right : nearest;
    }
    if (nearest != null) {
      left.parts().forEach(fact -> judged.add(general(FactKey.of(fact))));
      notices.add(disagrees(check, instance, left, nearest));
    }
  }

  private static boolean holds(Check.Relation relation, Side left, BigDecimal right) {
    return left.parts().size() == 1 && relation == Check.Relation.EQUAL
        ? agrees(left.parts().get(0), right)
        : relation.holds(left.value().compareTo(right));
  }

  /** 余 and 多 are lower bounds, 近 an upper one; about says nothing that can fail. */
  private static boolean agrees(Fact said, BigDecimal value) {
    if (said.bound() == null) {
      return said.value().compareTo(value) == 0;
    }
    return switch (said.bound()) {
      case "ge" -> value.compareTo(said.value()) >= 0;
      case "le" -> value.compareTo(said.value()) <= 0;
      default -> true;
    };
  }

  /** What is said of a sum: one figure, or at least two of several. */
  private Side spoken(Check.Sum sum) {
    var parts = new ArrayList<Fact>(0);
    BigDecimal value = BigDecimal.valueOf(sum.constant());
    for (Check.Term term : sum.terms()) {
      boolean spoken = spokenOf.contains(term.key().indicator());
      Fact fact = spoken ? said.get(general(term.key())) : null;
      if (fact != null && (fact.bound() == null || sum.terms().size() == 1)) {
        parts.add(fact);
        value = value.add(fact.value().multiply(BigDecimal.valueOf(term.factor())));
      }
    }
    return parts.isEmpty() || sum.terms().size() > 1 && parts.size() < 2
        ? null
        : new Side(value, parts);
  }

  private Side tabled(Check.Sum sum) {
    var parts = new ArrayList<Fact>();
    BigDecimal value = BigDecimal.valueOf(sum.constant());
    for (Check.Term term : sum.terms()) {
      Fact fact = printed(general(term.key()));
      if (fact == null || fact.status() == Fact.ValueStatus.NARRATIVE || fact.bound() != null) {
        return null;
      }
      parts.add(fact);
      value = value.add(fact.value().multiply(BigDecimal.valueOf(term.factor())));
    }
    return new Side(value, parts);
  }

  private Notice disagrees(Check check, Check.Instance instance, Side left, Side right) {
    var parts = new ArrayList<>(left.parts());
    parts.addAll(right.parts());
    return Notice.of(
        check.weight() == Check.Weight.I ? "implausible" : "prose_disagrees",
        places(parts),
        "check",
        check.id(),
        "at",
        instance.at(),
        "said",
        ProofNotices.plain(left.value()),
        "printed",
        ProofNotices.plain(right.value()));
  }

  private void overruled(FactKey key, Fact said, Fact printed) {
    notices.add(
        Notice.of(
            "prose_overruled",
            places(List.of(said, printed)),
            "figure",
            key,
            "said",
            ProofNotices.plain(said.value()),
            "printed",
            ProofNotices.plain(printed.value())));
  }

  private static Notice at(String rule, Fact fact, Object... figures) {
    return Notice.of(rule, places(List.of(fact)), figures);
  }

  private static List<Place> places(List<Fact> parts) {
    return parts.stream()
        .map(Fact::place)
        .filter(java.util.Objects::nonNull)
        .sorted()
        .distinct()
        .toList();
  }
}
