package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;

/** The same form in the shapes that carriers leave it in. */
final class Layouts {
  /** Prints one form. */
  interface Layout {
    Document print(PrintedForm form);
  }

  private Layouts() {}

  /** A true table with the spans of the form. */
  static Document grid(PrintedForm form) {
    var out = new BlockBuilder();
    FormPieces.prose(out);
    out.paragraph(FormPieces.SECTIONS[0], true);
    FormPieces.table(out, FormPieces.art20Rows(form));
    out.paragraph(FormPieces.SECTIONS[1], true);
    out.table(FormPieces.requestGrid(form, form.requests, 0, 7));
    out.paragraph(FormPieces.SECTIONS[2], true);
    out.table(FormPieces.remedyGrid(form));
    return FormPieces.end(out);
  }

  /** Lines with a separator; groups in front of their first row. */
  static Layout lines(String separator, String tail) {
    return form -> {
      var out = new BlockBuilder();
      FormPieces.prose(out);
      out.paragraph(FormPieces.SECTIONS[0], false);
      FormPieces.art20Rows(form)
          .forEach(row -> out.paragraph(String.join(separator, row) + tail, false));
      out.paragraph(FormPieces.SECTIONS[1], false);
      out.paragraph(FormPieces.NOTE + separator + "申请人情况" + tail, false);
      out.paragraph("自然人" + separator + "法人或其他组织" + separator + "总计" + tail, false);
      out.paragraph(String.join(separator, PrintedForm.APPLICANTS.subList(1, 6)) + tail, false);
      for (PrintedForm.Row row : form.requests) {
        var cells = new ArrayList<>(row.groups());
        cells.add(row.label());
        cells.addAll(row.figures());
        out.paragraph(String.join(separator, cells) + tail, false);
      }
      out.paragraph(FormPieces.SECTIONS[2], false);
      FormPieces.remedyHeader(out, separator, tail);
      out.paragraph(String.join(separator, form.remedies) + tail, false);
      return FormPieces.end(out);
    };
  }

  /** One cell a line, as the flattened header runs: 总计 before 商业企业. */
  static Document cellPerLine(PrintedForm form) {
    var out = new BlockBuilder();
    FormPieces.prose(out);
    out.paragraph(FormPieces.SECTIONS[0], false);
    FormPieces.art20Rows(form).forEach(row -> row.forEach(cell -> out.paragraph(cell, false)));
    out.paragraph(FormPieces.SECTIONS[1], false);
    for (String word :
        new String[] {
          FormPieces.NOTE,
          "申请人情况",
          "自然人",
          "法人或其他组织",
          "总计",
          "商业",
          "企业",
          "科研机构",
          "社会公益组织",
          "法律服务",
          "机构",
          "其他"
        }) {
      out.paragraph(word, false);
    }
    for (PrintedForm.Row row : form.requests) {
      row.groups().forEach(group -> out.paragraph(group, false));
      out.paragraph(row.label(), false);
      row.figures().forEach(figure -> out.paragraph(figure, false));
    }
    out.paragraph(FormPieces.SECTIONS[2], false);
    FormPieces.remedyHeader(out, "|", "");
    form.remedies.forEach(figure -> out.paragraph(figure, false));
    return FormPieces.end(out);
  }

