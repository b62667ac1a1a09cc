package nianbao.sample;

import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;

/**
 * A field of administration and what its departments were called.
 *
 * @param weight share among departments
 * @param volume requests against the average agency
 * @param decisions decisions against the average agency
 * @param powers power items of a usual department
 */
record Sector(
    String code, double weight, double volume, double decisions, double powers, List<Name> names) {
  static final List<Sector> ALL = read();

  /** Names valid from one report year to another, both included. */
  record Name(int from, int to, String nation, String province, String local, String brief) {}

  static Sector of(String code) {
    return ALL.stream().filter(sector -> sector.code.equals(code)).findFirst().orElseThrow();
  }

  Name name(int year) {
    Name last = null;
    for (Name name : names) {
      if (last == null || name.from <= year) {
        last = name;
      }
    }
    return last;
  }

  private static List<Sector> read() {
    var sectors = new ArrayList<Sector>();
    List<Tsv.Row> names = Tsv.read("sample/names.tsv");
    for (Tsv.Row row : Tsv.read("sample/sectors.tsv")) {
      sectors.add(
          new Sector(
              row.get("sector"),
              number(row, "weight"),
              number(row, "volume"),
              number(row, "decisions"),
              number(row, "powers"),
              names(names, row.get("sector"))));
    }
    return List.copyOf(sectors);
  }

  private static List<Name> names(List<Tsv.Row> rows, String sector) {
    var names = new ArrayList<Name>();
    for (Tsv.Row row : rows) {
      if (row.get("sector").equals(sector)) {
        names.add(
            new Name(
                Integer.parseInt(row.get("from")),
                Integer.parseInt(row.get("to")),
                row.get("nation"),
                row.get("province"),
                row.get("local"),
                row.get("short")));
      }
    }
    return List.copyOf(names);
  }

  private static double number(Tsv.Row row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
