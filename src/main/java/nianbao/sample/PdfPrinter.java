package nianbao.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as a PDF with a text layer and ruled tables. The font is one of the Asian fonts every
 * reader of PDF knows by name, so that none has to be embedded; nothing is compressed.
 */
final class PdfPrinter {
  private static final String HEX = "0123456789ABCDEF";
  private static final double WIDTH = 595;
  private static final double TOP = 780;
  private static final double BOTTOM = 60;
  private static final double LEFT = 60;
  private static final double BODY = 475;
  private static final double SIZE = 10.5;
  private static final double SMALL = 8;
  private static final double LEADING = 1.5;
  private static final double PADDING = 2;

  private final boolean repeatHead;
  private final List<StringBuilder> pages = new ArrayList<>();
  private double y;

  /**
   * @param repeatHead whether a table's header is printed again on its next page
   */
  PdfPrinter(boolean repeatHead) {
    this.repeatHead = repeatHead;
  }

  byte[] print(Page page) {
    newPage();
    paragraph(page.title(), 14);
    for (Piece piece : page.pieces()) {
      if (piece instanceof Piece.Heading heading) {
        paragraph(heading.text(), SIZE);
      } else if (piece instanceof Piece.Paragraph paragraph) {
        paragraph("　　" + paragraph.text(), SIZE);
      } else if (piece instanceof Piece.Table table) {
        table(table.grid());
      }
    }
    return file();
  }

  private void newPage() {
    pages.add(new StringBuilder(16_384));
    y = TOP;
    int number = pages.size();
    text("- " + number + " -", WIDTH / 2 - 10, 40, SMALL);
  }

  private void paragraph(String words, double size) {
    for (String line : wrap(words, BODY, size)) {
      if (y - size * LEADING < BOTTOM) {
        newPage();
      }
      y -= size * LEADING;
      text(line, LEFT, y, size);
    }
  }

