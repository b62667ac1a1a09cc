package nianbao.cell;

import nianbao.Place;

/**
 * The smallest thing a table prints: a label or a piece of one, or what stands in a cell.
 *
 * @param folded the text by {@link Folding#text}, empty for figures
 * @param key the text by {@link Folding#key}, empty for figures
 * @param quantity null for words
 * @param isUnit whether the words are a unit of measure
 * @param x grid column, or position in its line
 * @param width how many columns it spans
 */
record Atom(
    String text,
    String folded,
    String key,
    Quantity quantity,
    boolean isUnit,
    Place place,
    int x,
    int width) {

  static Atom words(String text, Place place, int x, int width) {
    Folding.Folded folded = Folding.folded(text);
    return new Atom(text, folded.text(), folded.key(), null, folded.isUnit(), place, x, width);
  }

  static Atom figure(String text, Quantity quantity, Place place, int x, int width) {
    return new Atom(text, "", "", quantity, false, place, x, width);
  }

  boolean isFigure() {
    return quantity != null;
  }

  boolean isBlank() {
    return quantity instanceof Quantity.Blank;
  }

  /** The same atom in another column. */
  Atom at(int column) {
    return new Atom(text, folded, key, quantity, isUnit, place, column, 1);
  }

  /** The same words where a figure is due: nothing reads them. */
  Atom unreadable() {
    return figure(text, new Quantity.Unreadable(text), place, x, width);
  }
}
