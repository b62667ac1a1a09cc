package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights over agencies that succeed each other, move, state money and changes, fall silent and
 * publish twice: what a night computes by way of the agencies it touches is what computing
 * everything gives, row for row. {@code -Dincrement.seed}, {@code -Dincrement.nights} for others.
 */
class IncrementTest extends SparkTest {
  private static final long SEED = Long.getLong("increment.seed", 1);
  private static final int NIGHTS = Integer.getInteger("increment.nights", 1);
  private static final int FIRST = 2012;
  private static final int LAST = 2023;
  private static final List<String> PLACES = List.of("330604", "330600", "371202", "110105");
  private static final List<String> CLASSES =
      List.of(
          "government",
          "finance",
          "health_bureau",
          "family_planning",
          "health_family_planning",
          "health",
          "culture",
          "culture_tourism");

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> editions = new TreeMap<>();
  private Lake lake;

  @Test
  void aNightComputesWhatComputingEverythingGives() {
    lake = Lake.at(spark(), folder.toString());
    for (String agency : agencies()) {
      int from = FIRST + random.nextInt(8);
      for (int year = from; year <= Math.min(LAST, from + 1 + random.nextInt(9)); year++) {
        if (random.nextInt(6) > 0) {
          editions.put(agency + "-" + year, random.nextInt(2));
        }
      }
    }
    // Two reports that stay keep the span of years as it is.
    editions.put("440103/finance-" + FIRST, 0);
    editions.put("440103/finance-" + LAST, 0);
    write(editions.keySet(), Set.of());
    TrendTables.update(lake, MadeLake.TABLES, Optional.empty(), BigDecimal.ONE);
    for (int night = 1; night <= NIGHTS; night++) {
      Release release = MadeLake.release(lake);
      change(night);
      Optional<TrendTables.Part> part =
          TrendTables.update(lake, MadeLake.TABLES, Optional.of(release), BigDecimal.ONE).part();
      Assertions.assertTrue(part.isPresent(), "night " + night + " computed everything");
      System.out.printf("night %d: %s of %d reports%n", night, part.get(), editions.size());
    }
    // What a night got wrong stays wrong: sums are carried on.
    assertEquals(List.of(), WholeTrends.differing(lake, MadeLake.TABLES));
  }

  private static List<String> agencies() {
    var agencies = new ArrayList<String>();
    PLACES.forEach(place -> CLASSES.forEach(name -> agencies.add(place + "/" + name)));
    return agencies;
  }

  /** New reports, new editions, withdrawn reports and, every second night, a vanished agency. */
  private void change(int night) {
    var there = new ArrayList<>(editions.keySet());
    there.removeIf(report -> report.startsWith("440103"));
    Collections.shuffle(there, random);
    Set<String> gone = new LinkedHashSet<>(there.subList(0, 2));
    if (night % 2 == 0) {
      String agency = there.get(2).substring(0, there.get(2).lastIndexOf('-'));
      there.stream().filter(report -> report.startsWith(agency + "-")).forEach(gone::add);
    }
    Set<String> written = new LinkedHashSet<>();
    there.subList(3, 6).forEach(written::add);
    written.removeAll(gone);
    written.forEach(report -> editions.merge(report, 1, Integer::sum));
    List<String> agencies = agencies();
    while (written.size() < 8) {
      String report =
          agencies.get(random.nextInt(agencies.size()))
              + "-"
              + (FIRST + 1 + random.nextInt(LAST - FIRST - 1));
      if (!gone.contains(report) && editions.putIfAbsent(report, 0) == null) {
        written.add(report);
      }
    }
    editions.keySet().removeAll(gone);
    write(written, gone);
  }

  private void write(Set<String> written, Set<String> gone) {
    var world = new World().division("330600", "绍兴市", 1900, null);
    world.file("broken" + random.nextInt() + ".html", "quarantined", 2015);
    written.forEach(report -> report(world, report, editions.get(report)));
    world.register(spark());
    var changed = new ArrayList<>(written);
    changed.addAll(gone);
    for (String table : MadeLake.TABLES) {
      boolean there = lake.exists(table);
      if (there && List.of("reports", "files", "facts").contains(table)) {
        lake.delete(table, functions.col("report_id").isInCollection(changed));
      }
      if (!there || !table.equals("divisions")) {
        lake.append(table, MadeLake.declared(spark(), table).coalesce(1));
      }
    }
  }

  /** A report follows from its name and edition alone. */
  private static void report(World world, String id, int edition) {
    var dice = new Random(id.hashCode() * 31L + edition);
    String agency = id.substring(0, id.lastIndexOf('-'));
    String place = agency.substring(0, agency.indexOf('/'));
    String name = agency.substring(agency.indexOf('/') + 1);
    int year = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    String division = place.equals("371202") && year > 2018 ? "370116" : place;
    String level = place.endsWith("00") ? "prefecture" : "county";
    String form = year < 2019 ? "annex_2014" : year < 2021 ? "matrix_2019" : "matrix_2021";
    world.agency(agency, agency + "局", name, level, dice.nextInt(30) == 0 ? null : division);
    World.Report report = world.report(agency, year, form);
    if (name.equals("government")) {
      report.scope(List.of("own", "mixed", "unknown").get(dice.nextInt(3)));
    }
    var said = new HashMap<String, Object>();
    for (String indicator : indicators(year)) {
      if (dice.nextInt(5) > 0) {
        boolean change = indicator.endsWith("items_change");
        int value = (int) Math.pow(10, dice.nextInt(4)) * dice.nextInt(9) - (change ? 4 : 0);
        boolean prose = dice.nextInt(9) == 0;
        said.put(indicator, value);
        report.fact(
            indicator,
            value,
            prose ? "narrative" : dice.nextInt(9) == 0 ? "proved" : "printed",
            dice.nextInt(9) == 0 ? "U" : "A",
            dice.nextInt(20) == 0 ? "ge" : null,
            "year");
      }
    }
    if (edition > 0 && said.containsKey("request.received")) {
      report.supersedes((year + 1) + "-02-01", "request.received", dice.nextInt(50));
    }
  }

  private static List<String> indicators(int year) {
    var indicators = new ArrayList<>(List.of("request.received", "result.total"));
    if (year >= 2019) {
      indicators.addAll(
          List.of(
              "request.carried_in",
              "request.carried_out",
              "result.granted",
              "result.denied.process"));
      indicators.addAll(
          List.of("upheld", "corrected", "other", "pending", "total").stream()
              .map(outcome -> "remedy." + outcome + "@reconsideration")
              .toList());
    }
    if (year == 2019 || year == 2020) {
      indicators.add("art20.licensing.items_change");
    }
    if (year >= 2021) {
      indicators.add("art20.admin_fee.amount");
    }
    return indicators;
  }
}
