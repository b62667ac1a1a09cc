package nianbao.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as a Word document: paragraphs, tables with spans, nothing else. */
final class DocxPrinter {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String TYPES =
      HEAD
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd"
          + ".openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  private static final String RELATIONS =
      HEAD
          + "<Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
          + "/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

  private final StringBuilder out = new StringBuilder(32_768);

  byte[] print(Page page) throws IOException {
    out.append(HEAD)
        .append("<w:document xmlns:w=\"http://schemas.openxmlformats.org")
        .append("/wordprocessingml/2006/main\"><w:body>");
    paragraph(page.title());
    for (Piece piece : page.pieces()) {
      if (piece instanceof Piece.Heading heading) {
        paragraph(heading.text());
      } else if (piece instanceof Piece.Paragraph paragraph) {
        paragraph(paragraph.text());
      } else if (piece instanceof Piece.Table table) {
        table(table.grid());
      }
    }
    out.append("<w:sectPr/></w:body></w:document>");
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", bytes(TYPES));
    parts.put("_rels/.rels", bytes(RELATIONS));
    parts.put("word/document.xml", bytes(out.toString()));
    return Containers.zip(parts);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void paragraph(String text) {
    out.append("<w:p>");
    boolean first = true;
    for (String line : text.split("\n", -1)) {
      out.append("<w:r>").append(first ? "" : "<w:br/>");
      out.append("<w:t xml:space=\"preserve\">").append(HtmlPrinter.escape(line));
      out.append("</w:t></w:r>");
      first = false;
    }
    out.append("</w:p>");
  }

  private void table(Grid grid) {
    out.append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
    out.append("<w:gridCol w:w=\"900\"/>".repeat(grid.width())).append("</w:tblGrid>");
    int[] merged = new int[grid.width()];
    int[] spans = new int[grid.width()];
    for (List<Slot> row : grid.rows()) {
      out.append("<w:tr>");
      int column = 0;
      for (Slot slot : row) {
        column = merged(merged, spans, column);
        cell(slot.text(), slot.columns(), slot.rows() > 1 ? "restart" : "");
        if (slot.rows() > 1) {
          merged[column] = slot.rows() - 1;
          spans[column] = slot.columns();
        }
        column += slot.columns();
      }
      merged(merged, spans, column);
      out.append("</w:tr>");
    }
    out.append("</w:tbl>");
  }

  /** Writes the cells that a row above goes on in; returns the next free column. */
  private int merged(int[] merged, int[] spans, int from) {
    int column = from;
    while (column < merged.length && merged[column] > 0) {
      cell("", spans[column], "continue");
      merged[column]--;
      column += spans[column];
    }
    return column;
  }

  private void cell(String text, int columns, String merge) {
    out.append("<w:tc><w:tcPr>");
    if (columns > 1) {
      out.append("<w:gridSpan w:val=\"").append(columns).append("\"/>");
    }
    if (!merge.isEmpty()) {
      out.append("<w:vMerge w:val=\"").append(merge).append("\"/>");
    }
    out.append("</w:tcPr>");
    paragraph(text);
    out.append("</w:tc>");
  }
}
