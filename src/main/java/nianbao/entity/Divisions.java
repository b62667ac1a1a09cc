package nianbao.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Lexicon;
import nianbao.Tsv;

/** All divisions of China since 2008, found by code, by name, by what is printed. Immutable. */
public final class Divisions {
  private static final Divisions CATALOGUE = new Divisions();

  private final Map<String, List<Division>> byCode = new HashMap<>();
  private final Map<String, List<Division>> byLineage = new HashMap<>();
  private final Map<String, List<Division>> byName = new HashMap<>();
  private final Map<String, List<Division>> byShortName = new HashMap<>();
  private final Lexicon<Names> names;

  /** What a name stands for in full and as a short form; null where it does not. */
  private record Names(List<Division> full, List<Division> shorts) {}

  private Divisions() {
    for (Tsv.Row row : Tsv.read("entity/divisions.tsv")) {
      Division division = division(row);
      add(byCode, division.code(), division);
      add(byLineage, division.lineage(), division);
      add(byName, division.name(), division);
      for (String form : ShortNames.of(division.name())) {
        add(byShortName, form, division);
      }
    }
    names = names();
    byLineage.values().forEach(rows -> rows.sort(Comparator.comparingInt(Division::from)));
  }

  private Lexicon<Names> names() {
    var all = new HashMap<String, Names>();
    byName.forEach((name, rows) -> all.put(name, new Names(rows, byShortName.get(name))));
    byShortName.forEach((name, rows) -> all.putIfAbsent(name, new Names(null, rows)));
    return new Lexicon<>(all);
  }

  /** The one catalogue, read once. */
  public static Divisions catalogue() {
    return CATALOGUE;
  }

  private static void add(Map<String, List<Division>> index, String key, Division division) {
    index.computeIfAbsent(key, unused -> new ArrayList<>()).add(division);
  }

  private static Division division(Tsv.Row row) {
    boolean open = row.get("date_precision").equals("open");
    return new Division(
        row.get("code"),
        row.get("name"),
        row.get("level"),
        row.orNull("parent_code"),
        open ? Division.OPEN_START : month(row.get("valid_from")),
        row.get("valid_to").isEmpty() ? Integer.MAX_VALUE : month(row.get("valid_to")),
        row.get("lineage_id"));
  }

  private static int month(String text) {
    return Integer.parseInt(text.substring(0, 4)) * 12 + Integer.parseInt(text.substring(5)) - 1;
  }

  /** Every row, by code and beginning: the {@code divisions} dimension. */
  public List<Division> all() {
    return new TreeMap<>(byCode).values().stream().flatMap(Collection::stream).toList();
  }

  /** Every row of a code, by beginning. */
  List<Division> coded(String code) {
    return byCode.getOrDefault(code, List.of());
  }

  /** The division that bore a code in a year, at its end if it changed; null if none did. */
  public Division byCode(String code, int year) {
    return latest(byCode.getOrDefault(code, List.of()), year);
  }

  /** What a lineage was in a year, at its end if it changed; null where it did not exist. */
  public Division asOf(String lineage, int year) {
    return latest(byLineage.getOrDefault(lineage, List.of()), year);
  }

  private static Division latest(List<Division> rows, int year) {
    return rows.stream()
        .filter(row -> row.validDuring(year))
        .max(Comparator.comparingInt(Division::from))
        .orElse(null);
  }

  /** The rows that bear a full name or, if none does, a short form; any time, catalogue order. */
  public List<Division> named(String name) {
    List<Division> rows = byName.get(name);
    return List.copyOf(rows != null ? rows : byShortName.getOrDefault(name, List.of()));
  }

  /**
   * Those of the rows that a report on a year can mean: valid at its end, else during it, else in
   * the year after (when it was written), else any; one row per lineage.
   *
   * @param year null if unknown: one row per lineage, the latest
   */
  public static List<Division> meant(List<Division> rows, Integer year) {
    List<Division> some = rows;
    if (year != null) {
      some = rows.stream().filter(row -> row.validIn(Division.december(year))).toList();
      some = some.isEmpty() ? rows.stream().filter(r -> r.validDuring(year)).toList() : some;
      some = some.isEmpty() ? rows.stream().filter(r -> r.validDuring(year + 1)).toList() : some;
      some = some.isEmpty() ? rows : some;
    }
    var lineages = new LinkedHashMap<String, Division>();
    for (Division row : some) {
      lineages.merge(row.lineage(), row, (a, b) -> a.from() >= b.from() ? a : b);
    }
    return List.copyOf(lineages.values());
  }

  /** The divisions above, from the province down; the row itself is not among them. */
  public List<Division> ancestors(Division division) {
    var above = new ArrayList<Division>();
    Division row = division;
    while (row.parent() != null) {
      row = contemporary(row.parent(), division);
      if (row == null) {
        break;
      }
      above.add(0, row);
    }
    return above;
  }

  /** The row of a code that shares most with the span of another: the last one that overlaps. */
  private Division contemporary(String code, Division other) {
    Division found = null;
    for (Division row : byCode.getOrDefault(code, List.of())) {
      boolean overlaps = row.from() < other.to() && other.from() < row.to();
      if (overlaps && (found == null || row.from() > found.from())) {
        found = row;
      }
    }
    return found;
  }

  /** {@code 浙江省绍兴市上虞区}, with the names of the end of the division's validity. */
  public String fullName(Division division) {
    var name = new StringBuilder();
    ancestors(division).forEach(above -> name.append(above.name()));
    return name.append(division.name()).toString();
  }

  /** As {@link #fullName(Division)}, with the names above as of a year. */
  public String fullName(Division division, int year) {
    var name = new StringBuilder();
    for (Division above : ancestors(division)) {
      Division then = asOf(above.lineage(), year);
      name.append(then == null ? above.name() : then.name());
    }
    return name.append(division.name()).toString();
  }

  /** Whether one lies in the other at any time both existed; a division lies in itself. */
  public boolean within(Division inner, Division outer) {
    if (inner.lineage().equals(outer.lineage())) {
      return true;
    }
    for (Division row : byLineage.get(inner.lineage())) {
      for (Division above : ancestors(row)) {
        if (above.lineage().equals(outer.lineage())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The names that stand at a place of a text, longest first.
   *
   * @param shorts whether short forms count
   */
  List<Printed> at(String text, int start, boolean shorts) {
    if (!names.mayBeginAt(text, start)) {
      return List.of();
    }
    var found = new ArrayList<Printed>();
    names.eachAt(
        text,
        start,
        (end, name) -> {
          if (shorts && name.shorts() != null) {
            found.add(new Printed(end, name.shorts(), true));
          }
          if (name.full() != null) {
            found.add(new Printed(end, name.full(), false));
          }
        });
    Collections.reverse(found);
    return found;
  }

  /** A name as printed: where it ends, the rows that bear it, whether it is a short form. */
  record Printed(int end, List<Division> rows, boolean isShort) {}
}
