package nianbao.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The description of what was published, as a Frictionless Data Package (version 2). */
final class DataPackage {
  static final String FILE = "datapackage.json";
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";
  private static final String SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataPackage() {}

  static void write(
      FileSystem fs, Path file, Map<Published, List<Published.File>> tables, String hash)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", PROFILE);
    root.put("name", "nianbao");
    root.put("title", "政府信息公开工作年度报告数据 · Government-information-disclosure annual reports");
    root.put(
        "description",
        "Figures of Chinese government-information-disclosure annual reports, one schema for all"
            + " years, each traceable to its place in a document, and aggregates over them. An empty"
            + " cell is no statement, never a zero.");
    root.put("version", hash);
    root.putArray("licenses")
        .addObject()
        .put("name", "Apache-2.0")
        .put("path", "https://www.apache.org/licenses/LICENSE-2.0.txt")
        .put("title", "Apache License 2.0");
    root.putArray("sources")
        .addObject()
        .put(
            "title",
            "各机关政府信息公开工作年度报告 · the agencies' own annual reports; source_uri and source_sha256 name each document");
    ArrayNode resources = root.putArray("resources");
    tables.forEach(
        (table, files) ->
            files.forEach(written -> resource(resources.addObject(), table, written)));
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    try (OutputStream out = fs.create(file)) {
      out.write((text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void resource(ObjectNode node, Published table, Published.File file) {
    boolean csv = file.mediaType().equals("text/csv");
    node.put("name", table.name() + (csv ? "-csv" : "-parquet"));
    node.put("type", "table");
    node.put("path", file.name());
    node.put("format", csv ? "csv" : "parquet");
    node.put("mediatype", file.mediaType());
    if (csv) {
      node.put("encoding", "utf-8");
      node.putObject("dialect")
          .put("delimiter", ",")
          .put("lineTerminator", "\n")
          .put("quoteChar", "\"")
          .put("doubleQuote", true)
          .put("header", true);
    }
    if (!file.encoding().isEmpty()) {
      node.put("compression", file.encoding());
    }
    node.put("title", table.zh().isEmpty() ? table.en() : table.zh() + " · " + table.en());
    node.put("bytes", file.bytes());
    node.put("hash", "sha256:" + file.sha256());
    ObjectNode schema = node.putObject("schema");
    schema.put("$schema", SCHEMA);
    ArrayNode fields = schema.putArray("fields");
    table.columns().forEach(column -> field(fields.addObject(), column));
    schema.putArray("missingValues").addObject().put("value", "").put("label", "no statement");
    // A primary key of the standard holds no empty cell; a unique key may.
    boolean full =
        table.columns().stream()
            .allMatch(column -> column.nulls().isEmpty() || !table.key().contains(column.name()));
    ArrayNode key = full ? schema.putArray("primaryKey") : schema.putArray("uniqueKeys").addArray();
    table.key().forEach(key::add);
  }

  private static void field(ObjectNode node, Published.Column column) {
    node.put("name", column.name());
    node.put("type", type(column.type()));
    node.put("title", column.zh());
    String nulls = column.nulls().isEmpty() ? "" : ". Empty: " + column.nulls();
    node.put("description", column.en() + nulls);
    if (!column.unit().isEmpty()) {
      node.put("unit", column.unit());
    }
    boolean mandatory = column.nulls().isEmpty();
    if (mandatory) {
      node.putObject("constraints").put("required", true);
    }
  }

  private static String type(String spark) {
    return switch (spark.replaceFirst("\\(.*", "")) {
      case "int", "bigint" -> "integer";
      case "decimal" -> "number";
      case "date" -> "date";
      case "timestamp" -> "datetime";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }
}
