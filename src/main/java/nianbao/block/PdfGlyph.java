package nianbao.block;

/**
 * One printed character. Points, the page's upper left corner is the origin, y grows downwards.
 *
 * @param text one or more characters (ligatures), possibly a space
 * @param size height of the type
 * @param direction which way the line runs: 0 to the right, 90 upwards, 180 leftwards, 270 down
 * @param vertical whether the font sets its characters one below the other
 */
record PdfGlyph(
    String text,
    double x0,
    double y0,
    double x1,
    double y1,
    double size,
    int direction,
    boolean vertical) {

  double middleX() {
    return (x0 + x1) / 2;
  }

  double middleY() {
    return (y0 + y1) / 2;
  }

  boolean isBlank() {
    return BlockBuilder.space(text).isEmpty();
  }

  /** The glyph as it stands when the page is turned so that its own direction runs rightwards. */
  PdfGlyph turned(int quarter, double width, double height) {
    return switch (quarter) {
      case 90 -> new PdfGlyph(text, height - y1, x0, height - y0, x1, size, 0, vertical);
      case 180 ->
          new PdfGlyph(text, width - x1, height - y1, width - x0, height - y0, size, 0, vertical);
      case 270 -> new PdfGlyph(text, y0, width - x1, y1, width - x0, size, 0, vertical);
      default -> this;
    };
  }
}
