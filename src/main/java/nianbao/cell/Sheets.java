package nianbao.cell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nianbao.Lexicon;
import nianbao.Tsv;

/** The catalogue of forms: which sheet a document's labels tell, and what its family prints. */
final class Sheets {
  private static final Map<String, Signature> SIGNATURES = signatures();
  static final List<Sheet> ALL = sheets();
  private static final Map<String, Family> FAMILIES = families();
  private static final int LONG = 4;
  private static final int TELLING = 3;
  private static final int LINE = 2;

  /** What each label that any form knows says for which sheet. */
  private static final Map<String, Point[]> POINTS = points();

  private static final Point[] NONE = {};

  /** How many characters the longest label of any form has. */
  static final int LONGEST_LABEL =
      POINTS.keySet().stream().mapToInt(String::length).max().orElseThrow();

  /**
   * @param sheet position in {@link #ALL}
   * @param row order of the line that bears the label; -1 where the label tells the sheet
   */
  private record Point(int sheet, int row) {}

  /**
   * What all sheets of a family print together.
   *
   * @param columns every column by folded label; one label may name columns of several signatures
   * @param indicators every code that a row and a column of the family make together
   * @param allLabels the labels, to be found in words run together
   * @param longLabels those of four characters or more: long enough to be told inside other words
   * @param columnLabels those of columns
   * @param applicantLabels those of columns of applicants
   */
  record Family(
      String name,
      List<Sheet> sheets,
      Map<String, List<Signature.Column>> columns,
      Map<String, String> partOfColumn,
      Set<String> indicators,
      Set<String> labels,
      Map<SheetRow, List<Signature>> signatures,
      Lexicon<String> allLabels,
      Lexicon<String> longLabels,
      Lexicon<String> columnLabels,
      List<String> applicantLabels,
      Universe universe) {

    /** Whether the family has this label as a row or a column. */
    boolean knows(String key) {
      return labels.contains(key);
    }

    /** Whether a key is nothing but whole labels run together. */
    boolean joins(String key) {
      int at = 0;
      while (at < key.length()) {
        Lexicon.Hit<String> label = allLabels.longestAt(key, at);
        if (label == null) {
          return false;
        }
        at = label.end();
      }
      return at > 0;
    }

    /** Signatures that any sheet of the family has for a row, that of the row itself first. */
    List<Signature> signatures(SheetRow row) {
      return signatures.get(row);
    }
  }

  private Sheets() {}

  static Family family(String name) {
    return FAMILIES.get(name);
  }

  /**
   * The sheet that most labels tell, or null if none is told.
   *
   * @param scores by {@link #scores}
   */
  static Sheet told(int[] scores) {
    Sheet best = null;
    int most = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > most) {
        most = scores[i];
        best = ALL.get(i);
      }
    }
    return best;
  }

  /**
   * What speaks for each sheet of {@link #ALL}: three points for a telling label, two for a line of
   * the form.
   *
   * @param keys every folded label-like text of the document
   */
  static int[] scores(Set<String> keys) {
    var scores = new int[ALL.size()];
    var rows = new BitSet[scores.length];
    for (String key : keys) {
      for (Point point : POINTS.getOrDefault(key, NONE)) {
        if (point.row() < 0) {
          scores[point.sheet()] += TELLING;
        } else {
          BitSet seen = rows[point.sheet()];
          rows[point.sheet()] = seen == null ? new BitSet() : seen;
          rows[point.sheet()].set(point.row());
        }
      }
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] += rows[i] == null ? 0 : LINE * rows[i].cardinality();
    }
    return scores;
  }

  /** Whether any form knows this label: quick, for words of all kinds. */
  static boolean isLabel(String key) {
    return POINTS.containsKey(key);
  }

  private static Map<String, Point[]> points() {
    var points = new HashMap<String, List<Point>>();
    for (int i = 0; i < ALL.size(); i++) {
      Sheet sheet = ALL.get(i);
      for (var label : sheet.byKey().entrySet()) {
        String key = label.getKey();
        List<Point> ofKey = points.computeIfAbsent(key, k -> new ArrayList<>());
        for (SheetRow row : label.getValue()) {
          if (row.hasFigures() && key.length() > 2
              || key.length() == 2 && row.part().equals("art20")) {
            ofKey.add(new Point(i, row.order()));
          }
        }
      }
      for (String key : sheet.telling()) {
        points.computeIfAbsent(key, k -> new ArrayList<>()).add(new Point(i, -1));
      }
    }
    var arrays = new HashMap<String, Point[]>();
    points.forEach((key, ofKey) -> arrays.put(key, ofKey.toArray(Point[]::new)));
    return arrays;
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
              sheets.size(),
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
              keys(row),
              codes(row.orNull("indicator"))));
    }
    return rows;
  }

  /** An indicator with each end that a column gives, made once for all cells. */
  private static Map<String, String> codes(String indicator) {
    var codes = new HashMap<String, String>();
    for (Signature signature : SIGNATURES.values()) {
      for (Signature.Column column : signature.columns()) {
        if (indicator != null && column.suffix() != null) {
          codes.put(column.suffix(), (indicator + "." + column.suffix()).intern());
        }
      }
    }
    return codes;
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
        new HashSet<>(indicators),
        new HashSet<>(words),
        ofRows(sheets, signatures),
        lexicon(words, 1),
        lexicon(words, LONG),
        lexicon(columns.keySet(), 1),
        applicantLabels(columns),
        new Universe(words));
  }

  /** For each row with figures the signatures of its kind, its own first. */
  private static Map<SheetRow, List<Signature>> ofRows(
      List<Sheet> sheets, Map<String, List<Signature>> signatures) {
    var ofRows = new IdentityHashMap<SheetRow, List<Signature>>();
    for (Sheet sheet : sheets) {
      for (SheetRow row : sheet.rows()) {
        if (row.hasFigures()) {
          var all = new ArrayList<>(signatures.get(row.part() + row.indicator()));
          all.removeIf(signature -> signature == row.columns());
          all.add(0, row.columns());
          ofRows.put(row, List.copyOf(all));
        }
      }
    }
    return ofRows;
  }

  private static Lexicon<String> lexicon(Collection<String> labels, int shortest) {
    var spellings = new HashMap<String, String>();
    labels.stream()
        .filter(label -> label.length() >= shortest)
        .forEach(label -> spellings.put(label, label));
    return new Lexicon<>(spellings);
  }

  private static List<String> applicantLabels(Map<String, List<Signature.Column>> columns) {
    return columns.keySet().stream()
        .filter(label -> columns.get(label).get(0).applicant() != null)
        .sorted()
        .toList();
  }
}
