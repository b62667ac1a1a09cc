package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The form as a parity code: what it finds, mends and proves, counted over injected faults. */
class FaultsTest {
  /** {@code -Dfaults.count=100000} for the large run. */
  private static final int COUNT = Integer.getInteger("faults.count", 1_600);

  @Test
  void faultsAreFoundMendedWhereOneReadingIsLeftAndNothingFalseIsProved() {
    var all = new FaultTally();
    var tallies = Faults.runAll(7, COUNT);
    tallies.forEach(
        (name, tally) -> {
          report(name + ": " + tally + ", " + tally.micros + " us each");
          all.faults += tally.faults;
          all.invisible += tally.invisible;
          all.detected += tally.detected;
          all.undetected += tally.undetected;
          all.repairedRight += tally.repairedRight;
          all.repairedWrong += tally.repairedWrong;
          all.proved += tally.proved;
          all.provedWrong += tally.provedWrong;
          all.invisiblyProvedWrong += tally.invisiblyProvedWrong;
          all.printedWrongUnmarked += tally.printedWrongUnmarked;
          all.fullyRestored += tally.fullyRestored;
        });
    report("ALL: " + all);
    assertTrue(all.detected >= 0.999 * (all.detected + all.undetected), all.toString());
    assertTrue(all.repairedWrong <= 1e-4 * (all.repairedRight + 1), all.toString());
    assertTrue(all.provedWrong <= 1e-4 * all.proved, all.toString());
  }

  /** Figures for people, in the large run only. */
  private static void report(String line) {
    if (COUNT > 1_600) {
      System.out.println(line);
    }
  }

  @Test
  void aConsistentFormRaisesNothingAndIsWhole() {
    for (Faults.Style style : Faults.Style.values()) {
      var faults = new Faults(3);
      for (int i = 0; i < 50; i++) {
        long[][] v = faults.form(style);
        FactReading reading = FactReader.read(faults.reading(faults.texts(v, style)), List.of());
        assertEquals(List.of(), reading.notices(), style.toString());
        for (Fact fact : reading.facts()) {
          assertEquals("A", fact.obsStatus());
        }
      }
    }
  }

  @Test
  void aMistypedTotalIsNeverMended() {
    var faults = new Faults(5);
    for (Faults.Style style : List.of(Faults.Style.DENSE, Faults.Style.SPARSE)) {
      for (int i = 0; i < 100; i++) {
        long[][] v = faults.form(style);
        String[][] t = faults.texts(v, style);
        faults.inject(Faults.Kind.TOTAL_MISTYPED, t, v);
        FactReading reading = FactReader.read(faults.reading(t), List.of());
        assertTrue(
            reading.facts().stream().noneMatch(f -> f.status() == Fact.ValueStatus.REPAIRED));
      }
    }
  }
}
