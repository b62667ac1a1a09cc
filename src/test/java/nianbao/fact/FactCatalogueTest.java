package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FactCatalogueTest {

  @Test
  void everyIndicatorHasAnExistingParentAndAUnit() {
    assertEquals(164, Indicators.all().size());
    assertTrue(Indicators.all().stream().allMatch(i -> Units.lists(i.unit())));
  }

  @Test
  void everyFigureOfTheMatricesIsCoveredBySomeCheck() {
    var covered = new TreeSet<String>();
    for (Check check : Checks.all()) {
      for (Check.Instance instance : check.instances()) {
        instance.left().terms().forEach(term -> covered.add(term.key().indicator()));
        instance.right().forEach(s -> s.terms().forEach(t -> covered.add(t.key().indicator())));
      }
    }
    var missing = new TreeSet<String>();
    for (Indicator indicator : Indicators.all()) {
      boolean matrix = indicator.forms().stream().anyMatch(form -> form.startsWith("matrix"));
      if (matrix && !covered.contains(indicator.code())) {
        missing.add(indicator.code());
      }
    }
    // Said in prose only, under the fee rules of the matrix years.
    missing.remove("fee.info_processing");
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void everyLineOfTheCrosswalkNamesAnIndicator() {
    assertEquals(271, Crosswalk.lines().size());
  }

  @Test
  void everyUnitWordThatACellMayHoldIsWorthSomething() {
    for (nianbao.Tsv.Row row : nianbao.Tsv.read("cell/units.tsv")) {
      assertTrue(Units.lists(row.get("unit")), row.get("unit"));
    }
  }

  @Test
  void checksOverYearsAreListedButNotEvaluatedInOneReport() {
    assertTrue(Checks.overYears().stream().anyMatch(check -> check.id().equals("Y-30")));
    assertTrue(Checks.overYears().stream().noneMatch(check -> check.scope().withinReport()));
    Check chain =
        Checks.all().stream().filter(check -> check.id().equals("Y-30")).findFirst().orElseThrow();
    assertTrue(chain.holdsIn(2021) && !chain.holdsIn(2020));
    assertTrue(chain.instances().get(0).right().get(0).terms().get(0).previousYear());
  }

  @Test
  void theRequestMatrixOf2021Has39Equations() {
    long columns =
        Checks.all().stream()
            .filter(check -> check.id().matches("G34-01|G4-02|G34-04"))
            .mapToLong(check -> check.instances().size())
            .sum();
    assertEquals(7 + 7 + 25, columns);
  }
}
