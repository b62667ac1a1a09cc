package nianbao.fact;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the faults of one kind. */
final class FaultTally {
  /** So many faults that went unseen are printed: {@code -Dfaults.examples=3}. */
  private static int examples = Integer.getInteger("faults.examples", 0);

  int faults;
  int invisible;
  int detected;
  int undetected;
  int displaced;
  int repairedRight;
  int repairedWrong;
  int proved;
  int provedWrong;

  /** Wrong only because a fault that no sum can see went before. */
  int invisiblyProvedWrong;

  int printedWrongUnmarked;
  int fullyRestored;

  /** Time of one fault, the making of its form included. */
  long micros;

  @Override
  public String toString() {
    return ("faults %d, invisible to every sum %d, detected %d of %d; repaired cells %d right %d"
            + " wrong; proved %d of them wrong %d (and %d after invisible faults); wrong and unmarked %d; forms wholly restored %d")
        .formatted(
            faults,
            invisible,
            detected,
            detected + undetected,
            repairedRight,
            repairedWrong,
            proved,
            provedWrong,
            invisiblyProvedWrong,
            printedWrongUnmarked,
            fullyRestored);
  }

  /** Reads a form with a fault in it and counts what became of it. */
  void judge(Faults.Kind kind, Faults.Style style, String[][] t, long[][] v) {
    FactReading reading = FactReader.read(Faults.reading(t), List.of());
    Map<FactKey, Fact> facts = new LinkedHashMap<>();
    reading.facts().forEach(fact -> facts.put(FactKey.of(fact), fact));
    int provedWrongBefore = provedWrong;
    boolean noticed =
        reading.notices().stream()
            .anyMatch(
                n ->
                    n.rule()
                        .matches(
                            "identity_fails|identities_conflict|cell_repaired|blank_not_zero|total_blank"));
    boolean lossOnly =
        kind == Faults.Kind.CELL_ERASED
            || kind == Faults.Kind.ROW_LOST
            || kind == Faults.Kind.COLUMN_LOST;
    boolean whole = true;
    int wrong = 0;
    for (int r = 0; r < v.length; r++) {
      for (int c = 0; c < v[r].length; c++) {
        Fact fact = facts.get(Faults.key(r, c));
        boolean right = fact != null && fact.value().longValueExact() == v[r][c];
        whole &= right;
        if (fact != null) {
          wrong += count(fact, right);
        }
      }
    }
    // A row of odd length has got a notice of the cell layer already.
    boolean odd = Arrays.stream(t).anyMatch(row -> row.length != 7 && row.length != 15);
    boolean seen = lossOnly || odd && wrong == 0 ? wrong == 0 : noticed;
    boolean unseeable = !lossOnly && Faults.agrees(t);
    fullyRestored += whole ? 1 : 0;
    invisible += unseeable && !seen ? 1 : 0;
    detected += seen ? 1 : 0;
    undetected += seen || unseeable ? 0 : 1;
    if ((!seen || wrong > 0) && !unseeable && examples > 0) {
      example(kind, style, t, v, reading);
    }
    if (unseeable) {
      invisiblyProvedWrong += provedWrong - provedWrongBefore;
      provedWrong = provedWrongBefore;
    }
    printedWrongUnmarked += unseeable ? 0 : wrong;
  }

  private int count(Fact fact, boolean right) {
    switch (fact.status()) {
      case REPAIRED -> {
        repairedRight += right ? 1 : 0;
        repairedWrong += right ? 0 : 1;
      }
      case PROVED -> {
        proved++;
        provedWrong += right ? 0 : 1;
      }
      default -> {}
    }
    return right || fact.obsStatus().equals("U") ? 0 : 1;
  }

  private static void example(
      Faults.Kind kind, Faults.Style style, String[][] t, long[][] v, FactReading reading) {
    examples--;
    Map<String, Fact> facts = Form.byKey(reading);
    for (int r = 0; r < v.length; r++) {
      for (int c = 0; c < v[r].length; c++) {
        Fact f = facts.get(Faults.key(r, c).toString());
        if (f != null && f.obsStatus().equals("A") && f.value().longValueExact() != v[r][c]) {
          System.out.println("  wrong " + f.status() + " " + Faults.key(r, c) + " " + f.value());
        }
      }
    }
    System.out.println("UNSEEN " + kind + " " + style);
    for (int r = 0; r < t.length; r++) {
      String truth = Arrays.toString(v[r]);
      String text = Arrays.toString(t[r]);
      if (!truth.equals(text) && text.matches(".*[1-9].*") || truth.matches(".*[1-9].*")) {
        System.out.println("  " + r + " " + truth + " printed " + text);
      }
    }
    reading.notices().forEach(n -> System.out.println("  " + n.rule() + " " + n.figures()));
  }
}
