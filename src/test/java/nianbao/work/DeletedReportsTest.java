package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import nianbao.sample.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports are taken away at random, and what the tables then say is held against what is known
 * without the loss. {@code -Ddeletion.reports=10000} for many. The tables are {@link Panel}'s;
 * {@link TrendTruthTest} shows that the queries' are the same.
 */
class DeletedReportsTest {
  private static final int REPORTS = Integer.getInteger("deletion.reports", 600);
  private static final int ROUNDS = 5;

  /** Bounds that hold because they are wide say nothing. */
  private static final double WIDE = 4;

  @TempDir static Path folder;

  /** What became of the rows after a loss. */
  private static final class Tally {
    private int rows;
    private int within;
    private int changed;
    private int changedWithin;
    private double naive;
    private double matched;
    private int growths;
    private final List<Double> widths = new ArrayList<>();

    void add(PanelSums known, PanelSums left) {
      if (left.value == null || known.value == null) {
        return;
      }
      BigDecimal upper = left.value.add(left.gapUpper);
      BigDecimal lower = left.value.subtract(left.gapLower);
      rows++;
      boolean inside = known.value.compareTo(lower) >= 0 && known.value.compareTo(upper) <= 0;
      within += inside ? 1 : 0;
      if (left.value.compareTo(known.value) != 0) {
        changed++;
        changedWithin += inside ? 1 : 0;
        if (known.value.signum() > 0) {
          widths.add(upper.subtract(lower).doubleValue() / known.value.doubleValue());
        }
      }
    }

    /** Of the totals that a loss changed. */
    double share() {
      return (double) changedWithin / changed;
    }

    double meanWidth() {
      return widths.stream().mapToDouble(width -> width).average().orElseThrow();
    }

    double medianWidth() {
      return widths.stream().sorted().skip(widths.size() / 2).findFirst().orElseThrow();
    }
  }

  @Test
  void theTrueTotalLiesWithinTheBoundsAndTheMatchedIndexErrsLess() throws IOException {
    SampleCorpus.write(folder, REPORTS, 7, new SampleOptions(0, 0, 0, 2));
    List<Panel.Report> all = reports(folder);
    var full = new Panel(all);
    double naive = 0;
    double matched = 0;
    for (int percent : new int[] {5, 10, 20, 40}) {
      var tally = new Tally();
      for (int round = 0; round < ROUNDS; round++) {
        var random = new Random(31L * percent + round);
        List<Panel.Report> left =
            all.stream().filter(report -> random.nextInt(100) >= percent).toList();
        compare(full, new Panel(left), tally);
      }
      System.out.printf(
          "%2d %% deleted: %,d totals, %.3f %% within the bounds; of the %,d that changed %.2f %%,"
              + " their bounds %.1f times the total wide at the median, %.1f in the mean;"
              + " error of growth %.4f matched, %.4f naive%n",
          percent,
          tally.rows,
          100.0 * tally.within / tally.rows,
          tally.changed,
          100 * tally.share(),
          tally.medianWidth(),
          tally.meanWidth(),
          tally.matched / tally.growths,
          tally.naive / tally.growths);
      assertTrue(tally.share() >= 0.99, percent + " % deleted: " + tally.share());
      assertTrue(tally.medianWidth() < WIDE, percent + " % deleted: " + tally.medianWidth());
      naive += tally.naive;
      matched += tally.matched;
    }
    assertTrue(matched < naive, matched + " matched, " + naive + " naive");
  }

  private static void compare(Panel full, Panel left, Tally tally) {
    left.series()
        .forEach(
            (series, years) -> {
              NavigableMap<Integer, PanelSums> known = full.series().get(series);
              years.forEach(
                  (year, sums) -> {
                    PanelSums truth = known == null ? null : known.get(year);
                    if (truth != null) {
                      tally.add(truth, sums);
                      grow(series, truth, sums, tally);
                    }
                  });
            });
  }

  /** Growth of the country's sums, as far as both ways can tell it. */
  private static void grow(Panel.Series series, PanelSums known, PanelSums left, Tally tally) {
    boolean told =
        series.area().equals("CN")
            && !known.isBreak
            && positive(known.matched, known.matchedBefore)
            && positive(left.value, left.before)
            && positive(left.matched, left.matchedBefore);
    if (told) {
      double growth = log(known.matched, known.matchedBefore);
      tally.naive += Math.abs(log(left.value, left.before) - growth);
      tally.matched += Math.abs(log(left.matched, left.matchedBefore) - growth);
      tally.growths++;
    }
  }

  private static boolean positive(BigDecimal now, BigDecimal before) {
    return now != null && before != null && now.signum() > 0 && before.signum() > 0;
  }

  private static double log(BigDecimal now, BigDecimal before) {
    return Math.log(now.doubleValue() / before.doubleValue());
  }

  private static List<Panel.Report> reports(Path sample) throws IOException {
    Map<String, Map<Panel.Term, Panel.Figure>> figures = new HashMap<>();
    for (String line : lines(sample.resolve("truth.csv"))) {
      Truth row = Truth.parse(line);
      if (row.states() && row.periodBasis().equals("year")) {
        String dimension = row.reviewStage().isEmpty() ? row.applicantType() : row.reviewStage();
        figures
            .computeIfAbsent(row.path(), path -> new HashMap<>())
            .put(
                new Panel.Term(row.indicator(), dimension.isEmpty() ? "total" : dimension),
                new Panel.Figure(row.value(), row.valueStatus().equals("narrative")));
      }
    }
    var reports = new ArrayList<Panel.Report>();
    for (String line : lines(sample.resolve("reports.csv"))) {
      String[] row = line.split(",", -1);
      // A bureau keeps its place and sector through its renamings; ministries have only names.
      String agency = row[2].isEmpty() ? row[1] : row[2] + "/" + row[4];
      reports.add(
          new Panel.Report(
              agency,
              "own",
              Integer.parseInt(row[5]),
              row[6],
              row[3],
              row[4],
              row[2].isEmpty() ? null : row[2],
              figures.getOrDefault(row[0], Map.of()),
              Map.of()));
    }
    return reports;
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.subList(1, lines.size());
  }
}
