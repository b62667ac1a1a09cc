package nianbao.entity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.Lexicon;
import nianbao.Tsv;

/** The zones of the catalogue by name, and the words by which an unlisted zone is told. */
final class Zones {
  private static final int LONGEST_NAME = 8;
  private static final Zones CATALOGUE = new Zones();

  private final Map<String, Zone> byName = new HashMap<>();
  private final Lexicon<Zone> names;

  // In the catalogue's order: the first one that fits wins.
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Lexicon<String> kindWords;

  private Zones() {
    for (Tsv.Row row : Tsv.read("entity/zones.tsv")) {
      var zone =
          new Zone(
              row.get("zone_id"),
              row.get("name"),
              row.list("aliases"),
              row.get("host_code"),
              row.get("kind"));
      add(zone.name(), zone);
      zone.aliases().forEach(alias -> add(alias, zone));
    }
    List<Tsv.Row> words = Tsv.read("entity/zone_kinds.tsv");
    for (Tsv.Row row : words) {
      if (row.get("alone").equals("yes")) {
        kinds.put(row.get("word"), row.get("full"));
      }
    }
    names = new Lexicon<>(byName);
    var spellings = new HashMap<String, String>();
    words.forEach(row -> spellings.put(row.get("word"), row.get("word")));
    kindWords = new Lexicon<>(spellings);
  }

  static Zones catalogue() {
    return CATALOGUE;
  }

  private void add(String name, Zone zone) {
    byName.putIfAbsent(name, zone);
  }

  /** The catalogue's zone whose name stands at a place, longest name first; null if none. */
  Printed at(String text, int start) {
    Lexicon.Hit<Zone> zone = names.longestAt(text, start);
    return zone == null
        ? null
        : new Printed(zone.end(), zone.meaning(), text.substring(start, zone.end()));
  }

  /** A zone told by its kind alone or by a name no row lists; its host is still open. */
  Printed unlisted(String text, int start) {
    if (kindWords.longestAt(text, start) != null) {
      for (Map.Entry<String, String> kind : kinds.entrySet()) {
        if (text.startsWith(kind.getKey(), start)) {
          return open(start + kind.getKey().length(), kind.getValue(), kind.getKey());
        }
      }
    }
    int end = namedEnd(text, start);
    if (end < 0) {
      return null;
    }
    String name = text.substring(start, end);
    return open(end, name, name);
  }

  /** Where a proper name of some characters and its kind end, 北塘开发区; -1 if none begins here. */
  private int namedEnd(String text, int start) {
    for (int i = start; i < text.length() && i < start + LONGEST_NAME && isHan(text, i); i++) {
      Lexicon.Hit<String> kind = i > start ? kindWords.longestAt(text, i + 1) : null;
      if (kind != null) {
        return kind.end();
      }
    }
    return -1;
  }

  private static boolean isHan(String text, int i) {
    return text.charAt(i) >= '\u4e00' && text.charAt(i) <= '\u9fff';
  }

  private static Printed open(int end, String name, String words) {
    return new Printed(end, new Zone(null, name, List.of(), null, "zone"), words);
  }

  /** The catalogue's row of a zone that a document names by its city: 青岛 + 高新技术产业开发区. */
  Zone listed(Zone zone, Division host) {
    if (zone.id() != null) {
      return zone;
    }
    for (String place : ShortNames.withFull(host.name())) {
      Zone row = byName.get(place + zone.name());
      if (row != null) {
        return row;
      }
    }
    return zone;
  }

  record Printed(int end, Zone zone, String words) {}
}