  /** Lines no wider than the width; breaks anywhere, as Chinese text does. */
  private static List<String> wrap(String words, double width, double size) {
    var lines = new ArrayList<String>();
    for (String part : words.split("\n", -1)) {
      var line = new StringBuilder();
      double used = 0;
      for (int i = 0; i < part.length(); i++) {
        double wide = wide(part.charAt(i)) * size;
        boolean digits =
            i > 0 && part.charAt(i) < 128 && part.charAt(i - 1) < 128 && line.length() < 14;
        if (used + wide > width && !line.isEmpty() && !digits) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        line.append(part.charAt(i));
        used += wide;
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static double wide(char c) {
    return c < 128 ? 0.5 : 1;
  }

  private static double wide(String text) {
    return text.chars().mapToDouble(c -> wide((char) c)).sum();
  }

  private void text(String words, double x, double base, double size) {
    if (words.isEmpty()) {
      return;
    }
    var hex = new StringBuilder();
    for (char c : words.toCharArray()) {
      for (int shift = 12; shift >= 0; shift -= 4) {
        hex.append(HEX.charAt(c >> shift & 15));
      }
    }
    page()
        .append("BT /F1 ")
        .append(number(size))
        .append(" Tf ")
        .append(number(x))
        .append(' ')
        .append(number(base))
        .append(" Td <")
        .append(hex)
        .append("> Tj ET\n");
  }

  private StringBuilder page() {
    return pages.get(pages.size() - 1);
  }

  private void table(Grid grid) {
    double[] columns = columns(grid);
    List<List<Slot>> places = grid.places();
    double[] heights = heights(places, columns);
    y -= 6;
    for (int r = 0; r < places.size(); r++) {
      if (y - heights[r] < BOTTOM) {
        newPage();
        for (int h = 0; repeatHead && r > grid.head() && h < grid.head(); h++) {
          row(places, h, columns, heights);
        }
      }
      row(places, r, columns, heights);
    }
    y -= 6;
  }

  private void row(List<List<Slot>> places, int r, double[] columns, double[] heights) {
    double x = LEFT;
    List<Slot> row = places.get(r);
    for (int c = 0; c < row.size(); c++) {
      Slot slot = row.get(c);
      if (slot != Grid.COVERED) {
        double width = span(columns, c, slot.columns());
        double height = Math.min(span(heights, r, slot.rows()), y - BOTTOM);
        box(x, y - height, width, height);
        List<String> lines = wrap(slot.text(), width - 2 * PADDING, SMALL);
        double base = y - (height - lines.size() * SMALL * 1.2) / 2 - SMALL;
        for (String line : lines) {
          double left = x + Math.max(PADDING, (width - wide(line) * SMALL) / 2);
          text(line, left, base, SMALL);
          base -= SMALL * 1.2;
        }
      }
      x += columns[c];
    }
    y -= heights[r];
  }

  private void box(double x, double base, double width, double height) {
    page()
        .append(number(x))
        .append(' ')
        .append(number(base))
        .append(' ')
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append(" re S\n");
  }

  private static double span(double[] sizes, int from, int count) {
    double sum = 0;
    for (int i = from; i < Math.min(sizes.length, from + count); i++) {
      sum += sizes[i];
    }
    return sum;
  }

  private static double[] columns(Grid grid) {
    int width = grid.width();
    var columns = new double[width];
    if (grid.part().equals("requests")) {
      double[] labels = {36, 56, 143};
      System.arraycopy(labels, 0, columns, 0, 3);
      java.util.Arrays.fill(columns, 3, width, (BODY - 235) / 7);
      return columns;
    }
    java.util.Arrays.fill(columns, BODY / width);
    if (grid.part().equals("annex")) {
      int label = grid.rows().get(0).get(0).text().length() > 2 ? 0 : 1;
      java.util.Arrays.fill(columns, (BODY - 260) / (width - 1));
      columns[label] = 260;
    }
    return columns;
  }

  /** Each row as high as its lines; the last of a spanned run makes up what is missing. */
  private static double[] heights(List<List<Slot>> places, double[] columns) {
    var heights = new double[places.size()];
    java.util.Arrays.fill(heights, SMALL * 1.2 + 2 * PADDING);
    for (int pass = 0; pass < 2; pass++) {
      for (int r = 0; r < heights.length; r++) {
        for (int c = 0; c < columns.length; c++) {
          Slot slot = places.get(r).get(c);
          if (slot == Grid.COVERED || (slot.rows() > 1) != (pass == 1)) {
            continue;
          }
          double width = span(columns, c, slot.columns()) - 2 * PADDING;
          double need = wrap(slot.text(), width, SMALL).size() * SMALL * 1.2 + 2 * PADDING;
          int last = Math.min(heights.length, r + slot.rows()) - 1;
          heights[last] += Math.max(0, need - span(heights, r, slot.rows()));
        }
      }
    }
    return heights;
  }

  /** Two decimals at most, without the locale's say. */
  private static String number(double value) {
    long hundredths = StrictMath.round(value * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : java.math.BigDecimal.valueOf(hundredths, 2).toPlainString();
  }

  private byte[] file() {
    var objects = new ArrayList<String>();
    var kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(6 + 2 * i).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
    objects.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H"
            + " /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>");
    objects.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
            + " << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R"
            + " /DW 1000 /W [1 95 500 814 939 500] >>");
    objects.add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
            + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
    for (int i = 0; i < pages.size(); i++) {
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
              + (7 + 2 * i)
              + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
      String content = "0.5 w\n" + pages.get(i);
      objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
    }
    return assemble(objects).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String assemble(List<String> objects) {
    var file = new StringBuilder("%PDF-1.4\n");
    var table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      String at = Integer.toString(file.length());
      table.append("0".repeat(10 - at.length())).append(at).append(" 00000 n \n");
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = file.length();
    int count = objects.size() + 1;
    file.append("xref\n0 ").append(count).append('\n').append(table);
    file.append("trailer\n<< /Size ").append(count).append(" /Root 1 0 R >>\nstartxref\n");
    return file.append(start).append("\n%%EOF\n").toString();
  }
}
