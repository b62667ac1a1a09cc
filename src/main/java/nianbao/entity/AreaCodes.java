package nianbao.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;

/** Telephone area codes and the prefectures that share them. */
final class AreaCodes {
  private static final Map<String, List<String>> PLACES = new HashMap<>();

  static {
    for (Tsv.Row row : Tsv.read("entity/area_codes.tsv")) {
      PLACES.computeIfAbsent(row.get("code"), c -> new ArrayList<>()).add(row.get("place"));
    }
  }

  private AreaCodes() {}

  static List<String> places(String code) {
    return PLACES.getOrDefault(code, List.of());
  }
}
