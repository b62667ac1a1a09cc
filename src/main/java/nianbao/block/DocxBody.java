package nianbao.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nianbao.Notice;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of a .docx in order: what is deleted or hidden is left out and counted. */
final class DocxBody {
  private static final int MAX_DEPTH = 120;
  private static final int MAX_SPAN = 512;

  private final BlockBuilder builder;
  private final DocxStyles styles;
  private final Deque<Element> boxes = new ArrayDeque<>();
  private int deletions;
  private int hidden;
  private int nested;
  private int embedded;
  private int tooDeep;

  DocxBody(BlockBuilder builder, DocxStyles styles) {
    this.builder = builder;
    this.styles = styles;
  }

  void read(Element document) {
    Element body = DocxXml.child(document, "body");
    blocks(body == null ? document : body, 0);
  }

  /** Footnotes or endnotes, one paragraph each, after the body; null where there are none. */
  void notes(Element notes) {
    if (notes == null) {
      return;
    }
    for (Element note : DocxXml.children(notes)) {
      String type = DocxXml.attribute(note, "type");
      if (type == null || type.equals("normal")) {
        blocks(note, 0);
      }
    }
  }

  void close() {
    count("tracked_deletions_left_out", deletions);
    count("hidden_text_left_out", hidden);
    count("nested_tables_set_after", nested);
    count("embedded_part_left_out", embedded);
    count("nested_too_deeply", tooDeep);
  }

  private void count(String rule, int count) {
    if (count > 0) {
      builder.notice(Notice.ofDocument(rule, "count", count));
    }
  }

