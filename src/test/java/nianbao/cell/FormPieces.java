package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import nianbao.block.Block;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;

/** What every layout of a form is put together from: headings, rows, grids, the words around. */
final class FormPieces {
  static final String[] SECTIONS = {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"};
  static final String NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

  private FormPieces() {}

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

  static void remedyHeader(BlockBuilder out, String separator, String tail) {
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

  static void header(BlockBuilder out) {
    for (String word :
        new String[] {
          "申请人情况", "自然人", "法人或其他组织", "总计", "商业", "企业", "科研", "机构", "社会公益", "组织", "法律服务", "机构", "其他"
        }) {
      out.paragraph(word, false);
    }
  }

  static void fold(BlockBuilder out, String label, int width, String tail) {
    int i = 0;
    for (; i + width < label.length(); i += width) {
      out.paragraph(label.substring(i, i + width), false);
    }
    out.paragraph(label.substring(i) + tail, false);
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
}
