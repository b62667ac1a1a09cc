package nianbao.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form, or a local variant of one: its lines in printed order.
 *
 * @param telling folded labels that no other form prints
 * @param byKey the lines by folded label; several where the form prints a label twice
 * @param parts its tables by the name of their part
 */
record Sheet(
    String form,
    String variant,
    String family,
    Set<String> telling,
    List<SheetRow> rows,
    Map<String, List<SheetRow>> byKey,
    Map<String, SheetPart> parts) {
  private static final SheetPart NO_PART = SheetPart.of("", List.of());

  static Sheet of(
      String form, String variant, String family, Set<String> telling, List<SheetRow> rows) {
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
    return new Sheet(form, variant, family, telling, List.copyOf(rows), byKey, parts);
  }

  /** The lines with this label, in printed order. */
  List<SheetRow> rows(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** A table of the sheet; one without lines where it has no such part. */
  SheetPart part(String name) {
    return parts.getOrDefault(name, NO_PART);
  }

  boolean isMatrix() {
    return family.equals("matrix");
  }
}
