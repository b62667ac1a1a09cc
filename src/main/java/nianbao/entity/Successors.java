package nianbao.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.Tsv;

/**
 * Where the territory of a former division lies today, by {@code division_events.tsv}. Only what is
 * certain: a division that was split has a prefecture today if all its parts lie in it, else none.
 */
public final class Successors {
  private static final int PROVINCE = 2;
  private static final int PREFECTURE = 4;

  /**
   * A former code's areas today.
   *
   * @param from first year of the row in which the code meant this
   * @param to last one
   * @param province code, never null
   * @param prefecture code, null where there is none or the parts lie in several
   */
  public record Today(String code, int from, int to, String province, String prefecture) {}

  private final Map<String, Tsv.Row> rows = new LinkedHashMap<>();
  private final Map<String, List<String>> next = new TreeMap<>();

  private Successors() {
    for (Tsv.Row row : Tsv.read("entity/divisions.tsv")) {
      rows.put(row.get("code") + "@" + row.get("valid_from"), row);
    }
    for (Tsv.Row event : Tsv.read("entity/division_events.tsv")) {
      if (!event.get("from_key").isEmpty()) {
        next.computeIfAbsent(event.get("from_key"), k -> new ArrayList<>())
            .add(event.get("to_key"));
      }
    }
  }

  /** Every code that once lay in other areas than those its territory lies in today. */
  public static List<Today> moved() {
    var successors = new Successors();
    var moved = new ArrayList<Today>();
    successors.rows.forEach((key, row) -> successors.today(key, row).ifPresent(moved::add));
    return List.copyOf(moved);
  }

  private Optional<Today> today(String key, Tsv.Row row) {
    String code = row.get("code");
    if (row.get("valid_to").isEmpty() || row.get("level").equals("province")) {
      return Optional.empty();
    }
    var codes = new TreeSet<String>();
    follow(key, codes);
    String province = common(codes, PROVINCE);
    String prefecture = common(codes, PREFECTURE);
    String provinceOf = province == null ? null : province + "0000";
    String prefectureOf = prefecture == null ? null : prefectureOf(prefecture);
    boolean same =
        code.substring(0, PROVINCE).equals(province)
            && java.util.Objects.equals(prefectureOf(code.substring(0, PREFECTURE)), prefectureOf)
            && prefecture != null;
    return same
        ? Optional.empty()
        : Optional.of(
            new Today(
                code,
                year(row.get("valid_from")),
                last(code, row.get("valid_to")),
                provinceOf,
                prefectureOf));
  }

  /** The codes valid today that a row's territory went to; nothing where the list breaks off. */
  private void follow(String key, TreeSet<String> codes) {
    Tsv.Row row = rows.get(key);
    if (row != null && row.get("valid_to").isEmpty()) {
      codes.add(row.get("code"));
      return;
    }
    next.getOrDefault(key, List.of()).stream()
        .filter(to -> !to.equals(key))
        .forEach(to -> follow(to, codes));
  }

  private static String common(TreeSet<String> codes, int digits) {
    var heads = new TreeSet<String>();
    codes.forEach(code -> heads.add(code.substring(0, digits)));
    return heads.size() == 1 ? heads.first() : null;
  }

  /** Municipalities have no prefectures; counties run by their province have none. */
  private static String prefectureOf(String head) {
    boolean none =
        List.of("11", "12", "31", "50").contains(head.substring(0, PROVINCE))
            || List.of("00", "90").contains(head.substring(PROVINCE));
    return none ? null : head + "00";
  }

  private static int year(String month) {
    return Integer.parseInt(month.substring(0, 4));
  }

  /** The last year whose reports can bear the code; one that is given away again names the new. */
  private int last(String code, String month) {
    boolean reused = rows.containsKey(code + "@" + month);
    return year(month) - (reused || month.endsWith("-01") ? 1 : 0);
  }
}
