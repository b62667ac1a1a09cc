package nianbao.sample;

import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;

/** A division through the years; its versions follow each other without a gap. */
record Place(Level level, List<Version> versions) {
  static final List<Place> ALL = read();

  /**
   * The division as it was in some report years.
   *
   * @param prefix what stands before the function in an agency's full name
   */
  record Version(int from, int to, String code, String name, String prefix) {}

  Version in(int year) {
    for (Version version : versions) {
      if (year <= version.to) {
        return version;
      }
    }
    return versions.get(versions.size() - 1);
  }

  String province() {
    return versions.get(0).code.substring(0, 2);
  }

  boolean municipality() {
    return List.of("11", "12", "31", "50").contains(province());
  }

  private static List<Place> read() {
    var places = new ArrayList<Place>();
    for (Tsv.Row row : Tsv.read("sample/places.tsv")) {
      var version =
          new Version(
              Integer.parseInt(row.get("from")),
              Integer.parseInt(row.get("to")),
              row.get("code"),
              row.get("name"),
              row.get("prefix"));
      if (version.from > History.FIRST_YEAR) {
        places.get(places.size() - 1).versions.add(version);
      } else {
        places.add(new Place(level(version.code), new ArrayList<>(List.of(version))));
      }
    }
    return List.copyOf(places);
  }

  private static Level level(String code) {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
  }
}
