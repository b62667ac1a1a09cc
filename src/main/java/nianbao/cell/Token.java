package nianbao.cell;

import nianbao.Memo;

/**
 * What a label or a figure is, wherever it stands.
 *
 * @param folded the text by {@link Folding#text}, empty for figures
 * @param key the text by {@link Folding#key}, empty for figures
 * @param bare the text by {@link Folding#bare}; the key where it has no parentheses
 * @param quantity null for words
 * @param isUnit whether the words are a unit of measure
 * @param isLabel whether some form has the key as a label
 */
record Token(
    String text,
    String folded,
    String key,
    String bare,
    Quantity quantity,
    boolean isUnit,
    boolean isLabel) {

  /** Longer texts are sentences, which no document prints again. */
  private static final int LONGEST = 60;

  private static final Memo<Token> WORDS = new Memo<>(LONGEST, Token::read);

  /** A text as words. */
  static Token words(String text) {
    return WORDS.of(text);
  }

  /** A text as a figure. */
  static Token figure(String text, Quantity quantity) {
    return new Token(text, "", "", "", quantity, false, false);
  }

  /** Whether some of the words stand in parentheses. */
  boolean hasParentheses() {
    return folded.indexOf('(') >= 0;
  }

  private static Token read(String text) {
    Folding.Folded folded = Folding.folded(text);
    String bare = folded.text().indexOf('(') < 0 ? folded.key() : Folding.bare(folded.text());
    return new Token(
        text,
        folded.text(),
        folded.key(),
        bare,
        null,
        folded.isUnit(),
        Sheets.isLabel(folded.key()));
  }
}
