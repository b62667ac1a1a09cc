package nianbao.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Tsv;

/** Writes one report: headings, prose and tables in the order of {@code outline.tsv}. */
final class Composer {
  /** Stands where a truncated page ends; no printer lets it through. */
  static final char CUT = '\uE000';

  private static final int ASCII_PERMILLE = 300;
  private static final List<Tsv.Row> OUTLINE = Tsv.read("sample/outline.tsv");
  private static final List<Tsv.Row> TITLES = Tsv.read("sample/titles.tsv");
  private static final List<Sign> SIGNS =
      List.of(
          (year, month, day) -> year + "年" + month + "月" + day + "日",
          (year, month, day) ->
              Numerals.digitwise(year)
                  + "年"
                  + Numerals.chinese(month)
                  + "月"
                  + Numerals.chinese(day)
                  + "日",
          (year, month, day) -> year + "-" + two(month) + "-" + two(day),
          (year, month, day) -> year + "." + month + "." + day,
          (year, month, day) -> year + "/" + two(month) + "/" + two(day));

  private interface Sign {
    String of(int year, int month, int day);
  }

  private final Agency agency;
  private final int year;
  private final Form form;
  private final Figures figures;
  private final Damages damages;
  private final Dice dice;
  private final Prose prose;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Grid> tables = new HashMap<>();

  Composer(Agency agency, int year, Form form, Figures figures, Damages damages) {
    this.agency = agency;
    this.year = year;
    this.form = form;
    this.figures = figures;
    this.damages = damages;
    this.dice = damages.dice();
    Map<String, String> words =
        Map.of(
            "agency", agency.name(year),
            "chain", agency.chainName(year),
            "own", agency.ownName(year),
            "short", agency.shortName(year),
            "bare", agency.bareName(year),
            "last", Integer.toString(year - 1),
            "year", Integer.toString(year));
    boolean chinese = damages.wanted("chinese_numerals");
    prose = new Prose(dice, form, figures, words, chinese);
    if (chinese) {
      damages.did("chinese_numerals");
    }
  }

  Page compose() {
    boolean nowhere = damages.wanted("place_unsaid") && agency.place() != null;
    String title = prose.fill(title(nowhere), List.of());
    boolean preamble = nowhere || dice.permille(850);
    boolean signed = !nowhere && (!preamble || dice.permille(700));
    print();
    if (dice.permille(150)) {
      pieces.add(new Piece.Paragraph(dice.permille(500) ? "市政府办公室：" : "各有关单位："));
    }
    if (preamble) {
      String kind = nowhere ? "preamble_bare" : "preamble";
      pieces.add(new Piece.Paragraph(prose.sentence(kind, new ArrayList<>())));
    }
    if (damages.wanted("prose_disagrees")) {
      prose.slip(tabled());
    }
    sections();
    if (prose.disagreed()) {
      damages.did("prose_disagrees");
    }
    LocalDate published = published();
    if (signed) {
      pieces.add(new Piece.Paragraph(agency.name(year)));
      pieces.add(new Piece.Paragraph(sign(published)));
    }
    cut();
    if (nowhere) {
      damages.did("place_unsaid");
    }
    if (dice.permille(ASCII_PERMILLE)) {
      pieces.replaceAll(Composer::ascii);
    }
    String publisher = nowhere ? agency.bareName(year) : agency.name(year);
    return new Page(title, publisher, site(nowhere), published, pieces);
  }

  /** Half-width punctuation, as much of the web has it. */
  private static Piece ascii(Piece piece) {
    if (piece instanceof Piece.Heading heading) {
      return new Piece.Heading(ascii(heading.text()));
    }
    if (piece instanceof Piece.Paragraph paragraph) {
      return new Piece.Paragraph(ascii(paragraph.text()), paragraph.facts());
    }
    if (piece instanceof Piece.Table table) {
      return new Piece.Table(table.grid().map(slot -> slot.printed(ascii(slot.text()))));
    }
    return piece;
  }

