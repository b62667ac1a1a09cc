package nianbao.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nianbao.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionsTest {
  private static final Divisions DIVISIONS = Divisions.catalogue();

  /** Code of the one division a name means in a year; all codes if several. */
  private static String codes(String name, int year) {
    return Divisions.meant(DIVISIONS.named(name), year).stream()
        .map(Division::code)
        .sorted()
        .collect(Collectors.joining("+"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # a renaming keeps the code
          襄樊市, 2009, 420600
          襄阳市, 2012, 420600
          苍山县, 2012, 371324
          兰陵县, 2015, 371324
          楚州区, 2010, 320803
          潞西市, 2009, 533103
          芒市,   2011, 533103
          # counties that became districts have a new code
          上虞市, 2012, 330682
          上虞区, 2014, 330604
          绍兴县, 2012, 330621
          柯桥区, 2023, 330603
          富阳市, 2013, 330183
          富阳区, 2015, 330111
          临安市, 2016, 330185
          临安区, 2018, 330112
          邹平县, 2016, 371626
          邹平市, 2019, 371681
          洪泽县, 2014, 320829
          洪泽区, 2017, 320813
          # merged away: still what they were
          崇文区, 2009, 110103
          宣武区, 2009, 110104
          南汇区, 2008, 310119
          卢湾区, 2010, 310103
          闸北区, 2014, 310108
          塘沽区, 2008, 120107
          下城区, 2019, 330103
          江干区, 2020, 330104
          # new from several
          滨海新区, 2010, 120116
          姑苏区, 2013, 320508
          清江浦区, 2017, 320812
          临平区, 2022, 330113
          钱塘区, 2022, 330114
          # one code, two territories
          万盛区, 2010, 500110
          綦江县, 2010, 500222
          綦江区, 2013, 500110
          双桥区, 2010, 130802+500111
          大足区, 2013, 500111
          漠河市, 2019, 232701
          # names that moved
          襄阳区, 2009, 420607
          襄州区, 2012, 420607
          毕节市, 2010, 522401
          毕节市, 2013, 520500
          七星关区, 2013, 520502
          铜仁市, 2009, 522201
          铜仁市, 2014, 520600
          碧江区, 2014, 520602
          巢湖市, 2010, 341400
          巢湖市, 2013, 340181
          居巢区, 2010, 341402
          # into another prefecture
          寿县,     2014, 341521
          寿县,     2017, 340422
          枞阳县,   2014, 340823
          枞阳县,   2017, 340722
          简阳市,   2014, 512081
          简阳市,   2017, 510185
          公主岭市, 2019, 220381
          公主岭市, 2021, 220184
          莱芜市,   2018, 371200
          莱芜区,   2019, 370116
          钢城区,   2020, 370117
          # every kind of name
          内蒙古自治区,           2020, 150000
          阿拉善右旗,             2022, 152922
          锡林郭勒盟,             2022, 152500
          大兴安岭地区,           2015, 232700
          彭水苗族土家族自治县,   2022, 500243
          鄂伦春自治旗,           2020, 150723
          黔南布依族苗族自治州,   2020, 522700
          神农架林区,             2020, 429021
          济源市,                 2020, 419001
          石河子市,               2020, 659001
          北屯市,                 2014, 659005
          三沙市,                 2013, 460300
          儋州市,                 2014, 469003
          儋州市,                 2016, 460400
          东莞市,                 2020, 441900
          浦东新区,               2020, 310115
          香港特别行政区,         2020, 810000
          澳门特别行政区,         2020, 820000
          台湾省,                 2020, 710000
          # short forms, where no full name is the same
          上虞,   2020, 330604
          凉山州, 2020, 513400
          凉山,   2020, 513400
          内蒙古, 2020, 150000
          广西,   2020, 450000
          彭水县, 2022, 500243
          # names shared by several are all returned
          鼓楼区, 2019, 320106+320302+350102+410204
          通州区, 2019, 110112+320612
          江北区, 2019, 330205+500105
          城关区, 2019, 540102+620102
          龙华区, 2019, 440309+460106
          龙华区, 2012, 460106
          """)
  void aNameMeansTheDivisionOfItsYear(String name, int year, String codes) {
    assertEquals(codes, codes(name, year));
  }

  @ParameterizedTest
  @CsvSource({
    "330604, 2023, 浙江省绍兴市上虞区",
    "500103, 2023, 重庆市渝中区",
    "350504, 2018, 福建省泉州市洛江区",
    "320813, 2023, 江苏省淮安市洪泽区",
    "152922, 2022, 内蒙古自治区阿拉善盟阿拉善右旗",
    "513401, 2024, 四川省凉山彝族自治州西昌市",
    "429004, 2020, 湖北省仙桃市",
    "441400, 2023, 广东省梅州市",
    "310000, 2024, 上海市",
    "420606, 2009, 湖北省襄樊市樊城区",
    "420606, 2012, 湖北省襄阳市樊城区",
    "520502, 2013, 贵州省毕节市七星关区"
  })
  void theFullNameHasTheNamesAboveAsOfTheYear(String code, int year, String fullName) {
    assertEquals(fullName, DIVISIONS.fullName(DIVISIONS.byCode(code, year), year));
  }

  @ParameterizedTest
  @CsvSource({
    "2008, 34, 333, 2859",
    "2013, 34, 333, 2853",
    "2016, 34, 334, 2851",
    "2020, 34, 333, 2844"
  })
  void theCatalogueHasAsManyDivisionsAsTheMinistryCounts(
      int year, long provinces, long prefectures, long counties) {
    Map<String, Long> counts =
        DIVISIONS.all().stream()
            .filter(d -> d.validIn(Division.december(year)))
            .collect(Collectors.groupingBy(Division::level, TreeMap::new, Collectors.counting()));
    assertEquals(
        Map.of("province", provinces, "prefecture", prefectures, "county", counties), counts);
  }

  @Test
  void twentyNineNamesDenoteSixtySevenCountiesInSpring2019() {
    Map<String, Long> names =
        DIVISIONS.all().stream()
            .filter(d -> d.validIn(2019 * 12 + 3) && d.level().equals("county"))
            .collect(Collectors.groupingBy(Division::name, Collectors.counting()));
    names.values().removeIf(count -> count < 2);
    assertEquals(29, names.size());
    assertEquals(67, names.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void keysAreUniqueSpansOfACodeDoNotOverlapAndParentsExist() {
    var keys = new HashSet<String>();
    for (Division d : DIVISIONS.all()) {
      assertTrue(keys.add(d.code() + "@" + d.from()), d.toString());
      assertTrue(d.from() < d.to(), d.toString());
      if (d.parent() != null) {
        assertTrue(!DIVISIONS.ancestors(d).isEmpty(), d + " has no parent then");
      }
      for (Division other : DIVISIONS.coded(d.code())) {
        boolean apart = other == d || other.from() >= d.to() || d.from() >= other.to();
        assertTrue(apart, d + " " + other);
      }
    }
  }

  @Test
  void aLineageLeadsThroughRecodings() {
    Division before = DIVISIONS.byCode("330682", 2010);
    assertEquals("330604", DIVISIONS.asOf(before.lineage(), 2020).code());
    assertEquals("500222", DIVISIONS.asOf(DIVISIONS.byCode("500110", 2015).lineage(), 2009).code());
    assertNull(DIVISIONS.asOf(DIVISIONS.byCode("110103", 2009).lineage(), 2015));
  }

  @Test
  void eventsPointToRowsThatExist() {
    var keys = new HashSet<String>();
    for (Tsv.Row row : Tsv.read("entity/divisions.tsv")) {
      keys.add(row.get("code") + "@" + row.get("valid_from"));
    }
    for (Tsv.Row row : Tsv.read("entity/division_events.tsv")) {
      assertTrue(
          row.get("from_key").isEmpty() || keys.contains(row.get("from_key")), row.toString());
      assertTrue(keys.contains(row.get("to_key")), row.toString());
    }
  }

  @Test
  void everyDivisionThatEndedHasAnEventThatSaysWhereItWent() {
    var gone =
        Tsv.read("entity/division_events.tsv").stream().map(row -> row.get("from_key")).toList();
    List<String> lost =
        Tsv.read("entity/divisions.tsv").stream()
            .filter(row -> !row.get("valid_to").isEmpty())
            .filter(row -> !gone.contains(row.get("code") + "@" + row.get("valid_from")))
            .map(row -> row.get("code") + row.get("name"))
            .toList();
    assertEquals(List.of(), lost);
  }

  @Test
  void zonesLieInDivisionsAndAreNone() {
    for (Tsv.Row row : Tsv.read("entity/zones.tsv")) {
      assertTrue(
          DIVISIONS.byCode(row.get("host_code"), 2012) != null
              || DIVISIONS.byCode(row.get("host_code"), 2020) != null,
          row.toString());
    }
  }
}