  /** Running text: labels broken after a few characters, figures at the end of the continuation. */
  static Layout wrapped(int width) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(FormPieces.SECTIONS[0], false);
      FormPieces.art20Rows(form).forEach(row -> out.paragraph(String.join(" ", row), false));
      out.paragraph(FormPieces.SECTIONS[1], false);
      FormPieces.header(out);
      int n = 0;
      for (PrintedForm.Row row : form.requests) {
        row.groups().forEach(group -> FormPieces.fold(out, group, 3, ""));
        FormPieces.fold(out, row.label(), width, " " + String.join(" ", row.figures()));
        if (++n == 12) {
          out.paragraph("— 7 —", false);
          FormPieces.header(out);
        }
      }
      out.paragraph(FormPieces.SECTIONS[2], false);
      FormPieces.remedyHeader(out, " ", "");
      out.paragraph(String.join(" ", form.remedies), false);
      return FormPieces.end(out);
    };
  }

  /** Rows become columns and columns rows, in all three tables. */
  static Document transposed(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(FormPieces.SECTIONS[0], true);
    for (PrintedForm.Table block : form.art20) {
      var rows = new ArrayList<List<String>>();
      rows.add(FormPieces.with("信息内容", block.header()));
      block.rows().forEach(row -> rows.add(FormPieces.with(row.label(), row.figures())));
      FormPieces.table(out, FormPieces.transpose(rows));
    }
    out.paragraph(FormPieces.SECTIONS[1], true);
    var rows = new ArrayList<List<String>>();
    rows.add(FormPieces.with("申请人情况", PrintedForm.APPLICANTS));
    form.requests.forEach(row -> rows.add(FormPieces.with(row.label(), row.figures())));
    FormPieces.table(out, FormPieces.transpose(rows));
    out.paragraph(FormPieces.SECTIONS[2], true);
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
    FormPieces.table(out, remedies);
    return FormPieces.end(out);
  }

  /** The wide table in a left and a right half, the remedies in three tables. */
  static Layout halves(int cut) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(FormPieces.SECTIONS[0], true);
      FormPieces.table(out, FormPieces.art20Rows(form));
      out.paragraph(FormPieces.SECTIONS[1], true);
      out.table(FormPieces.requestGrid(form, form.requests, 0, cut));
      out.table(FormPieces.requestGrid(form, form.requests, cut, 7));
      out.paragraph(FormPieces.SECTIONS[2], true);
      String[] stages = {"行政复议", "未经复议直接起诉", "复议后起诉"};
      for (int s = 0; s < 3; s++) {
        FormPieces.table(
            out,
            List.of(
                List.of(stages[s]), PrintedForm.OUTCOMES, form.remedies.subList(s * 5, s * 5 + 5)));
      }
      return FormPieces.end(out);
    };
  }

  /** The long table in an upper and a lower half, the lower with or without a header. */
  static Layout upperAndLower(int cut, boolean header) {
    return form -> {
      var out = new BlockBuilder();
      out.paragraph(FormPieces.SECTIONS[0], true);
      FormPieces.table(out, FormPieces.art20Rows(form));
      out.paragraph(FormPieces.SECTIONS[1], true);
      out.table(FormPieces.requestGrid(form, form.requests.subList(0, cut), 0, 7));
      var lower =
          FormPieces.requestGrid(form, form.requests.subList(cut, form.requests.size()), 0, 7);
      out.table(header ? lower : lower.subList(3, lower.size()));
      out.paragraph(FormPieces.SECTIONS[2], true);
      out.table(FormPieces.remedyGrid(form));
      return FormPieces.end(out);
    };
  }

  /** Every table in one line of text. */
  static Document oneLine(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(FormPieces.SECTIONS[0], false);
    var art20 = new ArrayList<String>();
    FormPieces.art20Rows(form).forEach(art20::addAll);
    out.paragraph(String.join(" ", art20), false);
    out.paragraph(FormPieces.SECTIONS[1], false);
    var requests = new ArrayList<String>(List.of(FormPieces.NOTE, "申请人情况", "自然人", "法人或其他组织", "总计"));
    requests.addAll(PrintedForm.APPLICANTS.subList(1, 6));
    for (PrintedForm.Row row : form.requests) {
      requests.addAll(row.groups());
      requests.add(row.label());
      requests.addAll(row.figures());
    }
    out.paragraph(String.join(" ", requests), false);
    out.paragraph(FormPieces.SECTIONS[2], false);
    out.paragraph("行政复议行政诉讼 " + String.join(" ", form.remedies), false);
    return FormPieces.end(out);
  }

  /** Some rows lost their label to lines before or after, as PDF turned to markdown leaves them. */
  static Layout dislocated(long seed) {
    return form -> {
      var random = new Random(seed);
      var out = new BlockBuilder();
      out.paragraph(FormPieces.SECTIONS[0], false);
      FormPieces.table(out, FormPieces.art20Rows(form));
      out.paragraph(FormPieces.SECTIONS[1], false);
      FormPieces.header(out);
      var waiting = new ArrayList<List<String>>();
      for (PrintedForm.Row row : form.requests) {
        boolean apart = random.nextInt(4) == 0 && form.requests.indexOf(row) > 1;
        if (!apart) {
          waiting.forEach(figures -> FormPieces.table(out, List.of(figures)));
          waiting.clear();
          FormPieces.table(out, List.of(FormPieces.with(row.label(), row.figures())));
        } else {
          if (random.nextBoolean()) {
            FormPieces.fold(out, row.label(), 9, "");
          }
          waiting.add(row.figures());
        }
      }
      waiting.forEach(figures -> FormPieces.table(out, List.of(figures)));
      out.paragraph(FormPieces.SECTIONS[2], false);
      FormPieces.remedyHeader(out, " ", "");
      FormPieces.table(out, List.of(form.remedies));
      return FormPieces.end(out);
    };
  }

  /**
   * Tables whose carrier does not know spans: labels in the first of three columns, the rest blank.
   */
  static Document unmerged(PrintedForm form) {
    var out = new BlockBuilder();
    out.paragraph(FormPieces.SECTIONS[0], false);
    var art20 = new ArrayList<List<String>>();
    for (List<String> row : FormPieces.art20Rows(form)) {
      var padded = new ArrayList<>(row);
      while (padded.size() < 4) {
        padded.add("");
      }
      art20.add(padded);
    }
    FormPieces.table(out, art20);
    out.paragraph(FormPieces.SECTIONS[1], false);
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(FormPieces.NOTE, "", "", "申请人情况", "", "", "", "", "", ""));
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
    FormPieces.table(out, rows);
    out.paragraph(FormPieces.SECTIONS[2], false);
    FormPieces.table(
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
    return FormPieces.end(out);
  }
}
