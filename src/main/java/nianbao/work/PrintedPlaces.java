package nianbao.work;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.Place;
import nianbao.archive.Landed;
import nianbao.block.Block;
import nianbao.block.Blocks;
import nianbao.lake.Archived;
import nianbao.lake.Lake;
import nianbao.work.Explanation.EnteringFact;
import nianbao.work.Explanation.PlaceNotice;
import nianbao.work.Explanation.PrintedPlace;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The printed places of facts: cells and notices out of the readings, words out of the archive. */
final class PrintedPlaces {
  private final Lake lake;
  private final Map<String, Row> readings = new HashMap<>();
  private final Map<String, List<Block>> documents = new HashMap<>();
  private Archived archived;

  /** A fact and the name of its agency. */
  record Wanted(String agencyName, EnteringFact fact) {}

  /** Over the release's {@code readings} and {@code files}, registered. */
  PrintedPlaces(Lake lake) {
    this.lake = lake;
  }

  /** The places, in the order of the facts. */
  List<PrintedPlace> of(List<Wanted> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    find(facts.stream().map(wanted -> wanted.fact().sourceUri()).distinct().toList());
    archived = Archived.of(lake, texts("landing_uri"), texts("landing_sha256"));
    return facts.stream().map(this::place).toList();
  }

  private void find(List<String> sourceUris) {
    Object[] uris = sourceUris.toArray();
    Dataset<Row> served =
        lake.spark()
            .table("files")
            .where(col("source_uri").isin(uris))
            .select("reading_id", "reader_version");
    Dataset<Row> found =
        lake.spark()
            .table("readings")
            .where(col("source_uri").isin(uris))
            .join(broadcast(served), new String[] {"reading_id", "reader_version"}, "left_semi")
            .select(
                "source_uri",
                "source_sha256",
                "landing_uri",
                "landing_sha256",
                "url",
                "cells",
                "notices");
    found.collectAsList().forEach(row -> readings.put(row.getString(0) + row.getString(1), row));
  }

  private List<String> texts(String column) {
    return readings.values().stream().map(row -> row.<String>getAs(column)).distinct().toList();
  }

  private PrintedPlace place(Wanted wanted) {
    EnteringFact fact = wanted.fact();
    Row reading = readings.get(fact.sourceUri() + fact.sourceSha256());
    Row cell = reading == null ? null : cell(reading, fact);
    return new PrintedPlace(
        wanted.agencyName(),
        fact,
        reading == null ? null : reading.getAs("url"),
        cell == null ? null : cell.getAs("part"),
        cell == null ? null : cell.getAs("row_label"),
        cell == null ? null : cell.getAs("column_label"),
        cell == null ? null : cell.getAs("text"),
        reading == null ? List.of() : notices(reading, fact.cellRef()),
        reading == null ? List.of() : excerpt(reading, fact));
  }

  /** The cell of the fact's place; where several words share a place, that of its indicator. */
  private static Row cell(Row reading, EnteringFact fact) {
    Row found = null;
    for (Row cell : structs(reading, "cells")) {
      if (cell.getAs("cell_ref").equals(fact.cellRef())) {
        boolean own = fact.indicator().equals(cell.getAs("indicator"));
        found = found == null || own ? cell : found;
      }
    }
    return found;
  }

  private static List<PlaceNotice> notices(Row reading, String cellRef) {
    var notices = new ArrayList<PlaceNotice>();
    for (Row notice : structs(reading, "notices")) {
      if (Arrays.asList(notice.<String>getAs("cell_refs").split(" ")).contains(cellRef)) {
        notices.add(
            new PlaceNotice(
                notice.getAs("rule"), notice.getAs("severity"), notice.getAs("figures")));
      }
    }
    return notices;
  }

  private static List<Row> structs(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }

  private List<String> excerpt(Row reading, EnteringFact fact) {
    String uri = fact.sourceUri();
    Optional<Place> place = Place.parse(fact.cellRef());
    if (place.isEmpty()) {
      return List.of();
    }
    String key = uri + fact.sourceSha256();
    if (!documents.containsKey(key)) {
      Optional<Landed> landed =
          archived.document(reading.getAs("landing_uri"), reading.getAs("landing_sha256"), uri);
      documents.put(key, landed.map(bytes -> Blocks.read(bytes).blocks()).orElse(List.of()));
    }
    return Excerpt.of(documents.get(key), place.get(), fact.sourceText());
  }
}
