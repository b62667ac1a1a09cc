package nianbao.trend;

import java.util.List;
import java.util.Set;
import nianbao.entity.Successors;

/** The areas that an agency counts in, as {@code base/1_agency_report.sql} reads them off codes. */
public final class Area {
  private static final String NATION = "CN";
  private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");
  private static final Set<String> WITHOUT_PREFECTURE = Set.of("00", "90");
  private static final List<Successors.Today> MOVED = Successors.moved();
  private static final int PROVINCE = 2;
  private static final int PREFECTURE = 4;

  private Area() {}

  /**
   * Whether an agency counts in an area by the divisions of today.
   *
   * @param area the code of a province or prefecture
   * @param division the agency's own code, null where it has none
   * @param year the report year, for which the code says what it means
   */
  public static boolean holdsToday(String area, String division, int year) {
    return MOVED.stream()
        .filter(m -> m.code().equals(division) && m.from() <= year && year <= m.to())
        .findFirst()
        .map(m -> area.equals(m.province()) || area.equals(m.prefecture()))
        .orElseGet(() -> holds(area, division));
  }

  /**
   * Whether an agency counts in an area.
   *
   * @param area {@code CN}, or the code of a province or prefecture
   * @param division the agency's own code, null where it has none
   */
  public static boolean holds(String area, String division) {
    if (area.equals(NATION)) {
      return true;
    }
    if (division == null || !division.matches("([1-8][1-9]|50)[0-9]{4}")) {
      return false;
    }
    String province = division.substring(0, PROVINCE);
    if (area.equals(province + "0000")) {
      return true;
    }
    return !MUNICIPALITIES.contains(province)
        && !WITHOUT_PREFECTURE.contains(division.substring(PROVINCE, PREFECTURE))
        && area.equals(division.substring(0, PREFECTURE) + "00");
  }
}
