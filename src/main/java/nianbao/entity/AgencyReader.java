package nianbao.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Lexicon;

/** Takes names of agencies apart: place words, zone, function word, level word. */
final class AgencyReader {
  private static final Functions FUNCTIONS = Functions.catalogue();
  private static final Zones ZONES = Zones.catalogue();
  private static final NationalOrgans NATIONAL = NationalOrgans.catalogue();

  private static final Pattern PREFIX =
      Pattern.compile("^(?:关于|发布|公布|印发|原|中共|中国共产党|中华人民共和国|我们|现将|[“”\"《〈【\\[(])+");

  /** What kinds of places end with; before other words they stand for the place meant. */
  static final String MARKERS = "省市区县旗州盟";

  /** Who signs for an organ of the state. */
  private static final String OFFICE = "办公厅";

  private static final Pattern GOVERNMENT_OFFICE =
      Pattern.compile("(?:(?:人民)?政府|行政公署|行署)(办公厅|办公室|办)");
  private static final String GOVERNMENT_BEGINS = "人政行";
  private static final Pattern GOVERNMENT = Pattern.compile("(?:人民政府|政府|(行政公署|行署))");
  private static final Pattern COMMITTEE = Pattern.compile("(?:管理委员会|管委会)(办公室|党政办公室|综合办公室)?");
  private static final Pattern TOWN =
      Pattern.compile(
          "(人民政府|政府)?([\\u4e00-\\u9fff]{1,10}?(?:街道办事处|街道办|街道|民族乡|镇|乡|苏木|嘎查))"
              + "(人民政府办公室|人民政府|政府|党政办公室|党政办|公所|办事处)?");
  private static final String TOWN_KINDS = "街镇乡苏嘎";

  /** 人民政府, ten characters of a name, and the kind. */
  private static final int TOWN_LENGTH = 20;

