package nianbao.sample;

import java.util.Locale;

/** Ways a report reaches the landing. Any carrier can hold any form. */
enum Carrier {
  HTML(240, "html"),
  HTML_NESTED(120, "html"),
  HTML_WORD(120, "htm"),
  HTML_CUT(60, "html"),
  HTML_FRAGMENT(50, "html"),
  MIRROR(40, "html"),
  TEXT_PIPES(80, "txt"),
  TEXT_ROWS(50, "txt"),
  TEXT_LINES(60, "txt"),
  TEXT_DUMP(30, "txt"),
  MARKDOWN(40, "md"),
  DOCX(35, "docx"),
  XLSX(15, "xlsx"),
  PDF(30, "pdf"),
  MHTML(20, "mht");

  private static final double[] WEIGHTS =
      java.util.Arrays.stream(values()).mapToDouble(c -> c.weight).toArray();

  private final double weight;
  private final String extension;

  Carrier(double weight, String extension) {
    this.weight = weight;
    this.extension = extension;
  }

  static Carrier draw(Dice dice) {
    return values()[dice.weighted(WEIGHTS)];
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String extension() {
    return extension;
  }

  boolean html() {
    return name().startsWith("HTML") || this == MIRROR;
  }

  /** Whether a cell with nothing in it leaves a trace; else blanks would be no statement at all. */
  boolean showsBlanks() {
    return this != TEXT_LINES && this != TEXT_DUMP;
  }

  /** Whether a page cut off in the middle still is one. */
  boolean canBeCut() {
    return html() || name().startsWith("TEXT") || this == MARKDOWN;
  }
}
