package nianbao.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Lexicon;

/**
 * A form, or a local variant of one: its lines in printed order.
 *
 * @param number its position in {@link Sheets#ALL}
 * @param telling folded labels that no other form prints
 * @param byKey the lines by folded label; several where the form prints a label twice
 * @param parts its tables by the name of their part
 * @param endings the labels of lines with figures, spelt backwards: their lengths
 * @param groups the labels of groups of lines, which some print before each line's own
 */
record Sheet(
    int number,
    String form,
    String variant,
    String family,
    Set<String> telling,
    List<SheetRow> rows,
    Map<String, List<SheetRow>> byKey,
    Map<String, SheetPart> parts,
    Lexicon<Integer> endings,
    Lexicon<String> groups) {
  private static final String MATRIX = "matrix";
  private static final SheetPart NO_PART = SheetPart.of("", List.of());

  static Sheet of(
      int number,
      String form,
      String variant,
      String family,
      Set<String> telling,
      List<SheetRow> rows) {
    var byKey = new HashMap<String, List<SheetRow>>();
    for (SheetRow row : rows) {
      for (String key : row.keys()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    var parts = new HashMap<String, SheetPart>();
    for (SheetRow row : rows) {
      parts.computeIfAbsent(row.part(), part -> SheetPart.of(part, rows));
    }
    boolean matrix = family.equals(MATRIX);
    return new Sheet(
        number,
        form,
        variant,
        family,
        telling,
        List.copyOf(rows),
        byKey,
        parts,
        endings(rows),
        groups(matrix ? rows : List.of()));
  }

  private static Lexicon<String> groups(List<SheetRow> rows) {
    var groups = new HashMap<String, String>();
    for (SheetRow row : rows) {
      if (row.kind() == SheetRow.Kind.GROUP || row.kind() == SheetRow.Kind.OPTIONAL) {
        row.keys().forEach(key -> groups.put(key, key));
      }
    }
    return new Lexicon<>(groups);
  }

  private static Lexicon<Integer> endings(List<SheetRow> rows) {
    var endings = new HashMap<String, Integer>();
    for (SheetRow row : rows) {
      if (row.hasFigures()) {
        row.keys().forEach(key -> endings.put(backwards(key), key.length()));
      }
    }
    return new Lexicon<>(endings);
  }

  private static String backwards(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** The length of the longest label of a line with figures that a text ends with; 0 for none. */
  int labelAtEnd(String text) {
    Lexicon.Hit<Integer> label = endings.longestAt(backwards(text), 0);
    return label == null ? 0 : label.meaning();
  }

  /** The lines with this label, in printed order. */
  List<SheetRow> rows(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** Whether a line with this label has figures. */
  boolean hasRow(String key) {
    for (SheetRow row : rows(key)) {
      if (row.hasFigures()) {
        return true;
      }
    }
    return false;
  }

  /** A table of the sheet; one without lines where it has no such part. */
  SheetPart part(String name) {
    return parts.getOrDefault(name, NO_PART);
  }

  boolean isMatrix() {
    return family.equals(MATRIX);
  }
}
