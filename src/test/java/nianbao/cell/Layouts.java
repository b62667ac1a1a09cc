package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nianbao.block.Block;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;

/** The same form in the shapes that carriers leave it in. */
final class Layouts {
  static final String[] SECTIONS = {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"};
  static final String NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

  /** Prints one form. */
  interface Layout {
    Document print(PrintedForm form);
  }

  private Layouts() {}

  // ---- pieces ----

  /** A text as a table row: each cell one column wide. */
  static List<Block.Cell> row(int r, List<String> texts) {
    var cells = new ArrayList<Block.Cell>();
    for (int c = 0; c < texts.size(); c++) {
      cells.add(new Block.Cell(r, c, 1, 1, texts.get(c)));
    }
    return cells;
  }

  static Block.Cell cell(int r, int c, int rows, int columns, String text) {
    return new Block.Cell(r, c, rows, columns, text);
  }

  static void table(BlockBuilder out, List<List<String>> rows) {
    var cells = new ArrayList<List<Block.Cell>>();
    for (int r = 0; r < rows.size(); r++) {
      cells.add(row(r, rows.get(r)));
    }
    out.table(cells);
  }

  static void prose(BlockBuilder out) {
    out.paragraph("本年度我单位收到申请若干件，其中自然人提出的占多数，行政处罚 12 件、行政强制 3 件均已公示。", false);
  }

  static Document end(BlockBuilder out) {
    out.paragraph("五、存在的主要问题及改进情况", false);
    out.paragraph("下一步将继续加强学习，全年开展培训 3 次，覆盖 45 人。", false);
    out.paragraph("六、其他需要报告的事项", false);
    out.paragraph("本年度未收取信息处理费 0 元。", false);
    out.paragraph("2024 年 1 月 12 日", false);
    return out.build("text/plain", "UTF-8", null);
  }

  static List<List<String>> art20Rows(PrintedForm form) {
    var rows = new ArrayList<List<String>>();
    for (PrintedForm.Table table : form.art20) {
      rows.add(List.of(table.title()));
      rows.add(with("信息内容", table.header()));
      table.rows().forEach(row -> rows.add(with(row.label(), row.figures())));
    }
    return rows;
  }

  static List<String> with(String first, List<String> rest) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  // ---- layouts ----

  /** A true table with the spans of the form. */
  static Document grid(PrintedForm form) {
    var out = new BlockBuilder();
    prose(out);
    out.paragraph(SECTIONS[0], true);
    table(out, art20Rows(form));
    out.paragraph(SECTIONS[1], true);
    out.table(requestGrid(form, form.requests, 0, 7));
    out.paragraph(SECTIONS[2], true);
    out.table(remedyGrid(form));
    return end(out);
  }

  static List<List<Block.Cell>> requestGrid(
      PrintedForm form, List<PrintedForm.Row> rows, int from, int to) {
    var cells = new ArrayList<List<Block.Cell>>();
    int n = to - from;
    cells.add(List.of(cell(0, 0, 3, 3, NOTE), cell(0, 3, 1, n, "申请人情况")));
    var second = new ArrayList<Block.Cell>();
    var third = new ArrayList<Block.Cell>();
    int organisations = 0;
    for (int i = from; i < to; i++) {
      String name = PrintedForm.APPLICANTS.get(i);
      if (i == 0 || i == 6) {
        second.add(cell(1, 3 + i - from, 2, 1, name));
      } else {
        if (organisations++ == 0) {
          second.add(cell(1, 3 + i - from, 1, Math.min(to, 6) - i, "法人或其他组织"));
        }
        third.add(cell(2, 3 + i - from, 1, 1, name));
      }
    }
    cells.add(second);
    cells.add(third);
    for (int r = 0; r < rows.size(); r++) {
      PrintedForm.Row row = rows.get(r);
      var line = new ArrayList<Block.Cell>();
      for (String group : row.groups()) {
        line.add(cell(r + 3, line.size(), 3, 1, group));
      }
      line.add(cell(r + 3, line.size(), 1, 3 - line.size(), row.label()));
      for (int i = from; i < to; i++) {
        line.add(cell(r + 3, 3 + i - from, 1, 1, row.figures().get(i)));
      }
      cells.add(line);
    }
    return cells;
  }

  static List<List<Block.Cell>> remedyGrid(PrintedForm form) {
    var top = List.of(cell(0, 0, 1, 5, "行政复议"), cell(0, 5, 1, 10, "行政诉讼"));
    var second = new ArrayList<Block.Cell>();
    var third = new ArrayList<Block.Cell>();
    for (int i = 0; i < 5; i++) {
      second.add(cell(1, i, 2, 1, PrintedForm.OUTCOMES.get(i)));
    }
    second.add(cell(1, 5, 1, 5, "未经复议直接起诉"));
    second.add(cell(1, 10, 1, 5, "复议后起诉"));
    for (int i = 0; i < 10; i++) {
      third.add(cell(2, 5 + i, 1, 1, PrintedForm.OUTCOMES.get(i % 5)));
    }
    return List.of(top, second, third, row(3, form.remedies));
  }

  /** Lines with a separator; groups in front of their first row. */
  static Layout lines(String separator, String tail) {
    return form -> {
      var out = new BlockBuilder();
      prose(out);
      out.paragraph(SECTIONS[0], false);
      art20Rows(form).forEach(row -> out.paragraph(String.join(separator, row) + tail, false));
      out.paragraph(SECTIONS[1], false);
      out.paragraph(NOTE + separator + "申请人情况" + tail, false);
      out.paragraph("自然人" + separator + "法人或其他组织" + separator + "总计" + tail, false);
      out.paragraph(String.join(separator, PrintedForm.APPLICANTS.subList(1, 6)) + tail, false);
      for (PrintedForm.Row row : form.requests) {
        var cells = new ArrayList<>(row.groups());
        cells.add(row.label());
        cells.addAll(row.figures());
        out.paragraph(String.join(separator, cells) + tail, false);
      }
      out.paragraph(SECTIONS[2], false);
      remedyHeader(out, separator, tail);
      out.paragraph(String.join(separator, form.remedies) + tail, false);
      return end(out);
    };
  }

  private static void remedyHeader(BlockBuilder out, String separator, String tail) {
    out.paragraph("行政复议" + separator + "行政诉讼" + tail, false);
    out.paragraph(
        String.join(separator, PrintedForm.OUTCOMES)
            + separator
            + "未经复议直接起诉"
            + separator
            + "复议后起诉"
            + tail,
        false);
    out.paragraph(
        String.join(separator, PrintedForm.OUTCOMES)
            + separator
            + String.join(separator, PrintedForm.OUTCOMES)
            + tail,
        false);
  }

  /**
   * One cell a line, as the flattened header runs: 总计 before 商业企业; {@code blanks} lose their line.
   */
  static Document cellPerLine(PrintedForm form) {
    var out = new BlockBuilder();
    prose(out);
    out.paragraph(SECTIONS[0], false);
    art20Rows(form).forEach(row -> row.forEach(cell -> out.paragraph(cell, false)));
    out.paragraph(SECTIONS[1], false);
    for (String word :
        new String[] {
          NOTE, "申请人情况", "自然人", "法人或其他组织", "总计", "商业", "企业", "科研机构", "社会公益组织", "法律服务", "机构", "其他"
        }) {
      out.paragraph(word, false);
    }
    for (PrintedForm.Row row : form.requests) {
      row.groups().forEach(group -> out.paragraph(group, false));
      out.paragraph(row.label(), false);
      row.figures().forEach(figure -> out.paragraph(figure, false));
    }
    out.paragraph(SECTIONS[2], false);
    remedyHeader(out, "|", "");
    form.remedies.forEach(figure -> out.paragraph(figure, false));
    return end(out);
  }

  /** Running text: labels broken after a few characters, figures at the end of the continuation. */
  static Layout wrapped(int width) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(SECTIONS[0], false);
      art20Rows(form).forEach(row -> out.paragraph(String.join(" ", row), false));
      out.paragraph(SECTIONS[1], false);
      header(out);
      int n = 0;
      for (PrintedForm.Row row : form.requests) {
        row.groups().forEach(group -> fold(out, group, 3, ""));
        fold(out, row.label(), width, " " + String.join(" ", row.figures()));
        if (++n == 12) {
          out.paragraph("— 7 —", false);
          header(out);
        }
      }
      out.paragraph(SECTIONS[2], false);
      remedyHeader(out, " ", "");
      out.paragraph(String.join(" ", form.remedies), false);
      return end(out);
    };
  }

  private static void header(BlockBuilder out) {
    for (String word :
        new String[] {
          "申请人情况", "自然人", "法人或其他组织", "总计", "商业", "企业", "科研", "机构", "社会公益", "组织", "法律服务", "机构", "其他"
        }) {
      out.paragraph(word, false);
    }
  }

  private static void fold(BlockBuilder out, String label, int width, String tail) {
    int i = 0;
    for (; i + width < label.length(); i += width) {
      out.paragraph(label.substring(i, i + width), false);
    }
    out.paragraph(label.substring(i) + tail, false);
  }

  /** Rows become columns and columns rows, in all three tables. */
  static Document transposed(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(SECTIONS[0], true);
    for (PrintedForm.Table block : form.art20) {
      var rows = new ArrayList<List<String>>();
      rows.add(with("信息内容", block.header()));
      block.rows().forEach(row -> rows.add(with(row.label(), row.figures())));
      table(out, transpose(rows));
    }
    out.paragraph(SECTIONS[1], true);
    var rows = new ArrayList<List<String>>();
    rows.add(with("申请人情况", PrintedForm.APPLICANTS));
    form.requests.forEach(row -> rows.add(with(row.label(), row.figures())));
    table(out, transpose(rows));
    out.paragraph(SECTIONS[2], true);
    var remedies = new ArrayList<List<String>>();
    remedies.add(List.of("", "行政复议", "未经复议直接起诉", "复议后起诉"));
    for (int i = 0; i < 5; i++) {
      remedies.add(
          List.of(
              PrintedForm.OUTCOMES.get(i),
              form.remedies.get(i),
              form.remedies.get(5 + i),
              form.remedies.get(10 + i)));
    }
    table(out, remedies);
    return end(out);
  }

  static List<List<String>> transpose(List<List<String>> rows) {
    var turned = new ArrayList<List<String>>();
    for (int c = 0; c < rows.get(0).size(); c++) {
      var line = new ArrayList<String>();
      for (List<String> row : rows) {
        line.add(row.get(c));
      }
      turned.add(line);
    }
    return turned;
  }

  /** The wide table in a left and a right half, the remedies in three tables. */
  static Layout halves(int cut) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(SECTIONS[0], true);
      table(out, art20Rows(form));
      out.paragraph(SECTIONS[1], true);
      out.table(requestGrid(form, form.requests, 0, cut));
      out.table(requestGrid(form, form.requests, cut, 7));
      out.paragraph(SECTIONS[2], true);
      String[] stages = {"行政复议", "未经复议直接起诉", "复议后起诉"};
      for (int s = 0; s < 3; s++) {
        table(
            out,
            List.of(
                List.of(stages[s]), PrintedForm.OUTCOMES, form.remedies.subList(s * 5, s * 5 + 5)));
      }
      return end(out);
    };
  }

  /** The long table in an upper and a lower half, the lower with or without a header. */
  static Layout upperAndLower(int cut, boolean header) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(SECTIONS[0], true);
      table(out, art20Rows(form));
      out.paragraph(SECTIONS[1], true);
      out.table(requestGrid(form, form.requests.subList(0, cut), 0, 7));
      var lower = requestGrid(form, form.requests.subList(cut, form.requests.size()), 0, 7);
      out.table(header ? lower : lower.subList(3, lower.size()));
      out.paragraph(SECTIONS[2], true);
      out.table(remedyGrid(form));
      return end(out);
    };
  }

  /** Every table in one line of text. */
  static Document oneLine(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(SECTIONS[0], false);
    var art20 = new ArrayList<String>();
    art20Rows(form).forEach(art20::addAll);
    out.paragraph(String.join(" ", art20), false);
    out.paragraph(SECTIONS[1], false);
    var requests = new ArrayList<String>(List.of(NOTE, "申请人情况", "自然人", "法人或其他组织", "总计"));
    requests.addAll(PrintedForm.APPLICANTS.subList(1, 6));
    for (PrintedForm.Row row : form.requests) {
      requests.addAll(row.groups());
      requests.add(row.label());
      requests.addAll(row.figures());
    }
    out.paragraph(String.join(" ", requests), false);
    out.paragraph(SECTIONS[2], false);
    out.paragraph("行政复议行政诉讼 " + String.join(" ", form.remedies), false);
    return end(out);
  }

  /** Some rows lost their label to lines before or after, as PDF turned to markdown leaves them. */
  static Layout dislocated(long seed) {
    return form -> {
      var random = new Random(seed);
      var out = new BlockBuilder();
      out.paragraph(SECTIONS[0], false);
      table(out, art20Rows(form));
      out.paragraph(SECTIONS[1], false);
      header(out);
      var waiting = new ArrayList<List<String>>();
      for (PrintedForm.Row row : form.requests) {
        boolean apart = random.nextInt(4) == 0 && form.requests.indexOf(row) > 1;
        if (!apart) {
          waiting.forEach(figures -> table(out, List.of(figures)));
          waiting.clear();
          table(out, List.of(with(row.label(), row.figures())));
        } else {
          if (random.nextBoolean()) {
            fold(out, row.label(), 9, "");
          }
          waiting.add(row.figures());
        }
      }
      waiting.forEach(figures -> table(out, List.of(figures)));
      out.paragraph(SECTIONS[2], false);
      remedyHeader(out, " ", "");
      table(out, List.of(form.remedies));
      return end(out);
    };
  }

  /**
   * Tables whose carrier does not know spans: labels in the first of three columns, the rest blank.
   */
  static Document unmerged(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(SECTIONS[0], false);
    var art20 = new ArrayList<List<String>>();
    for (List<String> row : art20Rows(form)) {
      var padded = new ArrayList<>(row);
      while (padded.size() < 4) {
        padded.add("");
      }
      art20.add(padded);
    }
    table(out, art20);
    out.paragraph(SECTIONS[1], false);
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(NOTE, "", "", "申请人情况", "", "", "", "", "", ""));
    rows.add(List.of("", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"));
    rows.add(List.of("", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""));
    for (PrintedForm.Row row : form.requests) {
      var line = new ArrayList<String>();
      boolean child = Character.isDigit(row.label().charAt(0));
      boolean top = row.label().charAt(0) != '（' && !child;
      if (top) {
        line.addAll(List.of(row.label(), "", ""));
      } else if (!child) {
        line.addAll(List.of(row.groups().isEmpty() ? "" : row.groups().get(0), row.label(), ""));
      } else {
        line.addAll(List.of("", row.groups().isEmpty() ? "" : row.groups().get(0), row.label()));
      }
      line.addAll(row.figures());
      rows.add(line);
    }
    table(out, rows);
    out.paragraph(SECTIONS[2], false);
    table(
        out,
        List.of(
            List.of("行政复议", "", "", "", "", "行政诉讼", "", "", "", "", "", "", "", "", ""),
            List.of(
                "结果维持",
                "结果纠正",
                "其他结果",
                "尚未审结",
                "总计",
                "未经复议直接起诉",
                "",
                "",
                "",
                "",
                "复议后起诉",
                "",
                "",
                "",
                ""),
            List.of(
                "", "", "", "", "", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "结果维持", "结果纠正", "其他结果",
                "尚未审结", "总计"),
            form.remedies));
    return end(out);
  }
}
