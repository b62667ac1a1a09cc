package nianbao.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says about where its agency is, apart from the agency's own name. */
final class Evidence {
  private static final Divisions DIVISIONS = Divisions.catalogue();
  private static final int NEAR = 14;
  private static final Pattern SITE =
      Pattern.compile(
          "(?:人民)?政府(?:门户)?(?:信息)?(?:公开)?(?:网|门户网|平台)|公众信息网|政务网|政务服务网|信息公开网|信息网|门户网|便民服务平台");
  private static final Pattern ADDRESS = Pattern.compile("(?:地址|地点|住址|办公地点)[:\\s]*");
  private static final Pattern PHONE =
      Pattern.compile("(?<!\\d)(0\\d{2,3})[-—) ]{1,2}\\d{7,8}(?!\\d)");

  private final Map<String, Integer> mentions = new TreeMap<>();
  private final Map<String, Division> rows = new TreeMap<>();
  private final List<Division> sites = new ArrayList<>();
  private final List<Division> phones = new ArrayList<>();

  Evidence(Words words, Integer year) {
    scan(words.text(), year);
    phones(words.text(), year);
  }

  private void scan(String text, Integer year) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      Places.Chain chain = c < '\u4e00' || c > '\u9fff' ? null : Places.at(text, at, false);
      if (chain == null) {
        at++;
        continue;
      }
      List<Division> meant = Divisions.meant(chain.rows(), year);
      if (meant.size() == 1) {
        mention(meant.get(0), text, chain);
      }
      at = chain.end();
    }
  }

  private void mention(Division division, String text, Places.Chain chain) {
    rows.put(division.lineage(), division);
    mentions.merge(division.lineage(), 1, Integer::sum);
    for (Division above : DIVISIONS.ancestors(division)) {
      rows.putIfAbsent(above.lineage(), above);
    }
    Matcher site = SITE.matcher(text).region(chain.end(), Math.min(text.length(), chain.end() + 6));
    boolean named = site.lookingAt();
    String before = text.substring(Math.max(0, chain.start() - NEAR), chain.start());
    if (named || ADDRESS.matcher(before).find()) {
      sites.add(division);
    }
  }

  private void phones(String text, Integer year) {
    Matcher phone = PHONE.matcher(text);
    while (phone.find()) {
      for (String name : AreaCodes.places(phone.group(1))) {
        phones.addAll(Divisions.meant(DIVISIONS.named(name), year));
      }
    }
  }

  /** The one of several divisions that the text's places above them or its telephone point to. */
  Division among(List<Division> candidates) {
    List<Division> named =
        candidates.stream().filter(c -> mentions.containsKey(c.lineage())).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    List<Division> close = candidates.stream().filter(c -> mentionsAbove(c, false)).toList();
    if (close.size() == 1) {
      return close.get(0);
    }
    List<Division> called =
        candidates.stream()
            .filter(c -> phones.stream().anyMatch(p -> DIVISIONS.within(c, p)))
            .toList();
    if (close.isEmpty() && called.size() == 1) {
      return called.get(0);
    }
    List<Division> far = candidates.stream().filter(c -> mentionsAbove(c, true)).toList();
    return close.isEmpty() && far.size() == 1 ? far.get(0) : null;
  }

  private boolean mentionsAbove(Division division, boolean province) {
    return DIVISIONS.ancestors(division).stream()
        .filter(above -> province || !above.level().equals("province") || above.isMunicipality())
        .anyMatch(above -> mentions.containsKey(above.lineage()));
  }

  /**
   * The one division a bare 区, 市, 县 … can mean: the only one of the site names and addresses that
   * fits, else the only fitting one that the text names again and again.
   */
  Division meantBy(String marker) {
    List<Division> atSites = distinct(sites.stream().filter(d -> fits(d, marker)).toList());
    if (!atSites.isEmpty()) {
      return atSites.size() == 1 ? atSites.get(0) : null;
    }
    List<Division> fitting =
        mentions.keySet().stream().map(rows::get).filter(d -> fits(d, marker)).toList();
    boolean often = fitting.size() == 1 && mentions.get(fitting.get(0).lineage()) >= 2;
    return often && !marker.isEmpty() ? fitting.get(0) : null;
  }

  private static List<Division> distinct(List<Division> divisions) {
    var byLineage = new LinkedHashMap<String, Division>();
    divisions.forEach(d -> byLineage.put(d.lineage(), d));
    List<Division> found = List.copyOf(byLineage.values());
    // A site of the county and one of its prefecture: the county is meant.
    return found.stream()
        .filter(
            d ->
                found.stream()
                    .noneMatch(o -> !o.lineage().equals(d.lineage()) && DIVISIONS.within(o, d)))
        .toList();
  }

  private static boolean fits(Division division, String marker) {
    return switch (marker) {
      // Only towns are bare without a marker; a city's bureau also lies in some district.
      case "" -> division.level().equals("county");
      case "省" -> division.level().equals("province");
      case "市" -> division.name().endsWith("市");
      case "区" -> division.isDistrict() || division.name().endsWith("自治区");
      default -> division.name().endsWith(marker);
    };
  }
}
