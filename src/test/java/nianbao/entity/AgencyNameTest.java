package nianbao.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgencyNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # human resources and their spellings
          绍兴市上虞区人力社保局 | 2023 | 绍兴市上虞区人力资源和社会保障局 | human_resources | 330604
          上虞区人力社保局 | 2023 | 绍兴市上虞区人力资源和社会保障局 | human_resources | 330604
          上虞市人社局 | 2012 | 上虞市人力资源和社会保障局 | human_resources | 330682
          浙江省绍兴市上虞区人社局 | 2020 | 绍兴市上虞区人力资源和社会保障局 | human_resources | 330604
          福建省人力资源社会保障厅 | 2019 | 福建省人力资源和社会保障厅 | human_resources | 350000
          原上海市劳动和社会保障局 | 2008 | 上海市劳动和社会保障局 | human_resources | 310000
          硚口区人力资源局 | 2023 | 武汉市硚口区人力资源局 | human_resources | 420104
          长治市劳动保障局 | 2009 | 长治市劳动和社会保障局 | human_resources | 140400
          临湘市人力资源和社会保障局 | 2020 | 临湘市人力资源和社会保障局 | human_resources | 430682
          西昌市人社局 | 2024 | 西昌市人力资源和社会保障局 | human_resources | 513401
          凉山州人社局 | 2024 | 凉山彝族自治州人力资源和社会保障局 | human_resources | 513400
          西乌珠穆沁旗人力资源和社会保障局 | 2022 | 西乌珠穆沁旗人力资源和社会保障局 | human_resources | 152526
          重庆市渝中区人力社保局 | 2023 | 重庆市渝中区人力资源和社会保障局 | human_resources | 500103
          # commissions, offices, bureaus
          上海市科委 | 2024 | 上海市科学技术委员会 | science_technology | 310000
          北京市发改委 | 2020 | 北京市发展和改革委员会 | development_reform | 110000
          绍兴市发展改革委 | 2020 | 绍兴市发展和改革委员会 | development_reform | 330600
          诸暨市发改局 | 2020 | 诸暨市发展和改革局 | development_reform | 330681
          浙江省卫健委 | 2020 | 浙江省卫生健康委员会 | health | 330000
          常山县卫健局 | 2020 | 常山县卫生健康局 | health | 330822
          义乌市卫生局 | 2012 | 义乌市卫生局 | health | 330782
          绍兴市住建局 | 2020 | 绍兴市住房和城乡建设局 | housing | 330600
          广州市住房城乡建设局 | 2020 | 广州市住房和城乡建设局 | housing | 440100
          温州市经信局 | 2020 | 温州市经济和信息化局 | industry | 330300
          江苏省工信厅 | 2020 | 江苏省工业和信息化厅 | industry | 320000
          甘谷县自然资源局 | 2024 | 甘谷县自然资源局 | natural_resources | 620523
          宁波市自然资源和规划局 | 2021 | 宁波市自然资源和规划局 | natural_resources | 330200
          石家庄市环保局 | 2016 | 石家庄市环境保护局 | ecology | 130100
          武汉市生态环境局 | 2020 | 武汉市生态环境局 | ecology | 420100
          深圳市市场监管局 | 2023 | 深圳市市场监督管理局 | market_regulation | 440300
          海南省食药监局 | 2014 | 海南省食品药品监督管理局 | market_regulation | 460000
          舒兰市工商局 | 2012 | 舒兰市工商行政管理局 | market_regulation | 220283
          杭州市质监局 | 2013 | 杭州市质量技术监督局 | market_regulation | 330100
          大同市气象部门 | 2023 | 大同市气象局 | meteorology | 140200
          滁州市气象局 | 2023 | 滁州市气象局 | meteorology | 341100
          杭州市上城区城管局 | 2019 | 杭州市上城区城市管理局 | urban_management | 330102
          聊城市行政审批服务局 | 2020 | 聊城市行政审批服务局 | administrative_approval | 371500
          益阳市审计局 | 2020 | 益阳市审计局 | audit | 430900
          鹿城区财政局 | 2014 | 温州市鹿城区财政局 | finance | 330302
          集美区财政局 | 2014 | 厦门市集美区财政局 | finance | 350211
          靖江市教育局 | 2021 | 靖江市教育局 | education | 321282
          缙云县交通运输局 | 2012 | 缙云县交通运输局 | transport | 331122
          船山区民政局 | 2016 | 遂宁市船山区民政局 | civil_affairs | 510903
          黔南布依族苗族自治州农业农村局 | 2020 | 黔南布依族苗族自治州农业农村局 | agriculture | 522700
          黔南州农业农村局 | 2020 | 黔南布依族苗族自治州农业农村局 | agriculture | 522700
          宣城市退役军人局 | 2020 | 宣城市退役军人事务局 | veterans | 341800
          宣城市医保局 | 2020 | 宣城市医疗保障局 | medical_insurance | 341800
          宣城市应急局 | 2020 | 宣城市应急管理局 | emergency | 341800
          宣城市信访局 | 2020 | 宣城市信访局 | petitions | 341800
          宣城市统计局 | 2020 | 宣城市统计局 | statistics | 341800
          宣城市司法局 | 2020 | 宣城市司法局 | justice | 341800
          宣城市公安局 | 2020 | 宣城市公安局 | public_security | 341800
          宣城市公安局宣州区分局 | 2020 | 宣城市公安局宣州区分局 | public_security | 341800
          国家税务总局宣城市税务局 | 2020 | 宣城市税务局 | tax | 341800
          江苏证监局 | 2020 | 江苏省证券监督管理局 | financial_regulation | 320000
          国家统计局上海调查总队 | 2020 | 上海市调查总队 | statistics | 310000
          宣城市国税局 | 2014 | 宣城市国家税务局 | tax | 341800
          宣城市商务局 | 2020 | 宣城市商务局 | commerce | 341800
          宣城市水利局 | 2020 | 宣城市水利局 | water | 341800
          宣城市文旅局 | 2020 | 宣城市文化和旅游局 | culture_tourism | 341800
          宣城市残联 | 2020 | 宣城市残疾人联合会 | party_office | 341800
          宣城市稻谷研究院 | 2020 | 宣城市稻谷研究院 | other | 341800
          # governments and their offices
          宿迁市 | 2023 | 宿迁市人民政府 | government | 321300
          福州市晋安区 | 2016 | 福州市晋安区人民政府 | government | 350111
          洪泽区人民政府 | 2023 | 淮安市洪泽区人民政府 | government | 320813
          洪泽县人民政府 | 2013 | 洪泽县人民政府 | government | 320829
          广西壮族自治区 | 2018 | 广西壮族自治区人民政府 | government | 450000
          广西壮族自治区人民政府办公厅 | 2020 | 广西壮族自治区人民政府办公厅 | general_office | 450000
          阿拉善盟阿拉善右旗人民政府办公室 | 2022 | 阿拉善右旗人民政府办公室 | general_office | 152922
          荆州区政府办 | 2021 | 荆州市荆州区人民政府办公室 | general_office | 421003
          宜宾市翠屏区人民政府办公室 | 2021 | 宜宾市翠屏区人民政府办公室 | general_office | 511502
          乐山市人民政府法制办公室 | 2010 | 乐山市人民政府法制办公室 | justice | 511100
          襄樊市人民政府 | 2009 | 襄樊市人民政府 | government | 420600
          巢湖市人民政府 | 2009 | 巢湖市人民政府 | government | 341400
          巢湖市人民政府 | 2019 | 巢湖市人民政府 | government | 340181
          毕节市人民政府 | 2015 | 毕节市人民政府 | government | 520500
          北京市崇文区人民政府 | 2009 | 北京市崇文区人民政府 | government | 110103
          上海市浦东新区人民政府 | 2015 | 上海市浦东新区人民政府 | government | 310115
          天津市滨海新区人民政府 | 2015 | 天津市滨海新区人民政府 | government | 120116
          神农架林区人民政府 | 2015 | 神农架林区人民政府 | government | 429021
          彭水苗族土家族自治县人民政府 | 2015 | 彭水苗族土家族自治县人民政府 | government | 500243
          南京市鼓楼区人民政府 | 2020 | 南京市鼓楼区人民政府 | government | 320106
          大兴安岭地区行政公署 | 2015 | 大兴安岭地区行政公署 | government | 232700
          # towns and streets
          广州市荔湾区人民政府南源街道办事处 | 2020 | 广州市荔湾区人民政府南源街道办事处 | township | 440103
          汉中市汉台区东大街街道办事处 | 2020 | 汉中市汉台区东大街街道办事处 | township | 610702
          黄浦区打浦桥街道 | 2025 | 上海市黄浦区打浦桥街道办事处 | township | 310101
          镇安县茅坪回族镇人民政府 | 2022 | 镇安县茅坪回族镇人民政府 | township | 611025
          镇安县茅坪回族镇 | 2022 | 镇安县茅坪回族镇人民政府 | township | 611025
          # zones
          益阳市大通湖区审计局 | 2023 | 益阳市大通湖区审计局 | audit | 430900
          苏州工业园区管委会 | 2020 | 苏州工业园区管理委员会 | zone | 320500
          石家庄高新区财政局 | 2020 | 石家庄高新技术产业开发区财政局 | finance | 130100
          河北雄安新区管理委员会 | 2020 | 雄安新区管理委员会 | zone | 130000
          贵安新区管委会 | 2020 | 贵安新区管理委员会 | zone | 520000
          绍兴市高新区人社局 | 2020 | 绍兴市高新技术产业开发区人力资源和社会保障局 | human_resources | 330600
          新疆生产建设兵团第八师石河子市人力资源和社会保障局 | 2020 | 第八师石河子市人力资源和社会保障局 | human_resources | 650000
          """)
  void aNameIsWrittenOutInFull(
      String printed, int year, String canonical, String sector, String code) {
    AgencyName name = new AgencyReader(year).whole(printed);
    assertNotNull(name, printed);
    Division division = Identities.host(name, year);
    assertNotNull(division, name.toString());
    assertEquals(canonical, CanonicalName.of(name, division, year));
    assertEquals(sector, name.sector());
    assertEquals(code, division.code());
  }

  @ParameterizedTest
  @CsvSource({
    "鼓楼区人社局, 2019, 4",
    "通州区财政局, 2019, 2",
    "市中区教育局, 2019, 4",
    "龙华区审计局, 2012, 1",
    "吉林教育局, 2019, 2"
  })
  void anAmbiguousPlaceKeepsAllItsCandidates(String printed, int year, int candidates) {
    assertEquals(candidates, new AgencyReader(year).whole(printed).divisions().size());
  }

  @ParameterizedTest
  @CsvSource({
    "国家发展改革委, 国家发展和改革委员会, development_reform",
    "中华人民共和国人力资源社会保障部, 人力资源和社会保障部, human_resources",
    "国务院国资委, 国务院国有资产监督管理委员会, state_assets",
    "国家税务总局办公厅, 国家税务总局, tax",
    "中国民用航空局, 中国民用航空局, transport"
  })
  void anOrganOfTheStatePrintsNoPlace(String printed, String canonical, String sector) {
    AgencyName name = new AgencyReader(2020).whole(printed);
    assertNotNull(name, printed);
    assertTrue(NationalOrgans.catalogue().isOne(name), name.toString());
    assertEquals(canonical, name.unit());
    assertEquals(sector, name.sector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"组织部", "国资委", "公安部门", "某某总局", "宣城市统计局"})
  void aBodyThatOnlySoundsLikeOneIsNone(String printed) {
    AgencyName name = new AgencyReader(2020).whole(printed);
    assertFalse(name != null && NationalOrgans.catalogue().isOne(name), String.valueOf(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"本网", "市政府网站", "我局", "浙江新闻网", "测试市", "政务公开", "和谐社会", "中国政府网", "系统管理员", "本站原创"})
  void whatNamesNoAgencyIsNone(String printed) {
    assertNull(new AgencyReader(2020).whole(printed));
  }

  @ParameterizedTest
  @ValueSource(ints = {2009, 2018, 2023})
  void everyDivisionIsReadBackFromItsFullAndItsOfficialName(int year) {
    var reader = new AgencyReader(year);
    var wrong = new ArrayList<String>();
    for (Division division : Divisions.catalogue().all()) {
      if (!division.validIn(Division.december(year))) {
        continue;
      }
      String full = Divisions.catalogue().fullName(division, year);
      for (String place : List.of(full, CanonicalName.place(division, year))) {
        for (String unit : List.of("人社局", "市场监管局", "城关镇人民政府", "")) {
          AgencyName name = reader.whole(place + unit);
          if (name == null || !division.equals(name.division())) {
            wrong.add(place + unit);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
