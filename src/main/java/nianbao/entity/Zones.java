package nianbao.entity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nianbao.Tsv;

/** The zones of the catalogue by name, and the words by which an unlisted zone is told. */
final class Zones {
  private static final Zones CATALOGUE = new Zones();

  private final Map<String, Zone> byName = new HashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  // A proper name before the kind: 北塘开发区, 临空经济示范区 …
  private final Pattern named;
  private int longest;

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
    String any =
        words.stream()
            .map(row -> row.get("word"))
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|"));
    named = Pattern.compile("[\\u4e00-\\u9fff]{2,8}?(?:" + any + ")");
  }

  static Zones catalogue() {
    return CATALOGUE;
  }

  private void add(String name, Zone zone) {
    byName.putIfAbsent(name, zone);
    longest = Math.max(longest, name.length());
  }

  /** The catalogue's zone whose name stands at a place, longest name first; null if none. */
  Printed at(String text, int start) {
    for (int length = Math.min(longest, text.length() - start); length >= 2; length--) {
      String words = text.substring(start, start + length);
      Zone zone = byName.get(words);
      if (zone != null) {
        return new Printed(start + length, zone, words);
      }
    }
    return null;
  }

  /** A zone told by its kind alone or by a name no row lists; its host is still open. */
  Printed unlisted(String text, int start) {
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      if (text.startsWith(kind.getKey(), start)) {
        return open(start + kind.getKey().length(), kind.getValue(), kind.getKey());
      }
    }
    Matcher zone = named.matcher(text).region(start, text.length());
    return zone.lookingAt() ? open(zone.end(), zone.group(), zone.group()) : null;
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
