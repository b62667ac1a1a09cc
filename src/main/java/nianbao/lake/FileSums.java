package nianbao.lake;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the lake hash is made of, added up by data file: the sums are kept, and a night reads only
 * the files that it wrote.
 */
final class FileSums {
  private static final String FILE = "hashes.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lake lake;
  private final JsonNode known;

  private FileSums(Lake lake, JsonNode known) {
    this.lake = lake;
    this.known = known;
  }

  static FileSums of(Lake lake) throws IOException {
    String text = WholeFile.read(lake, FILE);
    return new FileSums(lake, text == null ? JSON.createObjectNode() : JSON.readTree(text));
  }

  /** The lake hash of the newest tables; keeps the sums for the next night. */
  String hash() throws IOException {
    ObjectNode kept = JSON.createObjectNode();
    var hashes = new TreeMap<String, String>();
    for (String table : tables()) {
      ObjectNode sums = table(table);
      kept.set(table, sums);
      long[] total = new long[LakeHash.REST.length + 1];
      for (JsonNode file : sums.get("files")) {
        total = LakeHash.add(total, sums(file));
      }
      hashes.put(table, LakeHash.finish(total));
    }
    WholeFile.write(lake, FILE, out -> out.write(JSON.writeValueAsBytes(kept)));
    return LakeHash.combine(hashes);
  }

  /** The lake hash of tables, every row read. */
  static String recompute(Function<String, Dataset<Row>> tables) {
    var hashes = new TreeMap<String, String>();
    for (String table : tables()) {
      hashes.put(table, LakeHash.of(hashed(table, tables.apply(table))));
    }
    return LakeHash.combine(hashes);
  }

  private static List<String> tables() {
    return Schemas.tables().values().stream()
        .filter(table -> table.hashed() && table.kind() == Schemas.Kind.TABLE)
        .map(Schemas.Table::name)
        .toList();
  }

  /** Since when a fact is known depends on when its document arrived: it is not content. */
  private static Dataset<Row> hashed(String table, Dataset<Row> rows) {
    return table.equals("facts") ? rows.drop("known_from") : rows;
  }

  private ObjectNode table(String table) {
    JsonNode before = known.path(table);
    long version = lake.version(table);
    if (before.path("version").asLong(-2) == version) {
      return (ObjectNode) before;
    }
    ObjectNode sums = JSON.createObjectNode().put("version", version);
    ObjectNode files = sums.putObject("files");
    if (version >= 0) {
      files(table, before.path("files"), files);
    }
    return sums;
  }

  private void files(String table, JsonNode before, ObjectNode files) {
    DataFiles newest = DataFiles.newest(lake, table);
    Map<String, String> added = new TreeMap<>();
    for (String key : newest.keys()) {
      if (before.has(key)) {
        files.set(key, before.get(key));
      } else {
        added.put(newest.fileName(key), key);
      }
    }
    if (added.isEmpty()) {
      return;
    }
    Dataset<Row> rows = newest.rows(added.values());
    Dataset<Row> hashes =
        rows.select(
            col("_metadata.file_name").as("file"),
            LakeHash.row(hashed(table, rows)).as(LakeHash.HASH));
    for (Row row : hashes.groupBy("file").agg(LakeHash.FIRST, LakeHash.REST).collectAsList()) {
      ArrayNode sums = files.putArray(added.get(row.getString(0)));
      for (long sum : LakeHash.sums(row, 1)) {
        sums.add(sum);
      }
    }
  }

  private static long[] sums(JsonNode file) {
    var sums = new long[file.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = file.get(i).asLong();
    }
    return sums;
  }
}
