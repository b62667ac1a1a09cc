package nianbao.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nianbao.Place;
import nianbao.archive.Landed;
import nianbao.block.Block;
import nianbao.block.Blocks;
import nianbao.lake.Archived;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.work.Explanation.EnteringFact;
import nianbao.work.Explanation.PlaceNotice;
import nianbao.work.Explanation.PrintedPlace;

/** The printed places of facts: cells and notices out of the readings, words out of the archive. */
final class PrintedPlaces {
  private static final List<String> READ =
      List.of(
          "source_uri",
          "source_sha256",
          "reader_version",
          "landing_uri",
          "landing_sha256",
          "url",
          "cells",
          "notices");

  private final Lookups lookups;
  private final Archived archived;
  private final Map<String, Found> readings = new HashMap<>();
  private final Map<String, List<Block>> documents = new HashMap<>();

  /** A fact and the name of its agency. */
  record Wanted(String agencyName, EnteringFact fact) {}

  PrintedPlaces(Lookups lookups) {
    this.lookups = lookups;
    this.archived = new Archived(lookups);
  }

  /** The places, in the order of the facts. */
  List<PrintedPlace> of(List<Wanted> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    find(facts.stream().map(wanted -> wanted.fact().sourceUri()).distinct().toList());
    return facts.stream().map(this::place).toList();
  }

  private void find(List<String> sourceUris) {
    Map<String, List<String>> wanted = Map.of("source_uri", sourceUris);
    Set<String> served =
        lookups
            .rows("files", List.of("source_uri", "source_sha256", "reader_version"), wanted)
            .stream()
            .map(PrintedPlaces::version)
            .collect(Collectors.toSet());
    for (Found reading : lookups.rows("readings", READ, wanted)) {
      if (served.contains(version(reading))) {
        readings.put(reading.text("source_uri") + reading.text("source_sha256"), reading);
      }
    }
  }

  private static String version(Found row) {
    return String.join(
        "\n", row.text("source_uri"), row.text("source_sha256"), row.text("reader_version"));
  }

  private PrintedPlace place(Wanted wanted) {
    EnteringFact fact = wanted.fact();
    Found reading = readings.get(fact.sourceUri() + fact.sourceSha256());
    Found cell = reading == null ? null : cell(reading, fact);
    return new PrintedPlace(
        wanted.agencyName(),
        fact,
        reading == null ? null : reading.text("url"),
        cell == null ? null : cell.text("part"),
        cell == null ? null : cell.text("row_label"),
        cell == null ? null : cell.text("column_label"),
        cell == null ? null : cell.text("text"),
        reading == null ? List.of() : notices(reading, fact.cellRef()),
        reading == null ? List.of() : excerpt(reading, fact));
  }

  /** The cell of the fact's place; where several words share a place, that of its indicator. */
  private static Found cell(Found reading, EnteringFact fact) {
    Found found = null;
    for (Found cell : reading.parts("cells")) {
      if (cell.text("cell_ref").equals(fact.cellRef())) {
        boolean own = fact.indicator().equals(cell.text("indicator"));
        found = found == null || own ? cell : found;
      }
    }
    return found;
  }

  private static List<PlaceNotice> notices(Found reading, String cellRef) {
    var notices = new ArrayList<PlaceNotice>();
    for (Found notice : reading.parts("notices")) {
      if (Arrays.asList(notice.text("cell_refs").split(" ")).contains(cellRef)) {
        notices.add(
            new PlaceNotice(notice.text("rule"), notice.text("severity"), notice.text("figures")));
      }
    }
    return notices;
  }

  private List<String> excerpt(Found reading, EnteringFact fact) {
    String uri = fact.sourceUri();
    Optional<Place> place = Place.parse(fact.cellRef());
    if (place.isEmpty()) {
      return List.of();
    }
    String key = uri + fact.sourceSha256();
    if (!documents.containsKey(key)) {
      Optional<Landed> landed =
          archived.document(reading.text("landing_uri"), reading.text("landing_sha256"), uri);
      documents.put(key, landed.map(bytes -> Blocks.read(bytes).blocks()).orElse(List.of()));
    }
    return Excerpt.of(documents.get(key), place.get(), fact.sourceText());
  }
}
