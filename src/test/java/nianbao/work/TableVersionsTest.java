package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.trend.TrendTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release never names an aggregate, or a sum kept for one, that belongs to other tables. */
class TableVersionsTest extends SparkTest {
  private static final String AGGREGATE = TrendTables.aggregates().get(0);
  private static final String KEPT = TrendTables.names().get(TrendTables.names().size() - 1);

  @TempDir Path folder;

  @Test
  void whatNoRunComputedSinceTheFactsChangedIsNotServed() throws IOException {
    newest(Map.of("facts", 2, AGGREGATE, 1, KEPT, 1));
    assertEquals(Map.of("facts", 2L), serve(Map.of("facts", 1L, AGGREGATE, 1L, KEPT, 1L)));
  }

  @Test
  void sumsOfOtherFactsAreNotServedBesideNewAggregates() throws IOException {
    newest(Map.of("facts", 2, AGGREGATE, 2, KEPT, 1));
    assertEquals(
        Map.of("facts", 2L, AGGREGATE, 2L),
        serve(Map.of("facts", 1L, AGGREGATE, 1L, KEPT, 1L), AGGREGATE));
    // Nor do they come back with a later release of the same facts.
    assertEquals(Map.of("facts", 2L, AGGREGATE, 2L), serve(Map.of("facts", 2L, AGGREGATE, 2L)));
  }

  @Test
  void whereNothingChangedEverythingIsServedAsBefore() throws IOException {
    newest(Map.of("facts", 2, AGGREGATE, 3, KEPT, 4));
    Map<String, Long> before = Map.of("facts", 2L, AGGREGATE, 3L, KEPT, 4L);
    assertEquals(before, serve(before));
  }

  /** The newest version of a table is that of the last commit in its log. */
  private void newest(Map<String, Integer> versions) throws IOException {
    for (Map.Entry<String, Integer> table : versions.entrySet()) {
      Path log = Files.createDirectories(folder.resolve(table.getKey()).resolve("_delta_log"));
      Files.writeString(log.resolve("%020d.json".formatted(table.getValue())), "{}");
    }
  }

  private Map<String, Long> serve(Map<String, Long> before, String... computed) {
    var release = new Release("20200101T000000.000Z", "", "", "", Map.of(), before);
    Lake lake = Lake.at(spark(), folder.toString());
    return new TableVersions(lake).toServe(Optional.of(release), List.of(computed));
  }
}
