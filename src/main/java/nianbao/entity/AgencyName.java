package nianbao.entity;

import java.util.List;

/**
 * The name of an agency, taken apart.
 *
 * @param divisions what the place words can mean, as of the year; empty where none are printed
 * @param chain the place words as printed, {@code 绍兴市上虞区}
 * @param bare a place marker without a name ({@code 区人社局}), else empty
 * @param zone the zone, null if none
 * @param agencyClass part of the agency's key: class of its function, or its own words
 * @param unit canonical rest of the name: {@code 人力资源和社会保障局}, {@code 人民政府}
 * @param levelWord {@code 局}, {@code 厅} …, written out; empty for governments
 * @param otherYear whether the place bore this name only in other years
 */
record AgencyName(
    List<Division> divisions,
    String chain,
    String bare,
    Zone zone,
    String sector,
    String agencyClass,
    String unit,
    String levelWord,
    boolean otherYear) {
  AgencyName {
    divisions = List.copyOf(divisions);
  }

  /** The one division meant, null if none or several. */
  Division division() {
    return divisions.size() == 1 ? divisions.get(0) : null;
  }

  AgencyName in(List<Division> others) {
    return new AgencyName(
        others, chain, bare, zone, sector, agencyClass, unit, levelWord, otherYear);
  }

  AgencyName withZone(Zone other) {
    return new AgencyName(
        divisions, chain, bare, other, sector, agencyClass, unit, levelWord, otherYear);
  }

  AgencyName called(String otherUnit) {
    return new AgencyName(
        divisions, chain, bare, zone, sector, agencyClass, otherUnit, levelWord, otherYear);
  }

  boolean isGovernment() {
    return sector.equals("government");
  }
}
