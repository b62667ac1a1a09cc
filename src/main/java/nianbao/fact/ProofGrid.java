package nianbao.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The identities of one combination of forms as linear equations over numbered figures: the form
 * read as a parity code. Immutable and shared by all reports of that combination.
 */
final class ProofGrid {
  private static final Map<String, ProofGrid> KNOWN = new ConcurrentHashMap<>();

  /** Beyond so many combinations documents are hostile; their grids are built but not kept. */
  private static final int KEPT = 256;

  private static final List<String> PARTS = List.of("requests", "remedies", "art20", "annex");

  /**
   * {@code sum of factor times figure = 0}.
   *
   * @param total position of the one figure of the left side, -1 if it has several
   */
  record Equation(Check check, Check.Instance instance, int[] figures, int[] factors, int total) {}

  final List<FactKey> figures;
  final Map<FactKey, Integer> numbers;
  final Equation[] equations;

  /** For each figure the equations it stands in. */
  final int[][] equationsOf;

  /** Figures that are the total of some equation. */
  final BitSet totals = new BitSet();

  /** Those that compare printed figures and are no equations. */
  final List<Check> comparisons;

  /** What compares prose with tables, in the checks' order. */
  final List<Spoken> spoken;

  /** For each indicator that the left side of one of those names, their positions. */
  private final Map<String, BitSet> spokenOf = new HashMap<>();

  /** A check of what is said in prose, spelt out. */
  record Spoken(Check check, Check.Instance instance) {}

  /** Figures that the form does not print, each by every sum that defines it, in order. */
  final Definition[] definitions;

  /** A figure and the sum that defines it. */
  record Definition(FactKey figure, Check.Sum parts) {}

  private ProofGrid(List<Check> checks) {
    this.comparisons =
        checks.stream().filter(c -> c.prose() == Check.Prose.NONE && !linear(c)).toList();
    this.definitions =
        checks.stream()
            .filter(check -> check.relation() == Check.Relation.DEFINES)
            .flatMap(check -> check.instances().stream())
            .map(i -> new Definition(i.left().terms().get(0).key(), i.right().get(0)))
            .toArray(Definition[]::new);
    this.spoken =
        checks.stream()
            .filter(check -> check.prose() != Check.Prose.NONE)
            .flatMap(check -> check.instances().stream().map(i -> new Spoken(check, i)))
            .toList();
    indexSpoken();
    var equal = new ArrayList<Check>();
    var keys = new LinkedHashSet<FactKey>();
    for (Check check : checks) {
      if (linear(check)) {
        equal.add(check);
        check.instances().forEach(i -> keys.addAll(keys(i)));
      }
    }
    this.figures = List.copyOf(new TreeSet<>(keys));
    this.numbers = new HashMap<>();
    figures.forEach(key -> numbers.put(key, numbers.size()));
    this.equations =
        equal.stream()
            .flatMap(check -> check.instances().stream().map(i -> equation(check, i)))
            .toArray(Equation[]::new);
    this.equationsOf = index();
    for (Equation equation : equations) {
      if (equation.total() >= 0) {
        totals.set(equation.figures()[equation.total()]);
      }
    }
  }

  /** The grid of the forms that a report's tables have. */
  static ProofGrid of(FactCells cells) {
    var name = new StringBuilder();
    for (String part : PARTS) {
      Set<String> forms = cells.forms(part);
      name.append(part).append(forms == null ? "" : forms);
    }
    ProofGrid grid = KNOWN.get(name.toString());
    if (grid == null) {
      grid = new ProofGrid(Checks.holding(cells::forms));
      if (KNOWN.size() < KEPT) {
        KNOWN.putIfAbsent(name.toString(), grid);
      }
    }
    return grid;
  }

  /** Only a contradiction of printed figures by one sum speaks of errors. */
  private static boolean linear(Check check) {
    return check.relation() == Check.Relation.EQUAL
        && check.weight() == Check.Weight.E
        && check.prose() == Check.Prose.NONE
        && check.instances().stream()
            .allMatch(i -> i.right().size() == 1 && i.left().constant() == 0);
  }

  private static List<FactKey> keys(Check.Instance instance) {
    var keys = new ArrayList<FactKey>();
    instance.left().terms().forEach(term -> keys.add(term.key()));
    instance.right().get(0).terms().forEach(term -> keys.add(term.key()));
    return keys;
  }

  private Equation equation(Check check, Check.Instance instance) {
    List<FactKey> keys = keys(instance);
    int lefts = instance.left().terms().size();
    int[] at = new int[keys.size()];
    int[] factors = new int[keys.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = numbers.get(keys.get(i));
      Check.Sum side = i < lefts ? instance.left() : instance.right().get(0);
      int factor = side.terms().get(i < lefts ? i : i - lefts).factor();
      factors[i] = i < lefts ? factor : -factor;
    }
    return new Equation(check, instance, at, factors, lefts == 1 ? 0 : -1);
  }

  private void indexSpoken() {
    for (int i = 0; i < spoken.size(); i++) {
      for (Check.Term term : spoken.get(i).instance().left().terms()) {
        spokenOf.computeIfAbsent(term.key().indicator(), code -> new BitSet()).set(i);
      }
    }
  }

  /** Positions of the checks whose left side names one of the indicators. */
  BitSet spokenOf(Set<String> indicators) {
    var positions = new BitSet();
    for (String indicator : indicators) {
      BitSet some = spokenOf.get(indicator);
      if (some != null) {
        positions.or(some);
      }
    }
    return positions;
  }

  private int[][] index() {
    var lists = new ArrayList<List<Integer>>();
    figures.forEach(key -> lists.add(new ArrayList<>()));
    for (int e = 0; e < equations.length; e++) {
      for (int figure : equations[e].figures()) {
        lists.get(figure).add(e);
      }
    }
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
