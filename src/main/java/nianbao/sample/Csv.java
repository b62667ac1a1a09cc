package nianbao.sample;

import java.util.ArrayList;
import java.util.List;

/** Lines of RFC 4180 whose fields hold no line ends. */
final class Csv {
  private Csv() {}

  static String line(String... fields) {
    var line = new StringBuilder(160);
    for (int i = 0; i < fields.length; i++) {
      line.append(i == 0 ? "" : ",");
      String field = fields[i];
      if (field.indexOf(',') < 0 && field.indexOf('"') < 0) {
        line.append(field);
      } else {
        line.append('"').append(field.replace("\"", "\"\"")).append('"');
      }
    }
    return line.toString();
  }

  static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