  private static final Pattern BRANCH =
      Pattern.compile(
          "(?:[\\u4e00-\\u9fff]{1,12}?)?(?:分局|支局|直属局|分中心|分公司|稽查局)(?![\\u4e00-\\u9fff])");
  private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff·、和()()]{2,30}");
  // Words of pages and papers, never of an agency; a place's suffix that the place lacks.
  private static final Pattern UNSOUND =
      Pattern.compile("^(?:街道|[镇乡区市县])|网|公开|年报|报告|来源|关于|[局厅委](?=[\\u4e00-\\u9fff]*[市县区省]).*[局厅委]");

  private final Integer year;
  private final Map<String, AgencyName> read = new HashMap<>();

  /** Names are read as of a year; null where it is not known. */
  AgencyReader(Integer year) {
    this.year = year;
  }

  /** The unit part of a name. */
  private record Unit(int end, String sector, String agencyClass, String name, String level) {}

  /**
   * Reads words that should be an agency's name and nothing else.
   *
   * @return null if they are not
   */
  AgencyName whole(String words) {
    // The same few names stand in title, publisher, signature.
    if (!read.containsKey(words)) {
      read.put(words, readWhole(words));
    }
    return read.get(words);
  }

  private AgencyName readWhole(String words) {
    // 原平市 is a place, 原上海市劳动局 a bureau that was.
    boolean place = Places.at(words, 0, false) != null;
    String text = place ? words : PREFIX.matcher(words).replaceFirst("");
    AgencyName national = national(text);
    if (national != null) {
      return national;
    }
    AgencyName best = null;
    for (Places.Chain chain : Places.chains(text, 0, true)) {
      best = better(best, after(text, chain, text.length()));
    }
    if (best == null || best.sector().equals("other")) {
      best = better(best, zoneFirst(text));
    }
    return best != null ? best : bare(text);
  }

  /** An organ of the state, or its local one that prints both: {@code 国家税务总局宣城市税务局}. */
  private AgencyName national(String text) {
    Lexicon.Hit<NationalOrgans.Organ> hit = NATIONAL.at(text);
    if (hit == null) {
      return null;
    }
    String behind = text.substring(hit.end());
    if (behind.isEmpty() || behind.equals(OFFICE)) {
      return hit.meaning().agency();
    }
    AgencyName local = whole(behind);
    return local != null && local.sector().equals(hit.meaning().sector()) ? local : null;
  }

  /** Listed functions and clear readings win over names no row lists. */
  private static AgencyName better(AgencyName one, AgencyName other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    boolean listed = !other.sector().equals("other");
    if (one.sector().equals("other") && listed) {
      return other;
    }
    boolean longer = other.chain().length() > one.chain().length();
    return longer && (listed || one.sector().equals("other")) ? other : one;
  }

  /** The name that begins at a place of running text, with its end; null if none does. */
  Found in(String text, int start) {
    Found best = null;
    List<Places.Chain> chains = Places.chains(text, start, true);
    if (chains.isEmpty()) {
      return null;
    }
    for (Places.Chain chain : chains) {
      Unit unit = listed(text, chain.end());
      boolean clear = unit != null && !(chain.shortened() && unit.sector().equals("government"));
      if (clear && (best == null || unit.end() > best.end())) {
        best = new Found(start, unit.end(), name(text, chain, null, unit));
      }
      Zones.Printed zone = unit == null ? zoneAt(text, chain.end()) : null;
      Unit inZone = zone == null ? null : listedInZone(text, zone.end());
      if (inZone != null && (best == null || inZone.end() > best.end())) {
        best = new Found(start, inZone.end(), name(text, chain, zone.zone(), inZone));
      }
    }
    return best;
  }

  // A region and lookingAt: find with \\G would still try every later place.
  private static Matcher at(Pattern pattern, String text, int start) {
    return pattern.matcher(text).region(start, text.length());
  }

  /** A name in running text. */
  record Found(int start, int end, AgencyName name) {}

  /** A name without place words in running text: {@code 区人社局}. */
  Found bareIn(String text, int start) {
    if (!isMarker(text, start)) {
      return null;
    }
    int end = start + 1;
    Unit unit = listed(text, end);
    if (unit == null || unit.sector().equals("township")) {
      return null;
    }
    return new Found(start, unit.end(), nameless(text.substring(start, end), null, unit));
  }

  /** Whether a marker stands at a place, and a word behind it. */
  private static boolean isMarker(String text, int at) {
    return at + 1 < text.length()
        && MARKERS.indexOf(text.charAt(at)) >= 0
        && text.charAt(at + 1) >= '\u4e00'
        && text.charAt(at + 1) <= '\u9fff';
  }

  private AgencyName after(String text, Places.Chain chain, int length) {
    if (chain.end() == length) {
      var unit = new Unit(length, "government", "government", "人民政府", "");
      return name(text, chain, null, unit);
    }
    Unit unit = exact(text, chain.end(), length);
    if (unit != null && !(chain.shortened() && unit.sector().equals("township"))) {
      return name(text, chain, null, unit);
    }
    Zones.Printed zone = zoneAt(text, chain.end());
    if (zone != null) {
      AgencyName inZone = zoned(text, chain, zone, length);
      if (inZone != null) {
        return inZone;
      }
    }
    Unit other = chain.shortened() ? null : unlisted(text, chain.end(), length);
    return other == null ? null : name(text, chain, null, other);
  }

  private AgencyName zoned(String text, Places.Chain chain, Zones.Printed zone, int length) {
    Unit unit =
        zone.end() == length
            ? new Unit(length, "zone", "administration", "管理委员会", "委员会")
            : exactInZone(text, zone.end(), length);
    unit = unit == null ? unlisted(text, zone.end(), length) : unit;
    return unit == null ? null : name(text, chain, zone.zone(), unit);
  }

  private static Zones.Printed zoneAt(String text, int start) {
    Zones.Printed listed = ZONES.at(text, start);
    return listed != null ? listed : ZONES.unlisted(text, start);
  }

  /** A name that begins with a zone: 苏州工业园区…, 高新区…. */
  private AgencyName zoneFirst(String text) {
    Zones.Printed zone = zoneAt(text, 0);
    if (zone == null) {
      return null;
    }
    Unit unit =
        zone.end() == text.length()
            ? new Unit(text.length(), "zone", "administration", "管理委员会", "委员会")
            : exactInZone(text, zone.end(), text.length());
    unit = unit == null ? unlisted(text, zone.end(), text.length()) : unit;
    return unit == null ? null : nameless(zone.words(), zone.zone(), unit);
  }

  private AgencyName bare(String text) {
    int start = isMarker(text, 0) ? 1 : 0;
    Unit unit = exact(text, start, text.length());
    if (unit == null && start > 0) {
      start = 0;
      unit = exact(text, 0, text.length());
    }
    return unit == null ? null : nameless(text.substring(0, start), null, unit);
  }

  private Unit exact(String text, int start, int length) {
    Unit unit = listed(text, start);
    if (unit != null && unit.end() == length) {
      return unit;
    }
    Matcher branch = at(BRANCH, text, unit == null ? text.length() : unit.end());
    if (unit != null && branch.lookingAt() && branch.end() == length) {
      String name = unit.name() + branch.group();
      return new Unit(length, unit.sector(), unit.agencyClass() + ":" + branch.group(), name, "分局");
    }
    return null;
  }

  private Unit exactInZone(String text, int start, int length) {
    Unit unit = listedInZone(text, start);
    return unit != null && unit.end() == length ? unit : exact(text, start, length);
  }

  private Unit listedInZone(String text, int start) {
    Matcher committee = startsWithOneOf(text, start, "管") ? at(COMMITTEE, text, start) : null;
    if (committee == null || !committee.lookingAt()) {
      return listed(text, start);
    }
    String office = committee.group(1);
    if (office == null) {
      Unit below = listed(text, committee.end());
      return below != null
          ? below
          : new Unit(committee.end(), "zone", "administration", "管理委员会", "委员会");
    }
    return new Unit(committee.end(), "general_office", "office", "管理委员会" + office, "办公室");
  }

  /** The unit the catalogues know at a place: government, its office, a town, a bureau. */
  private static Unit listed(String text, int start) {
    boolean government = startsWithOneOf(text, start, GOVERNMENT_BEGINS);
    Matcher office = government ? at(GOVERNMENT_OFFICE, text, start) : null;
    if (office != null && office.lookingAt()) {
      String level = office.group(1).equals("办") ? "办公室" : office.group(1);
      return new Unit(office.end(), "general_office", "office", "人民政府" + level, level);
    }
    Functions.Unit unit = FUNCTIONS.unitAt(text, start);
    if (unit != null) {
      var function = unit.function();
      return new Unit(
          unit.end(), function.sector(), function.agencyClass(), unit.unit(), unit.level());
    }
    Matcher town = mayBeTown(text, start) ? at(TOWN, text, start) : null;
    if (town != null && town.lookingAt()) {
      return town(town);
    }
    Matcher name = government ? at(GOVERNMENT, text, start) : null;
    return name != null && name.lookingAt() ? government(text, name) : null;
  }

  private static Unit government(String text, Matcher government) {
    Functions.Unit below = FUNCTIONS.unitAt(text, government.end());
    if (below != null) {
      var function = below.function();
      String name = "人民政府" + below.unit();
      return new Unit(below.end(), function.sector(), function.agencyClass(), name, below.level());
    }
    String name = government.group(1) == null ? "人民政府" : "行政公署";
    return new Unit(government.end(), "government", "government", name, "");
  }

  private static boolean startsWithOneOf(String text, int start, String characters) {
    return start < text.length() && characters.indexOf(text.charAt(start)) >= 0;
  }

  /** Whether a town's kind stands near enough: spares the pattern nearly everywhere. */
  private static boolean mayBeTown(String text, int start) {
    int end = Math.min(text.length(), start + TOWN_LENGTH);
    for (int i = start; i < end; i++) {
      if (TOWN_KINDS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Unit town(Matcher town) {
    String name = town.group(2);
    String tail = town.group(3) == null ? "" : town.group(3);
    if (name.endsWith("街道办")) {
      name = name + "事处";
    } else if (name.endsWith("街道")) {
      name = name + "办事处";
    } else if (!name.endsWith("办事处")) {
      name = name + (tail.startsWith("人民政府") ? tail : "人民政府");
    }
    String before = town.group(1) == null ? "" : "人民政府";
    return new Unit(town.end(), "township", "town:" + name, before + name, "");
  }

  /** A unit no row lists, if its words look like an agency's name. */
  private static Unit unlisted(String text, int start, int length) {
    String words = text.substring(start, length);
    boolean sound =
        HAN.matcher(words).matches()
            && !UNSOUND.matcher(words).find()
            && FUNCTIONS.endsAsAgency(words);
    return sound ? new Unit(length, "other", "other:" + words, words, "") : null;
  }

  private AgencyName name(String text, Places.Chain chain, Zone zone, Unit unit) {
    List<Division> meant = Divisions.meant(chain.rows(), year);
    boolean other =
        year != null
            && meant.stream().noneMatch(d -> d.validDuring(year) || d.validDuring(year + 1));
    return new AgencyName(
        meant,
        chain.words(text),
        "",
        zone == null || meant.size() != 1 ? zone : ZONES.listed(zone, meant.get(0)),
        unit.sector(),
        unit.agencyClass(),
        unit.name(),
        unit.level(),
        other);
  }

  private static AgencyName nameless(String marker, Zone zone, Unit unit) {
    return new AgencyName(
        List.of(),
        "",
        marker,
        zone,
        unit.sector(),
        unit.agencyClass(),
        unit.name(),
        unit.level(),
        false);
  }
}
