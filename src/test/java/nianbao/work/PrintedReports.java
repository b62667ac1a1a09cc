package nianbao.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.sample.Truth;
import org.junit.jupiter.api.Assertions;

/** The reports of a sample as it printed them, under the agencies and editions of a lake. */
final class PrintedReports {
  private final Lookups lookups;

  PrintedReports(Lookups lookups) {
    this.lookups = lookups;
  }

  /** What the sample says it printed, under the agencies that the lake knows. */
  Collection<Panel.Report> of(Path sample) throws IOException {
    Map<String, Found> known = known();
    Set<String> bounds = bounds();
    Map<String, Map<Panel.Term, Panel.Figure>> figures = new HashMap<>();
    for (String line : lines(sample.resolve("truth.csv"))) {
      Truth row = Truth.parse(line);
      String stage = row.reviewStage();
      String dimension = stage.isEmpty() ? row.applicantType() : stage;
      var term = new Panel.Term(row.indicator(), dimension.isEmpty() ? "total" : dimension);
      boolean counts =
          row.states()
              && row.periodBasis().equals("year")
              && !bounds.contains(known.get(row.path()).text("report_id") + term);
      if (counts) {
        figures
            .computeIfAbsent(row.path(), path -> new HashMap<>())
            .put(term, new Panel.Figure(row.value(), row.valueStatus().equals("narrative")));
      }
    }
    Map<String, List<Edition>> editions = editions(figures);
    var reports = new ArrayList<Panel.Report>();
    int same = 0;
    int revised = 0;
    for (String line : lines(sample.resolve("reports.csv"))) {
      String[] row = line.split(",", -1);
      Found report = known.get(row[0]);
      List<Edition> all = editions.get(report.text("report_id"));
      if (!all.get(0).path().equals(row[0])) {
        continue;
      }
      String level = Objects.requireNonNullElse(report.text("agency_level"), "unknown");
      String sector = Objects.requireNonNullElse(report.text("sector"), "unknown");
      String division = report.text("division_code");
      same +=
          level.equals(row[3])
                  && sector.equals(row[4])
                  && Objects.requireNonNullElse(division, "").equals(row[2])
              ? 1
              : 0;
      Map<Panel.Term, Panel.Figure> first = Edition.first(all);
      revised += first.isEmpty() ? 0 : 1;
      reports.add(
          new Panel.Report(
              report.text("agency_id"),
              scope(report),
              Integer.parseInt(row[5]),
              row[6],
              level,
              sector,
              division,
              Edition.served(all),
              first));
    }
    System.out.printf(
        "%,d of %,d reports stand where the sample has them, %,d have an earlier edition%n",
        same, reports.size(), revised);
    Assertions.assertTrue(same >= 0.97 * reports.size(), same + " of " + reports.size());
    Assertions.assertTrue(revised > 0, "nothing was revised");
    return reports;
  }

  /** The documents of every report, in their declared order. */
  private Map<String, List<Edition>> editions(Map<String, Map<Panel.Term, Panel.Figure>> figures) {
    Map<String, Found> readings = new HashMap<>();
    lookups
        .rows("readings", List.of("reading_id", "published_on", "fetched_at"), Map.of())
        .forEach(row -> readings.put(row.text("reading_id"), row));
    Map<String, List<Edition>> editions = new HashMap<>();
    var columns = List.of("source_uri", "report_id", "reading_id", "rank", "state");
    for (Found file : lookups.rows("files", columns, Map.of())) {
      if (file.text("report_id") != null) {
        Found reading = readings.get(file.text("reading_id"));
        editions
            .computeIfAbsent(file.text("report_id"), id -> new ArrayList<>())
            .add(
                new Edition(
                    file.text("source_uri"),
                    file.number("rank"),
                    file.text("state").equals("superseded"),
                    String.valueOf(reading.values().get("published_on")),
                    reading.text("fetched_at"),
                    figures.getOrDefault(file.text("source_uri"), Map.of())));
      }
    }
    editions.values().forEach(all -> all.sort(Comparator.comparing(Edition::rank)));
    return editions;
  }

  private static String scope(Found report) {
    String said = String.valueOf(report.text("scope"));
    if (said.equals("rollup") || said.equals("mixed")) {
      return "rollup";
    }
    return said.equals("own") || !"government".equals(report.text("sector")) ? "own" : "unknown";
  }

  private Map<String, Found> known() {
    Map<String, Found> reports = new HashMap<>();
    lookups
        .rows(
            "reports",
            List.of("report_id", "agency_id", "scope", "sector", "agency_level", "division_code"),
            Map.of())
        .forEach(row -> reports.put(row.text("report_id"), row));
    Map<String, Found> byPath = new HashMap<>();
    lookups
        .rows("files", List.of("source_uri", "report_id"), Map.of())
        .forEach(row -> byPath.put(row.text("source_uri"), reports.get(row.text("report_id"))));
    return byPath;
  }

  /** Figures of the prose that are nowhere said exactly. */
  private Set<String> bounds() {
    var bounds = new HashSet<String>();
    var exact = new HashSet<String>();
    var columns =
        List.of(
            "report_id", "indicator", "applicant_type", "review_stage", "bound", "period_basis");
    for (Found fact : lookups.rows("facts", columns, Map.of("period_basis", List.of("year")))) {
      String stage = fact.text("review_stage");
      String dimension = stage != null ? stage : fact.text("applicant_type");
      var term = new Panel.Term(fact.text("indicator"), dimension == null ? "total" : dimension);
      (fact.text("bound") == null ? exact : bounds).add(fact.text("report_id") + term);
    }
    bounds.removeAll(exact);
    return bounds;
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.subList(1, lines.size());
  }

  /** One document of a report. */
  private record Edition(
      String path,
      int rank,
      boolean superseded,
      String published,
      String fetched,
      Map<Panel.Term, Panel.Figure> figures) {

    /** What all of them together say: a table's figure before the prose's, then the first. */
    static Map<Panel.Term, Panel.Figure> served(List<Edition> all) {
      var served = new HashMap<Panel.Term, Panel.Figure>();
      for (boolean narrative : new boolean[] {false, true}) {
        for (Edition edition : all) {
          edition.figures.forEach(
              (term, figure) -> {
                if (figure.narrative() == narrative) {
                  served.putIfAbsent(term, figure);
                }
              });
        }
      }
      return served;
    }

    /** What the earliest of those says that came before the served one; empty without one. */
    static Map<Panel.Term, Panel.Figure> first(List<Edition> all) {
      return all.stream()
          .filter(edition -> edition.superseded && edition.isBefore(all.get(0)))
          .min(
              Comparator.comparing(Edition::published)
                  .thenComparing(e -> Objects.requireNonNullElse(e.fetched, ""))
                  .thenComparing(Edition::rank, Comparator.reverseOrder()))
          .map(Edition::figures)
          .orElse(Map.of());
    }

    private boolean isBefore(Edition served) {
      boolean dated = !published.equals("null") && !served.published.equals("null");
      boolean captured = fetched != null && served.fetched != null;
      return dated && published.compareTo(served.published) < 0
          || published.equals(served.published)
              && captured
              && fetched.compareTo(served.fetched) < 0;
    }
  }
}
