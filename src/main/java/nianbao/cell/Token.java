package nianbao.cell;

import nianbao.Memo;

/** What a label or a figure is, wherever it stands. */
final class Token {
  /** Longer texts are sentences, which no document prints again. */
  private static final int LONGEST = 60;

  private static final Memo<Token> WORDS = new Memo<>(LONGEST, Token::new);

  private final String text;
  private final String folded;
  private final String key;
  private final String bare;
  private final Quantity quantity;
  private final boolean isUnit;
  private final boolean isLabel;

  // By the number of the sheet, as far as asked for. Threads may work one out twice, and get the
  // same.
  private Meaning[] meanings;

  private Token(String words) {
    Folding.Folded both = Folding.folded(words);
    text = words;
    folded = both.text();
    key = both.key();
    bare = folded.indexOf('(') < 0 ? null : Folding.bare(folded);
    quantity = null;
    isUnit = both.isUnit();
    isLabel = Sheets.isLabel(key);
  }

  private Token(String figure, Quantity quantity) {
    this.text = figure;
    this.folded = "";
    this.key = "";
    this.bare = null;
    this.quantity = quantity;
    this.isUnit = false;
    this.isLabel = false;
  }

  /** A text as words. */
  static Token words(String text) {
    return WORDS.of(text);
  }

  /** A text as a figure. */
  static Token figure(String text, Quantity quantity) {
    return new Token(text, quantity);
  }

  String text() {
    return text;
  }

  /** The text by {@link Folding#text}, empty for figures. */
  String folded() {
    return folded;
  }

  /** The text by {@link Folding#key}, empty for figures. */
  String key() {
    return key;
  }

  /** Whether some of the words stand in parentheses. */
  boolean hasParentheses() {
    return bare != null;
  }

  /** The text by {@link Folding#bare}; the key where nothing stands in parentheses. */
  String bare() {
    return bare == null ? key : bare;
  }

  /** What a figure says; null for words. */
  Quantity quantity() {
    return quantity;
  }

  /** Whether the words are a unit of measure. */
  boolean isUnit() {
    return isUnit;
  }

  /** Whether some form has the key as a label. */
  boolean isLabel() {
    return isLabel;
  }

  /** What the words are to a sheet, worked out once. */
  Meaning in(Sheet sheet, Sheets.Family family) {
    Meaning[] all = meanings;
    if (all == null) {
      all = new Meaning[Sheets.ALL.size()];
      meanings = all;
    }
    Meaning meaning = all[sheet.number()];
    if (meaning == null) {
      meaning = Meaning.of(this, sheet, family);
      all[sheet.number()] = meaning;
    }
    return meaning;
  }
}
