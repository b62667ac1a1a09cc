package nianbao.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report as a web page: several site styles, several ways to write a table. */
final class HtmlPrinter {
  private static final String PORTAL = site("portal");
  private static final String INDEX = site("index");
  private static final String WORD = site("word");
  private static final String MIRROR = site("mirror");
  private static final int REMEDY_BLOCK = 5;

  private final Carrier style;
  private final Dice dice;
  private final Damages damages;
  private final StringBuilder out = new StringBuilder(16_384);

  HtmlPrinter(Carrier style, Damages damages) {
    this.style = style;
    this.damages = damages;
    this.dice = damages.dice();
  }

  /**
   * @param meta the declaration of the charset, may be empty
   */
  String print(Page page, String meta) {
    for (Piece piece : page.pieces()) {
      print(piece);
    }
    if (style == Carrier.HTML_FRAGMENT) {
      return "<div class=\"TRS_Editor\">\n<p align=center><b>"
          + escape(page.title())
          + "</b>\n"
          + out
          + "</div>\n";
    }
    return frame()
        .replace("{{meta}}", meta)
        .replace("{{title}}", escape(page.title()))
        .replace("{{site}}", escape(page.site()))
        .replace("{{publisher}}", escape(page.publisher()))
        .replace("{{date}}", page.published().toString())
        .replace("{{year}}", Integer.toString(page.published().getYear()))
        .replace("{{hits}}", Integer.toString(dice.between(1000, 9999)))
        .replace("{{host}}", "www.example-" + dice.between(10, 99) + ".com")
        .replace("{{body}}", out);
  }

  private String frame() {
    return switch (style) {
      case HTML_NESTED -> INDEX;
      case HTML_WORD -> WORD;
      case MIRROR -> MIRROR;
      default -> PORTAL;
    };
  }

  private void print(Piece piece) {
    if (piece instanceof Piece.Heading heading) {
      heading(heading.text());
    } else if (piece instanceof Piece.Paragraph paragraph) {
      paragraph(paragraph.text());
    } else if (piece instanceof Piece.Table table) {
      for (Grid grid : pieces(table.grid())) {
        table(grid);
      }
    }
  }

  private void heading(String text) {
    switch (style) {
      case HTML_WORD ->
          out.append("<p class=\"MsoNormal\" style=\"text-indent:32.0pt\"><b><span lang=\"EN-US\">")
              .append("</span>")
              .append(spans(text))
              .append("<o:p></o:p></b></p>\n");
      case HTML_FRAGMENT -> out.append("<p><strong>").append(escape(text)).append("</strong>\n");
      case MIRROR -> out.append(escape(text)).append("<br/>\n");
      default ->
          out.append("<p style=\"text-indent:2em\"><strong>")
              .append(escape(text))
              .append("</strong></p>\n");
    }
  }

  private void paragraph(String text) {
    switch (style) {
      case HTML_WORD ->
          out.append("<p class=\"MsoNormal\" style=\"text-indent:32.0pt;line-height:28.0pt\">")
              .append(spans(text))
              .append("<span lang=\"EN-US\"><o:p></o:p></span></p>\n");
      case HTML_FRAGMENT -> out.append("<p>　　").append(escape(text)).append("\n");
      case MIRROR -> out.append("　　").append(escape(text)).append("<br/>\n");
      default -> out.append("<p style=\"text-indent:2em\">").append(escape(text)).append("</p>\n");
    }
  }

