package nianbao.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;

/**
 * A division through the years, or a zone in it.
 *
 * @param level of the division, {@link Level#ZONE} for a zone
 * @param years what it was in each year from {@link History#FIRST_YEAR}; null where it was not
 */
record Place(Level level, List<Version> years) {
  static final int LAST_YEAR = 2025;
  private static final List<String> ZONES = List.of("development_zone", "new_area");
  private static final List<String> MUNICIPALITIES = List.of("11", "12", "31", "50");
  static final List<Place> ALL = Catalogue.read();

  /**
   * The place as it was at the end of a year.
   *
   * @param code GB/T 2260; of the host for a zone
   * @param name its own name
   * @param prefix what stands before the function in an agency's full name: districts carry their
   *     city's, other counties only if they have a namesake
   * @param chain the prefix with the city's name in any case
   */
  record Version(String code, String name, String prefix, String chain) {}

  boolean existed(int year) {
    return years.get(year - History.FIRST_YEAR) != null;
  }

  /** What it was in the year, or in the nearest year it existed. */
  Version in(int year) {
    int at = Math.max(0, Math.min(years.size() - 1, year - History.FIRST_YEAR));
    for (int off = 0; off < years.size(); off++) {
      if (at - off >= 0 && years.get(at - off) != null) {
        return years.get(at - off);
      }
      if (at + off < years.size() && years.get(at + off) != null) {
        return years.get(at + off);
      }
    }
    throw new IllegalStateException("a place that never was");
  }

  /** First two digits of its code; of the last one it had. */
  String province() {
    return in(LAST_YEAR).code().substring(0, 2);
  }

  boolean municipality() {
    return MUNICIPALITIES.contains(province());
  }

  /** Reads the catalogues of divisions and zones. */
  private static final class Catalogue {
    /** Months are counted from year 0; {@code from} is included, {@code to} is not. */
    private record Row(String code, String name, String parent, int from, int to) {
      boolean covers(int year) {
        return from <= year * 12 + 11 && to > year * 12 + 11;
      }
    }

    private final Map<String, List<Row>> codes = new LinkedHashMap<>();
    private final Map<String, List<Row>> lineages = new LinkedHashMap<>();
    private final Map<String, List<Row>> counties = new LinkedHashMap<>();

    static List<Place> read() {
      var catalogue = new Catalogue();
      for (Tsv.Row row : Tsv.read("entity/divisions.tsv")) {
        catalogue.add(row);
      }
      var places = new ArrayList<Place>();
      for (List<Row> lineage : catalogue.lineages.values()) {
        catalogue.place(lineage, places);
      }
      for (Tsv.Row row : Tsv.read("entity/zones.tsv")) {
        catalogue.zone(row, places);
      }
      return List.copyOf(places);
    }

    private void add(Tsv.Row row) {
      var division =
          new Row(
              row.get("code"),
              row.get("name"),
              row.get("parent_code"),
              row.get("date_precision").equals("open") ? 0 : month(row.get("valid_from")),
              row.get("valid_to").isEmpty() ? Integer.MAX_VALUE : month(row.get("valid_to")));
      if (level(division.code) == Level.COUNTY) {
        counties.computeIfAbsent(division.name, name -> new ArrayList<>()).add(division);
      }
      codes.computeIfAbsent(division.code, code -> new ArrayList<>()).add(division);
      lineages.computeIfAbsent(row.get("lineage_id"), id -> new ArrayList<>()).add(division);
    }

    private static int month(String text) {
      String[] parts = text.split("-");
      return Integer.parseInt(parts[0]) * 12
          + (parts.length > 1 ? Integer.parseInt(parts[1]) - 1 : 0);
    }

    private void place(List<Row> lineage, List<Place> places) {
      var years = new ArrayList<Version>();
      for (int year = History.FIRST_YEAR; year <= LAST_YEAR; year++) {
        Row row = last(lineage, year);
        years.add(row == null ? null : version(row, year));
      }
      String code = lineage.get(0).code;
      boolean known = years.stream().anyMatch(version -> version != null);
      if (known && code.compareTo("7") < 0) {
        places.add(new Place(level(code), years));
      }
    }

    private static Level level(String code) {
      if (code.endsWith("0000")) {
        return Level.PROVINCE;
      }
      return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    /** Null too for a county without prefecture: how its agencies are called differs. */
    private Version version(Row row, int year) {
      if (level(row.code) != Level.COUNTY) {
        return new Version(row.code, row.name, row.name, row.name);
      }
      Row parent = last(codes.getOrDefault(row.parent, List.of()), year);
      boolean direct = row.parent.endsWith("0000");
      if (parent == null || direct && !MUNICIPALITIES.contains(row.code.substring(0, 2))) {
        return null;
      }
      String chain = parent.name + row.name;
      boolean alone = !row.name.endsWith("区") && namesakes(row.name, year) == 1;
      return new Version(row.code, row.name, alone ? row.name : chain, chain);
    }

    private long namesakes(String name, int year) {
      return counties.getOrDefault(name, List.of()).stream().filter(r -> r.covers(year)).count();
    }

    private static Row last(List<Row> rows, int year) {
      Row last = null;
      for (Row row : rows) {
        if (row.covers(year) && (last == null || row.from >= last.from)) {
          last = row;
        }
      }
      return last;
    }

    /** A zone's own name often begins with its city's. */
    private static Version zone(String name, Version host) {
      if (host == null) {
        return null;
      }
      String city = host.name.substring(0, host.name.length() - 1);
      String full = name.startsWith(city) ? name : host.prefix + name;
      return new Version(host.code, name, full, full);
    }

    private void zone(Tsv.Row row, List<Place> places) {
      if (!ZONES.contains(row.get("kind"))) {
        return;
      }
      String name = row.get("name");
      var years = new ArrayList<Version>();
      for (int year = History.FIRST_YEAR; year <= LAST_YEAR; year++) {
        String from = row.get("valid_from");
        String to = row.get("valid_to");
        boolean valid =
            (from.isEmpty() || month(from) <= year * 12)
                && (to.isEmpty() || month(to) > year * 12 + 11);
        Row host = last(codes.getOrDefault(row.get("host_code"), List.of()), year);
        years.add(valid && host != null ? zone(name, version(host, year)) : null);
      }
      if (years.stream().anyMatch(version -> version != null)) {
        places.add(new Place(Level.ZONE, years));
      }
    }
  }
}
