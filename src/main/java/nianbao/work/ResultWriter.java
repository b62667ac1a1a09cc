package nianbao.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A query's result for a person or a program, streamed row by row. */
final class ResultWriter {
  enum Format {
    table,
    csv,
    json
  }

  /** A person's table takes its widths from the first rows. */
  private static final int MEASURED = 1_000;

  private static final int WIDEST = 60;
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  private final Format format;
  private final PrintStream out;

  ResultWriter(Format format, PrintStream out) {
    this.format = format;
    this.out = out;
  }

  void write(Dataset<Row> result) throws IOException {
    Iterator<Row> rows = result.toLocalIterator();
    String[] names = result.columns();
    switch (format) {
      case csv -> csv(names, rows);
      case json -> json(names, rows);
      case table -> table(names, rows);
    }
  }

  private void csv(String[] names, Iterator<Row> rows) {
    out.print(line(List.of(names)));
    while (rows.hasNext()) {
      out.print(line(texts(rows.next(), "")));
    }
  }

  private static String line(List<String> values) {
    var line = new StringBuilder();
    for (String value : values) {
      line.append(line.isEmpty() ? "" : ",");
      line.append(QUOTED.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
    // A lone empty value would read as no row at all.
    return (values.size() == 1 && line.isEmpty() ? "\"\"" : line) + "\r\n";
  }

  private void json(String[] names, Iterator<Row> rows) throws IOException {
    var mapper = new ObjectMapper();
    while (rows.hasNext()) {
      Row row = rows.next();
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        object.put(names[i], jsonValue(row.get(i)));
      }
      out.println(mapper.writeValueAsString(object));
    }
  }

  private static Object jsonValue(Object value) {
    if (value instanceof BigDecimal decimal) {
      return new BigDecimal(text(decimal));
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : text(value);
  }

  private void table(String[] names, Iterator<Row> rows) {
    var measured = new ArrayList<List<String>>();
    measured.add(List.of(names));
    while (rows.hasNext() && measured.size() < MEASURED) {
      measured.add(texts(rows.next(), "-"));
    }
    int[] widths = new int[names.length];
    for (List<String> row : measured) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], Width.of(row.get(i))));
      }
    }
    for (int i = 0; i < measured.size(); i++) {
      out.println(padded(measured.get(i), widths));
      if (i == 0) {
        out.println(rule(widths));
      }
    }
    while (rows.hasNext()) {
      out.println(padded(texts(rows.next(), "-"), widths));
    }
  }

  private static String rule(int[] widths) {
    var line = new StringBuilder();
    for (int width : widths) {
      line.append(line.isEmpty() ? "" : "  ").append("-".repeat(width));
    }
    return line.toString();
  }

  private static String padded(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Width.cut(row.get(i).replaceAll("\\s+", " "), widths[i]);
      String gap = " ".repeat(Math.max(0, widths[i] - Width.of(cell)));
      boolean number = cell.matches("-?[\\d.,]+%?");
      line.append(i == 0 ? "" : "  ").append(number ? gap + cell : cell + gap);
    }
    return line.toString().stripTrailing();
  }

  private static List<String> texts(Row row, String missing) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < row.length(); i++) {
      texts.add(row.isNullAt(i) ? missing : text(row.get(i)));
    }
    return texts;
  }

  private static String text(Object value) {
    return value instanceof BigDecimal decimal
        ? (decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString())
        : value.toString();
  }
}
