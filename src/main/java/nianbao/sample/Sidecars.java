package nianbao.sample;

import java.time.LocalDate;

/** What the crawler is supposed to have noted beside a document. */
final class Sidecars {
  private static final int SHARE = 600;

  private Sidecars() {}

  /** JSON, or null: not every document has one, and hardly any has every field. */
  static String draw(Dice dice, Page page, String path) {
    if (!dice.permille(SHARE)) {
      return null;
    }
    var json = new StringBuilder("{");
    field(json, "url", "http://www.sample.gov.example/" + path);
    if (dice.permille(900)) {
      LocalDate fetched = page.published().plusDays(dice.between(1, 300));
      field(json, "fetched_at", fetched + "T0" + dice.below(10) + ":15:00Z");
    }
    if (dice.permille(700)) {
      field(json, "publisher", page.publisher());
    }
    if (dice.permille(700)) {
      field(json, "published_on", page.published().toString());
    }
    if (dice.permille(700)) {
      field(json, "title", page.title());
    }
    return json.append("}\n").toString();
  }

  private static void field(StringBuilder json, String name, String value) {
    json.append(json.length() > 1 ? ", " : "").append('"').append(name).append("\": \"");
    json.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
