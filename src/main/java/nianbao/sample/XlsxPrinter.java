package nianbao.sample;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as one sheet: prose in the first column, tables with merged cells. */
final class XlsxPrinter {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String KIND =
      "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String TYPES =
      HEAD
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" "
          + KIND
          + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" "
          + KIND
          + "worksheet+xml\"/></Types>";
  private static final String BOOK =
      HEAD
          + "<workbook xmlns=\""
          + SHEETS
          + "\" xmlns:r=\""
          + OFFICE
          + "relationships\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
          + "</sheets></workbook>";

  private final StringBuilder rows = new StringBuilder(32_768);
  private final StringBuilder merges = new StringBuilder();
  private int row;
  private int mergeCount;

  byte[] print(Page page) throws IOException {
    line(page.title());
    for (Piece piece : page.pieces()) {
      if (piece instanceof Piece.Heading heading) {
        line(heading.text());
      } else if (piece instanceof Piece.Paragraph paragraph) {
        line(paragraph.text());
      } else if (piece instanceof Piece.Table table) {
        table(table.grid());
      }
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", DocxPrinter.bytes(TYPES));
    parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
    parts.put("xl/workbook.xml", DocxPrinter.bytes(BOOK));
    parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    parts.put("xl/worksheets/sheet1.xml", DocxPrinter.bytes(sheet()));
    return Containers.zip(parts);
  }

  private String sheet() {
    String merged =
        mergeCount == 0
            ? ""
            : "<mergeCells count=\"" + mergeCount + "\">" + merges + "</mergeCells>";
    return HEAD
        + "<worksheet xmlns=\""
        + SHEETS
        + "\"><sheetData>"
        + rows
        + "</sheetData>"
        + merged
        + "</worksheet>";
  }

  private static byte[] relation(String type, String target) {
    return DocxPrinter.bytes(
        HEAD
            + "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "relationships/"
            + type
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
  }

  private void line(String text) {
    row++;
    rows.append("<row r=\"").append(row).append("\">");
    cell(0, text);
    rows.append("</row>");
  }

  private void table(Grid grid) {
    for (List<Slot> places : grid.places()) {
      row++;
      rows.append("<row r=\"").append(row).append("\">");
      for (int c = 0; c < places.size(); c++) {
        Slot slot = places.get(c);
        if (slot != Grid.COVERED) {
          cell(c, slot.text());
          if (slot.rows() > 1 || slot.columns() > 1) {
            merge(c, slot);
          }
        }
      }
      rows.append("</row>");
    }
  }

  private void merge(int column, Slot slot) {
    mergeCount++;
    merges.append("<mergeCell ref=\"").append(name(column)).append(row).append(':');
    merges.append(name(column + slot.columns() - 1)).append(row + slot.rows() - 1);
    merges.append("\"/>");
  }

  /** Plain digits are stored as numbers, all else as text. */
  private void cell(int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    rows.append("<c r=\"").append(name(column)).append(row).append('"');
    if (text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
      rows.append("><v>").append(text).append("</v></c>");
    } else {
      rows.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
      rows.append(HtmlPrinter.escape(text)).append("</t></is></c>");
    }
  }

  private static String name(int column) {
    return Character.toString('A' + column);
  }
}
