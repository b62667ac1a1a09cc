package nianbao.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nianbao.Tsv;

/** What lands beside reports and is none: guides, notices, lists, junk, pictures. */
final class BadDocuments {
  private static final List<String> KINDS =
      List.of("guide", "notice", "index_page", "empty", "binary", "image_only");
  private static final List<Tsv.Row> TEXTS = Tsv.read("sample/other_pages.tsv");
  private static final int JUNK = 3000;

  private BadDocuments() {}

  static Paper draw(Dice dice, Agency agency, int year, String folder, String name) {
    String kind = dice.pick(KINDS);
    byte[] bytes =
        switch (kind) {
          case "empty" -> new byte[0];
          case "binary" -> junk(dice);
          default -> page(dice, agency, year, kind);
        };
    boolean picture = kind.equals("image_only");
    var row =
        new ReportRow(
            "",
            picture ? agency.name(year) : "",
            picture ? agency.division(year) : "",
            picture ? agency.level().code() : "",
            picture ? agency.sector().code() : "",
            picture ? Integer.toString(year) : "",
            "",
            "html",
            kind);
    return new Paper(folder, "x" + name.substring(1) + ".html", bytes, null, row, List.of());
  }

  private static byte[] junk(Dice dice) {
    var junk = new byte[JUNK];
    for (int i = 0; i < JUNK; i++) {
      junk[i] = (byte) dice.below(256);
    }
    return junk;
  }

  private static byte[] page(Dice dice, Agency agency, int year, String kind) {
    var pieces = new ArrayList<Piece>();
    String title = "";
    for (Tsv.Row row : TEXTS) {
      if (row.get("kind").equals(kind)) {
        String text =
            row.get("text")
                .replace("{agency}", agency.name(year))
                .replace("{year}", Integer.toString(year));
        if (row.get("part").equals("title")) {
          title = text;
        } else {
          pieces.add(new Piece.Paragraph(text));
        }
      }
    }
    LocalDate day = LocalDate.of(year + 1, 1, dice.between(1, 28));
    var page = new Page(title, agency.name(year), agency.prefix(year) + "人民政府", day, pieces);
    String html =
        new HtmlPrinter(Carrier.HTML, new Damages(dice, 0))
            .print(page, "<meta charset=\"utf-8\">")
            .replace("[img]", "<img src=\"/pic/nb" + year + ".jpg\" alt=\"\">");
    return html.getBytes(StandardCharsets.UTF_8);
  }
}
