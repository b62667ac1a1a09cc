package nianbao.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;

/** The zones of the catalogue by name, and the words by which an unlisted zone is told. */
final class Zones {
  /** Words that name a kind of zone; the short ones are written out in canonical names. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("高新区", "高新技术产业开发区"),
          Map.entry("高新技术开发区", "高新技术产业开发区"),
          Map.entry("高新技术产业开发区", "高新技术产业开发区"),
          Map.entry("国家高新区", "高新技术产业开发区"),
          Map.entry("经开区", "经济技术开发区"),
          Map.entry("经济技术开发区", "经济技术开发区"),
          Map.entry("经济开发区", "经济开发区"),
          Map.entry("开发区", "开发区"),
          Map.entry("工业园区", "工业园区"),
          Map.entry("保税区", "保税区"),
          Map.entry("综合保税区", "综合保税区"),
          Map.entry("旅游度假区", "旅游度假区"),
          Map.entry("度假区", "度假区"),
          Map.entry("城乡一体化示范区", "城乡一体化示范区"),
          Map.entry("示范区", "示范区"),
          Map.entry("自贸区", "自由贸易试验区"),
          Map.entry("风景名胜区", "风景名胜区"),
          Map.entry("风景区", "风景区"));

  private static final Pattern KIND =
      Pattern.compile(
          "\\G(国家高新区|高新技术产业开发区|高新技术开发区|高新区|经济技术开发区|经济开发区|经开区|城乡一体化示范区|示范区"
              + "|综合保税区|保税区|旅游度假区|度假区|自贸区|工业园区|开发区|风景名胜区|风景区)");
  // A proper name before the kind: 北塘开发区, 临空经济示范区 …
  private static final Pattern NAMED =
      Pattern.compile(
          "\\G([\\u4e00-\\u9fff]{2,8}?(?:经济技术开发区|经济开发区|高新技术产业开发区|产业开发区|开发区|工业园区|产业园区|产业园"
              + "|示范区|度假区|保税区|风景名胜区|风景区|管理区|新区|新城|合作区|园区|实验区))");

  private static final Zones CATALOGUE = new Zones();

  private final Map<String, Zone> byName = new HashMap<>();
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
  }

  static Zones catalogue() {
    return CATALOGUE;
  }

  private void add(String name, Zone zone) {
    byName.putIfAbsent(name, zone);
    longest = Math.max(longest, name.length());
  }

  /** The zone whose name stands at a place, with its end, longest name first; null if none. */
  Printed at(String text, int start) {
    for (int length = Math.min(longest, text.length() - start); length >= 2; length--) {
      Zone zone = byName.get(text.substring(start, start + length));
      if (zone != null) {
        return new Printed(start + length, zone, text.substring(start, start + length));
      }
    }
    return null;
  }

  /** A zone of a known or unknown host, told by its kind alone; its host is still open. */
  static Printed unlisted(String text, int start) {
    Matcher kind = KIND.matcher(text);
    if (kind.find(start)) {
      String name = KINDS.get(kind.group(1));
      return new Printed(kind.end(), new Zone(null, name, List.of(), null, "zone"), kind.group(1));
    }
    Matcher named = NAMED.matcher(text);
    if (named.find(start)) {
      String name = named.group(1);
      return new Printed(named.end(), new Zone(null, name, List.of(), null, "zone"), name);
    }
    return null;
  }

  record Printed(int end, Zone zone, String words) {}
}
