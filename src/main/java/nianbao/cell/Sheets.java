package nianbao.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.Tsv;

/** The catalogue of forms: which sheet a document's labels tell, and what its family prints. */
final class Sheets {
  private static final Map<String, Signature> SIGNATURES = signatures();
  static final List<Sheet> ALL = sheets();
  private static final Map<String, Family> FAMILIES = families();
  private static final Set<String> ANY = anyLabel();

  /**
   * What all sheets of a family print together.
   *
   * @param columns every column by folded label; one label may name columns of several signatures
   * @param indicators every code that a row and a column of the family make together
   */
  record Family(
      String name,
      List<Sheet> sheets,
      Map<String, List<Signature.Column>> columns,
      Map<String, String> partOfColumn,
      Set<String> indicators,
      Set<String> labels,
      Map<String, List<Signature>> signatures,
      Universe universe) {

    /** Whether the family has this label as a row or a column. */
    boolean knows(String key) {
      return labels.contains(key);
    }

    /** Whether a key is nothing but whole labels run together. */
    boolean joins(String key) {
      int at = 0;
      while (at < key.length()) {
        int longest = 0;
        for (String label : labels) {
          boolean here = label.length() > longest && key.startsWith(label, at);
          longest = here ? label.length() : longest;
        }
        if (longest == 0) {
          return false;
        }
        at += longest;
      }
      return at > 0;
    }

    /** Signatures that any sheet of the family has for a row, that of the row itself first. */
    List<Signature> signatures(SheetRow row) {
      List<Signature> all = signatures.get(row.part() + row.indicator());
      if (all.get(0) == row.columns()) {
        return all;
      }
      var found = new LinkedHashSet<Signature>();
      found.add(row.columns());
      found.addAll(all);
      return List.copyOf(found);
    }
  }

  private Sheets() {}

  static Family family(String name) {
    return FAMILIES.get(name);
  }

  /**
   * The sheet that most labels tell, or null if none is told.
   *
   * @param keys every folded label-like text of the document
   */
  static Sheet told(Set<String> keys) {
    Sheet best = null;
    int most = 0;
    for (Sheet sheet : ALL) {
      int score = score(sheet, keys);
      if (score > most) {
        most = score;
        best = sheet;
      }
    }
    return best;
  }

  /** Three points for a telling label, two for a line of the form. */
  static int score(Sheet sheet, Set<String> keys) {
    var rows = new HashSet<Integer>();
    int telling = 0;
    for (String key : keys) {
      for (SheetRow row : sheet.rows(key)) {
        if (row.hasFigures() && key.length() > 2) {
          rows.add(row.order());
        } else if (key.length() == 2 && row.part().equals("art20")) {
          rows.add(row.order());
        }
      }
      telling += sheet.telling().contains(key) ? 3 : 0;
    }
    return telling + 2 * rows.size();
  }

  /** Whether any form knows this label: quick, for words of all kinds. */
  static boolean isLabel(String key) {
    return ANY.contains(key);
  }

  private static Set<String> anyLabel() {
    var any = new HashSet<String>();
    for (Sheet sheet : ALL) {
      any.addAll(sheet.byKey().keySet());
      any.addAll(sheet.telling());
    }
    return any;
  }

  private static Map<String, Signature> signatures() {
    var columns = new LinkedHashMap<String, List<Signature.Column>>();
    for (Tsv.Row row : Tsv.read("cell/columns.tsv")) {
      var list = columns.computeIfAbsent(row.get("signature"), s -> new ArrayList<>());
      list.add(
          new Signature.Column(
              list.size(),
              row.get("label"),
              keys(row),
              row.orNull("suffix"),
              row.orNull("applicant"),
              row.orNull("basis"),
              row.orNull("unit"),
              Signature.Role.valueOf(row.get("role").toUpperCase(Locale.ROOT))));
    }
    var signatures = new LinkedHashMap<String, Signature>();
    columns.forEach(
        (name, list) -> {
          var byKey = new TreeMap<String, Signature.Column>();
          list.forEach(column -> column.keys().forEach(key -> byKey.put(key, column)));
          signatures.put(name, new Signature(name, list, byKey));
        });
    return signatures;
  }

  private static List<Sheet> sheets() {
    var sheets = new ArrayList<Sheet>();
    for (Tsv.Row row : Tsv.read("cell/forms.tsv")) {
      var telling = new TreeSet<String>();
      row.list("telling").forEach(label -> telling.add(Folding.key(label)));
      sheets.add(
          Sheet.of(
              row.get("form"),
              row.get("variant"),
              row.get("family"),
              telling,
              rows("cell/" + row.get("sheet"))));
    }
    return List.copyOf(sheets);
  }

  private static List<SheetRow> rows(String file) {
    var rows = new ArrayList<SheetRow>();
    for (Tsv.Row row : Tsv.read(file)) {
      rows.add(
          new SheetRow(
              rows.size(),
              row.get("part"),
              SheetRow.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
              row.get("label"),
              row.orNull("indicator"),
              row.orNull("stage"),
              row.orNull("unit"),
              SIGNATURES.get(row.get("columns")),
              keys(row)));
    }
    return rows;
  }

  private static List<String> keys(Tsv.Row row) {
    var keys = new LinkedHashSet<String>();
    keys.add(Folding.key(row.get("label")));
    row.list("variants").forEach(variant -> keys.add(Folding.key(variant)));
    return List.copyOf(keys);
  }

  private static Map<String, Family> families() {
    var families = new TreeMap<String, Family>();
    for (Sheet sheet : ALL) {
      families.computeIfAbsent(sheet.family(), Sheets::familyOf);
    }
    return families;
  }

  private static Family familyOf(String name) {
    List<Sheet> sheets = ALL.stream().filter(s -> s.family().equals(name)).toList();
    var columns = new HashMap<String, List<Signature.Column>>();
    var parts = new HashMap<String, String>();
    var signatures = new HashMap<String, List<Signature>>();
    var indicators = new TreeSet<String>();
    var words = new TreeSet<String>();
    for (Sheet sheet : sheets) {
      words.addAll(sheet.byKey().keySet());
      for (SheetRow row : sheet.rows()) {
        if (!row.hasFigures()) {
          continue;
        }
        List<Signature> ofRow =
            signatures.computeIfAbsent(row.part() + row.indicator(), k -> new ArrayList<>());
        if (!ofRow.contains(row.columns())) {
          ofRow.add(row.columns());
        }
        for (Signature.Column column : row.columns().columns()) {
          indicators.add(row.indicator(column) == null ? "" : row.indicator(column));
          for (String key : column.keys()) {
            var same = columns.computeIfAbsent(key, k -> new ArrayList<>());
            if (!same.contains(column)) {
              same.add(column);
            }
            parts.merge(key, row.part(), (a, b) -> a.equals(b) ? a : "");
            words.add(key);
          }
        }
      }
    }
    return new Family(
        name,
        sheets,
        columns,
        parts,
        indicators,
        new HashSet<>(words),
        signatures,
        new Universe(words));
  }
}
