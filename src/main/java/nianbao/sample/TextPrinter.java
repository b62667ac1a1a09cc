package nianbao.sample;

import java.util.ArrayList;
import java.util.List;

/** A report as the plain text somebody made of it: bars, lines, columns lost. */
final class TextPrinter {
  private static final int WRAP = 38;

  private final Carrier style;
  private final Damages damages;
  private final Dice dice;
  private final StringBuilder out = new StringBuilder(12_288);

  TextPrinter(Carrier style, Damages damages) {
    this.style = style;
    this.damages = damages;
    this.dice = damages.dice();
  }

  String print(Page page) {
    head(page);
    for (Piece piece : page.pieces()) {
      if (piece instanceof Piece.Heading heading) {
        out.append(style == Carrier.MARKDOWN && dice.permille(400) ? "## " : "");
        paragraph(heading.text());
      } else if (piece instanceof Piece.Paragraph paragraph) {
        paragraph(paragraph.text());
      } else if (piece instanceof Piece.Table table) {
        table(table.grid());
      }
    }
    foot();
    return out.toString();
  }

  private void head(Page page) {
    switch (style) {
      case TEXT_PIPES -> {
        out.append("![]() |\n|\n索引号: | 00").append(dice.between(1000, 9999)).append("/");
        out.append(page.published().getYear()).append(" | 公开方式: | 主动公开 |\n");
        out.append("发布单位: | ").append(page.publisher()).append(" | 公开日期: | ");
        out.append(page.published()).append(" |\n");
        out.append(page.title()).append(" |\n");
      }
      case TEXT_LINES -> {
        out.append("首页 > 政务公开 > 年度报告\n\n").append(page.title()).append("\n\n来源:");
        out.append(page.publisher()).append("\n\n时间:").append(page.published());
        out.append("\n\n浏览:").append(dice.between(10, 999)).append("\n\n");
      }
      case MARKDOWN -> out.append("# ").append(page.title()).append("\n\n");
      default -> out.append(page.title()).append('\n');
    }
  }

  private void paragraph(String text) {
    if (style == Carrier.TEXT_DUMP) {
      int from = 0;
      while (from < text.length()) {
        int to = Math.min(text.length(), from + WRAP);
        while (to < text.length() && text.charAt(to) < 128) {
          to++;
        }
        out.append(text, from, to).append('\n');
        from = to;
      }
      return;
    }
    out.append(style == Carrier.TEXT_LINES ? "　　" : "").append(text);
    out.append(style == Carrier.TEXT_LINES || style == Carrier.MARKDOWN ? "\n\n" : "\n");
  }

  private void table(Grid grid) {
    switch (style) {
      case TEXT_PIPES -> grid.rows().forEach(this::barred);
      case TEXT_ROWS -> grid.rows().forEach(this::row);
      case TEXT_LINES -> grid.rows().forEach(this::lines);
      case TEXT_DUMP -> dump(grid);
      default -> markdown(grid);
    }
  }

  /** Each cell on its own line with a bar behind it. */
  private void barred(List<Slot> row) {
    for (int i = 0; i < row.size(); i++) {
      out.append(row.get(i).text().replace('\n', ' ')).append(" |");
      out.append(i + 1 == row.size() ? "|\n" : "\n");
    }
  }

  private void row(List<Slot> row) {
    for (Slot slot : row) {
      out.append(slot.text().replace('\n', ' ')).append(" | ");
    }
    out.append('\n');
  }

  private void lines(List<Slot> row) {
    for (Slot slot : row) {
      if (!slot.text().isEmpty()) {
        out.append(slot.text()).append("\n\n");
      }
    }
  }

  /** Now and then the header of the reviews runs together into one word. */
  private void dump(Grid grid) {
    boolean flat = grid.part().equals("remedies") && dice.permille(400) && damages.percent() > 0;
    for (int r = 0; r < grid.rows().size(); r++) {
      if (flat && r < grid.head()) {
        damages.did("flat_header");
        grid.rows().get(r).forEach(slot -> out.append(slot.text().replace("\n", "")));
        out.append('\n');
      } else {
        dumped(grid.rows().get(r));
      }
    }
  }

  /** Labels, then figures, in one line; a broken label goes on in the next. */
  private void dumped(List<Slot> row) {
    var words = new ArrayList<String>();
    for (Slot slot : row) {
      words.add(slot.text());
    }
    out.append(String.join(" ", words)).append('\n');
  }

  private void markdown(Grid grid) {
    boolean dislocated =
        grid.part().equals("requests") && dice.below(100) < 40 && damages.percent() > 0;
    List<List<Slot>> places = grid.places();
    for (int r = 0; r < places.size(); r++) {
      if (dislocated && r > grid.head() && dice.permille(300)) {
        dislocate(grid.rows().get(r));
        continue;
      }
      out.append('|');
      for (Slot slot : places.get(r)) {
        out.append(' ').append(slot.text().replace('\n', ' ')).append(" |");
      }
      out.append('\n');
      if (r == 0) {
        out.append('|').append("---|".repeat(grid.width())).append('\n');
      }
    }
    out.append('\n');
  }

  /** The figures in a table of their own, the label in lines below. */
  private void dislocate(List<Slot> row) {
    damages.did("dislocated_rows");
    List<Slot> figures = row.stream().filter(Slot::figure).toList();
    out.append('\n');
    for (Slot slot : figures) {
      out.append("| ").append(slot.text()).append(' ');
    }
    out.append("|\n").append("|---".repeat(figures.size())).append("|\n\n");
    for (Slot slot : row) {
      if (!slot.figure()) {
        out.append(slot.text()).append('\n');
      }
    }
    out.append('\n');
  }

  private void foot() {
    if (style == Carrier.TEXT_LINES || style == Carrier.TEXT_PIPES) {
      out.append("扫一扫在手机上查看当前页面\n分享到\n");
    }
  }
}
