package nianbao.sample;

import java.util.BitSet;
import java.util.List;

/**
 * A public body that reports every year, more or less.
 *
 * @param number its place in the roster, from 0
 * @param place null for the nation
 * @param unit what stands between the place and the function: a town; empty for all others
 * @param lag years after the usual one in which a reform of names reaches it
 * @param locals variant of the local annex it uses, empty if none
 * @param rank how many agencies before it use the same local annex
 * @param years report years it published, as offsets from {@link History#FIRST_YEAR}
 */
record Agency(
    int number,
    Level level,
    Sector sector,
    Place place,
    String unit,
    int lag,
    String locals,
    int rank,
    BitSet years) {

  /** The full name valid in the year. */
  String name(int year) {
    return prefix(year) + function(year);
  }

  /** The place's words before the function; empty for the nation. */
  String prefix(int year) {
    return place == null ? "" : place.in(year).prefix() + unit;
  }

  /** The name with the city's in any case: 绍兴市新昌县财政局. */
  String chainName(int year) {
    return place == null ? name(year) : place.in(year).chain() + unit + function(year);
  }

  /** The name without its parents: 上虞区财政局. */
  String ownName(int year) {
    return place == null ? name(year) : place.in(year).name() + unit + function(year);
  }

  /** As people say: 上虞区人社局. */
  String shortName(int year) {
    if (government() || place == null) {
      return ownName(year);
    }
    return place.in(year).name() + brief(year);
  }

  private String brief(int year) {
    String brief = sector.name(year - lag).brief();
    boolean office = level == Level.PROVINCE && !place.municipality();
    return office && brief.endsWith("局") ? brief.substring(0, brief.length() - 1) + "厅" : brief;
  }

  /** Without any place: 区人社局, as an agency says at home. */
  String bareName(int year) {
    if (government() || place == null) {
      return ownName(year);
    }
    String name = place.in(year).name();
    return name.substring(name.length() - 1) + brief(year);
  }

  String division(int year) {
    return place == null ? "" : place.in(year).code();
  }

  boolean government() {
    return List.of("government", "township", "zone").contains(sector.code());
  }

  /** Only provinces and some large cities make rules (规章). */
  boolean makesRules() {
    return government()
        && (level == Level.PROVINCE || level == Level.PREFECTURE && number % 3 == 0);
  }

  /** Name of the annex it prints in that year; empty for prose and matrices. */
  String annex(int year) {
    if (year > 2018) {
      return "";
    }
    if (!locals.isEmpty() && Annexes.used(locals, year)) {
      return locals;
    }
    return year < 2014 ? "" : "annex_2014";
  }

  /** The form of the year, the local exceptions included. */
  Form form(int year) {
    if (year > 2018) {
      return year < 2021 ? Form.MATRIX_2019 : Form.MATRIX_2021;
    }
    return switch (annex(year)) {
      case "" -> Form.PROSE;
      case "annex_2014" -> Form.ANNEX_2014;
      default -> Form.ANNEX_LOCAL;
    };
  }

  private String function(int year) {
    if (government()) {
      return switch (level) {
        case ZONE -> "管理委员会";
        case TOWNSHIP -> unit.endsWith("街道") ? "办事处" : "人民政府";
        default -> "人民政府";
      };
    }
    Sector.Name name = sector.name(year - lag);
    return switch (level) {
      case NATION -> name.nation();
      case PROVINCE -> place.municipality() ? name.local() : name.province();
      default -> name.local();
    };
  }
}
