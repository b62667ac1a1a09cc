package nianbao.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Lexicon;
import nianbao.Memo;

/**
 * One table of a sheet.
 *
 * @param rows its lines with figures, in printed order
 * @param headings the labels of its lines without figures, folded
 * @param headers the columns that headers of it name
 * @param labels the labels that words before figures end with
 * @param once labels long enough to be told inside other words that one line alone has: its order
 */
record SheetPart(
    List<SheetRow> rows,
    Lexicon<String> headings,
    Lexicon<Integer> once,
    Memo<List<HeaderText.Named>> headers,
    LabelMemo labels) {
  /** Labels from this length on are told inside other words. */
  private static final int LONG = 4;

  static SheetPart of(String part, List<SheetRow> sheet) {
    var rows = sheet.stream().filter(r -> r.hasFigures() && r.part().equals(part)).toList();
    var headings = new HashMap<String, String>();
    for (SheetRow row : sheet) {
      if (!row.hasFigures() && row.part().equals(part)) {
        row.keys().forEach(key -> headings.put(key, key));
      }
    }
    return new SheetPart(
        rows, new Lexicon<>(headings), new Lexicon<>(once(rows)), new Memo<>(400), new LabelMemo());
  }

  private static Map<String, Integer> once(List<SheetRow> rows) {
    var orders = new HashMap<String, Integer>();
    var times = new HashMap<String, Integer>();
    for (SheetRow row : rows) {
      for (String key : row.keys()) {
        orders.put(key, row.order());
        times.merge(key, 1, Integer::sum);
      }
    }
    orders.keySet().removeIf(key -> key.length() < LONG || times.get(key) > 1);
    return orders;
  }
}
