package nianbao;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue file: tab-separated, UTF-8, the first line that is no comment names the columns.
 * Lines that start with {@code #} and blank lines are for people. There is no quoting.
 */
public final class Tsv {

  /** One row of a catalogue; absent trailing fields read as the empty string. */
  public record Row(String file, int line, Map<String, String> fields) {
    /** The field's text, never null; a column the file does not have is a bug and throws. */
    public String get(String column) {
      String value = fields.get(column);
      if (value == null) {
        throw new IllegalArgumentException("%s has no column %s".formatted(file, column));
      }
      return value;
    }

    /** The field's text, or null where it is empty. */
    public String orNull(String column) {
      String value = get(column);
      return value.isEmpty() ? null : value;
    }

    /** The field split at {@code |}, without empty parts. */
    public List<String> list(String column) {
      var parts = new ArrayList<String>();
      for (String part : get(column).split("\\|")) {
        if (!part.isBlank()) {
          parts.add(part.strip().intern());
        }
      }
      return List.copyOf(parts);
    }
  }

  private Tsv() {}

  /**
   * Reads a catalogue from the class path.
   *
   * @param resource path below {@code nianbao/}, such as {@code fact/indicators.tsv}
   * @throws IllegalArgumentException when it does not exist or a row has more fields than columns
   */
  public static List<Row> read(String resource) {
    try (InputStream in = Tsv.class.getResourceAsStream("/nianbao/" + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no catalogue nianbao/" + resource);
      }
      return read(resource, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue nianbao/" + resource, e);
    }
  }

  private static List<Row> read(String file, BufferedReader reader) throws IOException {
    var rows = new ArrayList<Row>();
    String[] columns = null;
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\t", -1);
      if (columns == null) {
        columns = parts;
        continue;
      }
      rows.add(row(file, number, columns, parts));
    }
    return List.copyOf(rows);
  }

  private static Row row(String file, int number, String[] columns, String[] parts) {
    if (parts.length > columns.length) {
      throw new IllegalArgumentException(
          "%s:%d has %d fields for %d columns"
              .formatted(file, number, parts.length, columns.length));
    }
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < columns.length; i++) {
      // One object a word: codes are compared all day, and equal ones at a glance.
      fields.put(columns[i].strip(), i < parts.length ? parts[i].strip().intern() : "");
    }
    return new Row(file, number, fields);
  }
}
