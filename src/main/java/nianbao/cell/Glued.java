package nianbao.cell;

/** A label and its figure printed in one cell: {@code 信函申请数12件}, {@code （一）予以公开：3}. */
final class Glued {
  private static final int LONGEST = 60;

  private Glued() {}

  /** Where the figure begins behind a label of the forms; 0 if the cell is not such a pair. */
  static int cut(String text) {
    if (text.length() > LONGEST || text.isEmpty()) {
      return 0;
    }
    int end = text.length();
    while (end > 0 && !digit(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0
        && (digit(text.charAt(start - 1)) || ",，.．".indexOf(text.charAt(start - 1)) >= 0)) {
      start--;
    }
    boolean pair = start > 1 && end > start && digit(text.charAt(start));
    if (!pair || !(Quantities.parse(text.substring(start)) instanceof Quantity.Stated)) {
      return 0;
    }
    boolean whole = isLabel(text);
    return !whole && isLabel(text.substring(0, start)) ? start : 0;
  }

  private static boolean isLabel(String text) {
    String folded = Folding.text(text);
    String key = Folding.unmarked(folded);
    return key.length() > 1 && (Sheets.isLabel(key) || Sheets.isLabel(Folding.bare(folded)));
  }

  private static boolean digit(char c) {
    char half = Folding.halfWidth(c);
    return half >= '0' && half <= '9';
  }
}