  private static String ascii(String text) {
    var narrow = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = "（）：；，".indexOf(text.charAt(i));
      if (at >= 0) {
        narrow.setCharAt(i, "():;,".charAt(at));
      }
    }
    return narrow.toString();
  }

  private String sign(LocalDate day) {
    return dice.pick(SIGNS).of(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private String title(boolean nowhere) {
    double[] weights =
        TITLES.stream()
            .mapToDouble(
                row ->
                    nowhere && !row.get("title").contains("{bare}")
                        ? 0
                        : Double.parseDouble(row.get("weight")))
            .toArray();
    return TITLES.get(dice.weighted(weights)).get("title");
  }

  private String site(boolean nowhere) {
    if (nowhere || agency.place() == null) {
      return "政府信息公开平台";
    }
    return agency.place().in(year).prefix() + "人民政府";
  }

  private LocalDate published() {
    int years = 1;
    if (damages.wanted("late")) {
      years += dice.between(1, 8);
      damages.did("late");
    }
    return LocalDate.of(year + years, 1, 4).plusDays(dice.below(86));
  }

  /** The tables first: the prose has to know what they already say. */
  private void print() {
    if (damages.wanted("tables_lost") && form != Form.PROSE) {
      damages.did("tables_lost");
      return;
    }
    List<Grid> plain = new ArrayList<>();
    if (form.matrix()) {
      boolean old = form == Form.MATRIX_2021 && damages.wanted("old_row");
      if (old) {
        damages.did("old_row");
      }
      plain.add(Matrices.art20(form, figures, dice.permille(200)));
      plain.add(Matrices.requests(form, figures, old));
      plain.add(Matrices.remedies(figures));
    } else if (form != Form.PROSE) {
      plain.add(annex());
    }
    for (Grid grid : new Mess(damages).print(plain)) {
      tables.put(grid.part(), grid);
    }
  }

  private Grid annex() {
    String variant = agency.annex(year);
    if (variant.equals("annex_shanghai") && damages.wanted("wide_annex")) {
      damages.did("wide_annex");
      return Annexes.wide(agency.name(year), figures);
    }
    return Annexes.grid(variant, figures, year, dice);
  }

  /** Figures that a table states; those over 0 alone, since a slip must not make zero cases one. */
  private Set<Code> tabled() {
    var codes = new HashSet<Code>();
    for (Grid grid : tables.values()) {
      for (List<Slot> row : grid.rows()) {
        for (Slot slot : row) {
          if (slot.figure() && slot.value() != null && slot.value().signum() > 0) {
            codes.add(slot.code().plain());
          }
        }
      }
    }
    return codes;
  }

  private void sections() {
    String name = form.matrix() ? "matrix" : form.code();
    for (Tsv.Row row : OUTLINE) {
      if (row.get("forms").equals(name)) {
        String[] headings = row.get("headings").split(";");
        pieces.add(new Piece.Heading(headings[dice.below(headings.length)]));
        section(row.list("parts"));
      }
    }
  }

  private void section(List<String> parts) {
    var text = new StringBuilder();
    var facts = new ArrayList<Piece.Stated>();
    for (String part : parts) {
      if (part.equals("/")) {
        flush(text, facts);
      } else if (part.startsWith("@")) {
        Grid grid = tables.get(part.substring(1));
        if (grid != null) {
          pieces.add(new Piece.Table(grid));
        }
      } else {
        say(part, text, facts);
      }
    }
    flush(text, facts);
  }

  private void say(String part, StringBuilder text, List<Piece.Stated> facts) {
    int often = part.indexOf('?');
    int times = part.indexOf('*');
    String kind = part.replaceAll("[?*].*", "");
    if (often > 0 && !dice.permille(Integer.parseInt(part.substring(often + 1)))) {
      return;
    }
    int count = times > 0 ? Integer.parseInt(part.substring(times + 1)) : 1;
    for (int i = 0; i < count; i++) {
      text.append(prose.sentence(kind, facts));
    }
  }

  private void flush(StringBuilder text, List<Piece.Stated> facts) {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Paragraph(text.toString(), List.copyOf(facts)));
      text.setLength(0);
      facts.clear();
    }
  }

  /** Ends the report inside a table: the row that begins with the mark is no longer there. */
  private void cut() {
    if (!damages.wanted("truncated")) {
      return;
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.Table table && dice.permille(600)) {
        pieces.set(i, new Piece.Table(marked(table.grid())));
        damages.did("truncated");
        return;
      }
    }
  }

  private Grid marked(Grid grid) {
    int at =
        dice.between(Math.min(grid.head() + 1, grid.rows().size() - 1), grid.rows().size() - 1);
    var rows = new ArrayList<>(grid.rows());
    var row = new ArrayList<>(rows.get(at));
    row.set(0, row.get(0).printed(CUT + row.get(0).text()));
    rows.set(at, row);
    return new Grid(grid.part(), grid.head(), rows);
  }
}
