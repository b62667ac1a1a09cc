package nianbao.cell;

import nianbao.Place;

/**
 * The smallest thing a table prints: a label or a piece of one, or what stands in a cell.
 *
 * @param token what it is
 * @param x grid column, or position in its line
 * @param width how many columns it spans
 */
record Atom(Token token, Place place, int x, int width) {

  static Atom words(String text, Place place, int x, int width) {
    return new Atom(Token.words(text), place, x, width);
  }

  static Atom figure(String text, Quantity quantity, Place place, int x, int width) {
    return new Atom(Token.figure(text, quantity), place, x, width);
  }

  String text() {
    return token.text();
  }

  /** The text by {@link Folding#text}, empty for figures. */
  String folded() {
    return token.folded();
  }

  /** The text by {@link Folding#key}, empty for figures. */
  String key() {
    return token.key();
  }

  /** What a figure says; null for words. */
  Quantity quantity() {
    return token.quantity();
  }

  boolean isUnit() {
    return token.isUnit();
  }

  boolean isFigure() {
    return token.quantity() != null;
  }

  boolean isBlank() {
    return token.quantity() instanceof Quantity.Blank;
  }

  /** The same atom in another column. */
  Atom at(int column) {
    return new Atom(token, place, column, 1);
  }

  /** The same words where a figure is due: nothing reads them. */
  Atom unreadable() {
    return figure(text(), new Quantity.Unreadable(text()), place, x, width);
  }
}
