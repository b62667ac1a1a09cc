package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where an agency counts. */
class AreaTest {

  @Test
  void anAgencyCountsInTheNationItsProvinceAndItsPrefecture() {
    assertTrue(Area.holds("CN", null));
    assertTrue(Area.holds("330000", "330604"));
    assertTrue(Area.holds("330600", "330604"));
    assertFalse(Area.holds("330300", "330604"));
    assertFalse(Area.holds("310100", "310104"), "municipalities have no prefectures");
  }

  /** Laiwu became a part of Jinan in 2019; Shangyu stayed where it was. */
  @Test
  void byTodaysDivisionsATerritoryCountsWhereItLiesNow() {
    assertTrue(Area.holds("371200", "371202"));
    assertFalse(Area.holdsToday("371200", "371202", 2018));
    assertTrue(Area.holdsToday("370100", "371202", 2018));
    assertTrue(Area.holdsToday("370000", "371202", 2018));
    assertTrue(Area.holdsToday("330600", "330604", 2018));
  }
}
