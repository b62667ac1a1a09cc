package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import nianbao.lake.Lookups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Explains many cells of a lake that is there: {@code -Dexplain.lake=DIR -Dexplain.cells=1000}.
 * What the build explains of a small lake stands in {@link TrendTruthTest}.
 */
@EnabledIfSystemProperty(named = "explain.lake", matches = ".+")
class ExplainCellsTest {

  @Test
  void everyCellEndsAtWordsThatHoldTheNumberWithinASecond() throws IOException {
    String lake = System.getProperty("explain.lake");
    Lookups lookups = Lookups.at(lake, Lookups.hadoop(Map.of())).orElseThrow();
    var seen = new RandomCells(lookups, 1).explain(Integer.getInteger("explain.cells", 100));
    System.out.println(seen);
    assertTrue(seen.medianMillis() < 1000, seen.toString());
  }
}
