package nianbao.entity;

import java.util.List;
import java.util.Set;

/** How agencies are called in full and keyed: one form whatever the document prints. */
final class CanonicalName {
  private static final Divisions DIVISIONS = Divisions.catalogue();
  private static final Set<String> OWN_NAME = Set.of("new_area", "corps", "experimental_zone");

  private CanonicalName() {}

  /**
   * The full name.
   *
   * @param division the one the name stands in, null if unresolved: then the name as printed
   */
  static String of(AgencyName name, Division division, int year) {
    String zone = name.zone() == null ? "" : name.zone().name();
    if (division == null) {
      String place = name.zone() != null ? name.bare() + "" : name.bare();
      String printed = name.chain() + (place.isEmpty() ? zone : place);
      return printed + name.unit();
    }
    String place = place(division, year);
    if (name.zone() != null) {
      place = zonePlace(name.zone(), place, division);
    }
    return place + unit(name, division);
  }

  private static String unit(AgencyName name, Division division) {
    boolean province = division.level().equals("province") && !division.isMunicipality();
    return name.sector().equals("general_office") && province && name.unit().equals("人民政府办公室")
        ? "人民政府办公厅"
        : name.unit();
  }

  /** Zones that a prefecture runs carry its name; those above cities have a name of their own. */
  private static String zonePlace(Zone zone, String place, Division host) {
    boolean named = ShortNames.withFull(host.name()).stream().anyMatch(zone.name()::startsWith);
    boolean own =
        zone.id() != null && (!host.level().equals("prefecture") || OWN_NAME.contains(zone.kind()));
    return named || own ? zone.name() : place + zone.name();
  }

  /**
   * The place as official names print it: districts carry their city's name, all other divisions
   * stand alone unless two of them share a name.
   */
  static String place(Division division, int year) {
    List<Division> above = DIVISIONS.ancestors(division);
    if (!division.level().equals("county") || above.isEmpty()) {
      return division.name();
    }
    Division over = above.get(above.size() - 1);
    boolean city = over.level().equals("prefecture") || over.isMunicipality();
    boolean shared =
        Divisions.meant(DIVISIONS.named(division.name()), year).stream()
                .filter(d -> d.level().equals("county"))
                .count()
            > 1;
    if (city && (division.isDistrict() || shared)) {
      Division then = DIVISIONS.asOf(over.lineage(), year);
      return (then == null ? over : then).name() + division.name();
    }
    return division.name();
  }

  /** Stable across spellings and recodings: the division's lineage, the zone, the class. */
  static String key(AgencyName name, Division division) {
    String zone = "";
    if (name.zone() != null) {
      zone = "/" + (name.zone().id() != null ? name.zone().id() : name.zone().name());
    }
    return division.lineage() + zone + "/" + name.agencyClass();
  }

  static String level(AgencyName name, Division division) {
    if (name.zone() != null) {
      return "zone";
    }
    if (name.sector().equals("township")) {
      return "township";
    }
    return division == null ? null : division.level();
  }
}