  private void blocks(Node parent, int depth) {
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return;
    }
    for (Element e : DocxXml.children(parent)) {
      switch (DocxXml.name(e)) {
        case "p" -> paragraph(e, depth);
        case "tbl" -> table(e, depth);
        case "altChunk" -> embedded++;
        case "del", "moveFrom" -> deletions++;
        case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo" -> blocks(e, depth + 1);
        default -> {}
      }
    }
  }

  private void paragraph(Element p, int depth) {
    Element format = DocxXml.child(p, "pPr");
    String text = text(p, depth);
    String number = text.isBlank() ? "" : styles.nextNumber(format);
    // A typed line break starts a new line of the page: a title over two lines stays one heading.
    for (String line : (number + text).split("\n")) {
      builder.paragraph(line, styles.isHeading(format));
    }
    openBoxes(depth);
  }

  private void openBoxes(int depth) {
    while (!boxes.isEmpty()) {
      blocks(boxes.poll(), depth + 1);
    }
  }

  private void table(Element tbl, int depth) {
    var grid = new GridRows();
    List<Element> inner = new ArrayList<>();
    for (Element row : rows(tbl, depth)) {
      row(row, grid, inner, depth);
    }
    builder.table(grid.rows());
    nested += inner.size();
    for (Element table : inner) {
      table(table, depth + 1);
    }
    openBoxes(depth);
  }

  private List<Element> rows(Element parent, int depth) {
    var rows = new ArrayList<Element>();
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return rows;
    }
    for (Element e : DocxXml.children(parent)) {
      switch (DocxXml.name(e)) {
        case "tr" -> {
          if (DocxXml.child(DocxXml.child(e, "trPr"), "del") == null) {
            rows.add(e);
          } else {
            deletions++;
          }
        }
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> rows.addAll(rows(e, depth + 1));
        default -> {}
      }
    }
    return rows;
  }

  private void row(Element tr, GridRows grid, List<Element> inner, int depth) {
    grid.startRow();
    int column = span(DocxXml.number(DocxXml.child(tr, "trPr"), "gridBefore", 0), 0);
    for (Element tc : cells(tr, depth)) {
      Element format = DocxXml.child(tc, "tcPr");
      int colspan = span(DocxXml.number(format, "gridSpan", 1), 1);
      Element merge = DocxXml.child(format, "vMerge");
      boolean continues = merge != null && !"restart".equals(DocxXml.attribute(merge, "val"));
      boolean blank = false;
      String text = cellText(tc, inner, depth + 1);
      if (continues) {
        blank = text.isEmpty() && grid.continueAbove(column);
      }
      if (!blank) {
        grid.cell(column, colspan, text);
      }
      column += colspan;
    }
  }

  private static int span(int printed, int least) {
    return Math.min(MAX_SPAN, Math.max(least, printed));
  }

  private List<Element> cells(Element tr, int depth) {
    var cells = new ArrayList<Element>();
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return cells;
    }
    for (Element e : DocxXml.children(tr)) {
      switch (DocxXml.name(e)) {
        case "tc" -> cells.add(e);
        case "sdt", "sdtContent", "customXml" -> cells.addAll(cells(e, depth + 1));
        default -> {}
      }
    }
    return cells;
  }

  /** A cell's paragraphs as one text; tables inside it are collected, to follow the outer one. */
  private String cellText(Element parent, List<Element> inner, int depth) {
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return "";
    }
    var words = new StringBuilder();
    for (Element e : DocxXml.children(parent)) {
      switch (DocxXml.name(e)) {
        case "p" -> {
          String text = text(e, depth);
          String number = text.isBlank() ? "" : styles.nextNumber(DocxXml.child(e, "pPr"));
          words.append(words.length() == 0 ? "" : "\n").append(number).append(text);
        }
        case "tbl" -> inner.add(e);
        case "altChunk" -> embedded++;
        case "del", "moveFrom" -> deletions++;
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" ->
            words.append(cellText(e, inner, depth + 1));
        default -> {}
      }
    }
    return CellText.joined(words.toString());
  }

  private String text(Element paragraph, int depth) {
    var text = new StringBuilder();
    runs(paragraph, text, depth);
    return text.toString();
  }

  private void runs(Node parent, StringBuilder text, int depth) {
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return;
    }
    for (Element e : DocxXml.children(parent)) {
      switch (DocxXml.name(e)) {
        case "r" -> run(e, text, depth);
        case "del", "moveFrom" -> deletions++;
        case "pPr", "rPr", "tblPr" -> {}
        case "oMath", "oMathPara" -> runs(e, text, depth + 1);
        case "t" -> text.append(e.getTextContent());
        default -> runs(e, text, depth + 1);
      }
    }
  }

  private void run(Element run, StringBuilder text, int depth) {
    if (DocxXml.on(DocxXml.child(run, "rPr"), "vanish")) {
      hidden++;
      return;
    }
    for (Element e : DocxXml.children(run)) {
      switch (DocxXml.name(e)) {
        case "t" -> text.append(e.getTextContent());
        case "tab", "ptab" -> text.append('\t');
        case "br", "cr" -> text.append('\n');
        case "noBreakHyphen" -> text.append('-');
        case "sym" -> symbol(e, text);
        case "drawing", "pict", "object", "AlternateContent" -> findBoxes(e, depth);
        default -> {}
      }
    }
  }

  private static void symbol(Element sym, StringBuilder text) {
    try {
      int code = Integer.parseInt(DocxXml.attribute(sym, "char"), 16);
      text.append(Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD");
    } catch (NumberFormatException e) {
      text.append('\uFFFD');
    }
  }

  /** Text boxes are read after the paragraph they hang on; of two renderings only the first. */
  private void findBoxes(Element parent, int depth) {
    if (depth > MAX_DEPTH) {
      tooDeep++;
      return;
    }
    for (Element e : DocxXml.children(parent)) {
      switch (DocxXml.name(e)) {
        case "txbxContent" -> boxes.add(e);
        case "Fallback" -> {
          if (DocxXml.child(parent, "Choice") == null) {
            findBoxes(e, depth + 1);
          }
        }
        default -> findBoxes(e, depth + 1);
      }
    }
  }
}
