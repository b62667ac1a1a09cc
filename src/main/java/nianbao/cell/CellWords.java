package nianbao.cell;

import nianbao.Memo;

/**
 * All that a cell can be, by its text alone.
 *
 * @param words the text as words
 * @param figure the text as a figure; what it says may be unreadable
 * @param label the label of a pair printed in one cell, see {@link Glued}; null for no pair
 * @param labelled the figure of that pair
 * @param ideographic whether it begins with a Chinese character
 */
record CellWords(Token words, Token figure, Token label, Token labelled, boolean ideographic) {
  private static final int LONGEST = 60;
  private static final Memo<CellWords> READ = new Memo<>(LONGEST, CellWords::read);

  static CellWords of(String text) {
    return READ.of(text);
  }

  /** Whether it is no figure, no blank and no mark for nothing. */
  boolean isUnreadable() {
    return figure.quantity() instanceof Quantity.Unreadable;
  }

  boolean isBlank() {
    return figure.text().isEmpty();
  }

  private static CellWords read(String text) {
    int cut = Glued.cut(text);
    String labelled = text.substring(cut);
    return new CellWords(
        Token.words(text),
        Token.figure(text, Quantities.parse(text)),
        cut == 0 ? null : Token.words(text.substring(0, cut)),
        cut == 0 ? null : Token.figure(labelled, Quantities.parse(labelled)),
        !text.isEmpty() && Character.isIdeographic(text.codePointAt(0)));
  }
}