  /** Word's way: a run of text ends wherever somebody once stopped typing. */
  private String spans(String text) {
    var spans = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + dice.between(6, 40));
      spans
          .append("<span style=\"font-family:仿宋_GB2312\">")
          .append(escape(text.substring(from, to)))
          .append("</span>");
      from = to;
    }
    return spans.toString();
  }

  /** One table, or the pieces it is cut into. */
  private List<Grid> pieces(Grid grid) {
    if (style != Carrier.HTML_CUT) {
      return List.of(grid);
    }
    List<Grid> pieces =
        switch (grid.part()) {
          case "remedies" -> thirds(grid);
          case "art20" -> blocks(grid);
          default ->
              grid.rows().size() <= grid.head() + 1
                  ? List.of(grid)
                  : grid.cut(dice.between(grid.head() + 1, grid.rows().size() - 1));
        };
    if (pieces.size() > 1) {
      damages.did("cut_tables");
    }
    return pieces;
  }

  private static List<Grid> thirds(Grid grid) {
    List<Slot> data = grid.rows().get(3);
    var thirds = new ArrayList<Grid>();
    for (int i = 0; i < 3; i++) {
      List<List<Slot>> rows = new ArrayList<>();
      Slot group = grid.rows().get(0).get(i == 0 ? 0 : 1);
      rows.add(List.of(group.spanning(1, REMEDY_BLOCK)));
      List<Slot> labels = grid.rows().get(1);
      if (i > 0) {
        rows.add(List.of(labels.get(REMEDY_BLOCK + i - 1)));
        labels = grid.rows().get(2).subList((i - 1) * REMEDY_BLOCK, i * REMEDY_BLOCK);
      } else {
        labels = labels.subList(0, REMEDY_BLOCK);
      }
      rows.add(labels.stream().map(slot -> slot.spanning(1, 1)).toList());
      rows.add(data.subList(i * REMEDY_BLOCK, (i + 1) * REMEDY_BLOCK));
      thirds.add(new Grid(grid.part(), rows.size() - 1, rows));
    }
    return thirds;
  }

  private static List<Grid> blocks(Grid grid) {
    var blocks = new ArrayList<Grid>();
    List<List<Slot>> rows = new ArrayList<>();
    for (List<Slot> row : grid.rows()) {
      if (row.size() == 1 && !rows.isEmpty()) {
        blocks.add(new Grid(grid.part(), 0, rows));
        rows = new ArrayList<>();
      }
      rows.add(row);
    }
    blocks.add(new Grid(grid.part(), 0, rows));
    return blocks;
  }

  private void table(Grid grid) {
    out.append(
        switch (style) {
          case HTML_WORD ->
              "<table class=\"MsoTableGrid\" border=1 cellspacing=0 cellpadding=0"
                  + " style=\"border-collapse:collapse\">\n";
          case HTML_FRAGMENT, MIRROR -> "<table border=1>\n";
          default -> "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\"><tbody>\n";
        });
    for (List<Slot> row : grid.rows()) {
      out.append(style == Carrier.HTML_WORD ? "<tr style=\"height:22.0pt\">" : "<tr>");
      for (Slot slot : row) {
        cell(slot);
      }
      out.append(style == Carrier.HTML_FRAGMENT ? "\n" : "</tr>\n");
    }
    out.append(
        style == Carrier.HTML_WORD || style == Carrier.HTML_FRAGMENT || style == Carrier.MIRROR
            ? "</table>\n"
            : "</tbody></table>\n");
  }

  private void cell(Slot slot) {
    out.append(style == Carrier.HTML_WORD ? "<td nowrap width=\"60\"" : "<td");
    if (slot.rows() > 1) {
      out.append(" rowspan=\"").append(slot.rows()).append('"');
    }
    if (slot.columns() > 1) {
      out.append(" colspan=\"").append(slot.columns()).append('"');
    }
    out.append('>');
    String text = escape(slot.text()).replace("\n", "<br>");
    if (style == Carrier.HTML_WORD) {
      out.append("<p class=\"MsoNormal\" align=\"center\"><span>")
          .append(text.isEmpty() ? "&nbsp;" : text)
          .append("</span></p>");
    } else {
      out.append(text.isEmpty() && style == Carrier.HTML_NESTED ? "&nbsp;" : text);
    }
    out.append(style == Carrier.HTML_FRAGMENT ? "" : "</td>");
  }

  static String escape(String text) {
    if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
      return text;
    }
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String site(String name) {
    try (InputStream in =
        HtmlPrinter.class.getResourceAsStream("/nianbao/sample/sites/" + name + ".html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
