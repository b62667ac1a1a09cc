package nianbao.sample;

import java.util.ArrayList;
import java.util.List;

/** A few agencies of one province through all years: what one thread writes at a time. */
final class Chunk {
  // What is the matter with the report itself, whatever document it is printed in.
  private static final List<String> LASTING = List.of("backlog_break", "old_form");

  private final long seed;
  private final SampleOptions options;
  private final List<Paper> papers = new ArrayList<>();

  private Chunk(long seed, SampleOptions options) {
    this.seed = seed;
    this.options = options;
  }

  static List<Paper> write(long seed, SampleOptions options, List<Agency> agencies) {
    var chunk = new Chunk(seed, options);
    agencies.forEach(chunk::agency);
    return chunk.papers;
  }

  private void agency(Agency agency) {
    var history = new History(seed, agency);
    var shown = new int[Form.values().length];
    for (int year = History.FIRST_YEAR; year <= Place.LAST_YEAR; year++) {
      Figures figures = history.next();
      if (agency.years().get(year - History.FIRST_YEAR)) {
        report(agency, year, figures, history.broken(), shown);
      }
    }
  }

  private void report(Agency agency, int year, Figures figures, boolean broken, int[] shown) {
    Dice dice = Dice.of(seed, "report", agency.number(), year);
    var damages = new Damages(dice, options.damagePercent());
    Form form = agency.form(year);
    if (year == 2021 && damages.wanted("old_form")) {
      form = Form.MATRIX_2019;
      damages.did("old_form");
    }
    Carrier carrier = carrier(agency, form, shown[form.ordinal()]++, dice);
    if (broken && form.matrix() && year > 2019) {
      damages.did("backlog_break");
    }
    String folder = Roster.province(agency) + "/" + year;
    String name = "t" + (100_000 + agency.number()) + "_" + year;
    boolean twice =
        Dice.of(seed, "edition", agency.number(), year).permille(options.editionsPerMille());
    if ((damages.wanted("corrected") || twice) && form != Form.PROSE) {
      editions(agency, year, form, figures, carrier, damages, folder, name);
      return;
    }
    Paper paper = paper(agency, year, form, figures, carrier, damages, folder, name);
    papers.add(paper);
    if (damages.wanted("duplicate")) {
      duplicate(agency, year, form, figures, paper);
    }
    bad(folder, name, agency, year);
  }

  /** The first agencies go through all carriers in turn, so that each form meets each carrier. */
  private static Carrier carrier(Agency agency, Form form, int turn, Dice dice) {
    Carrier drawn = Carrier.draw(dice);
    int all = Carrier.values().length;
    if (agency.rank() >= all || agency.locals().isEmpty() && agency.rank() >= 2 * all) {
      return drawn;
    }
    return Carrier.values()[(agency.rank() * 7 + turn + form.ordinal()) % all];
  }

  private Paper paper(
      Agency agency,
      int year,
      Form form,
      Figures figures,
      Carrier carrier,
      Damages damages,
      String folder,
      String name) {
    if (!carrier.showsBlanks()) {
      damages.refuse(List.of("blank_zeros", "blank_totals", "blank_cells"));
    }
    if (!carrier.html() && carrier != Carrier.DOCX && carrier != Carrier.TEXT_ROWS) {
      damages.refuse(List.of("wide_annex"));
    }
    if (!carrier.canBeCut()) {
      damages.refuse(List.of("truncated"));
    }
    Page page = new Composer(agency, year, form, figures, damages).compose();
    byte[] bytes = Printed.of(page, carrier, damages);
    String file = name + "." + carrier.extension();
    String path = folder + "/" + file;
    String sidecar = Sidecars.draw(damages.dice(), page, path);
    return new Paper(
        folder,
        file,
        bytes,
        sidecar,
        row(agency, year, form, carrier, damages),
        Truth.of(page.pieces()));
  }

  private static ReportRow row(
      Agency agency, int year, Form form, Carrier carrier, Damages damages) {
    return new ReportRow(
        "",
        agency.name(year),
        damages.isDone("place_unsaid") ? "" : agency.division(year),
        agency.level().code(),
        agency.sector().code(),
        Integer.toString(year),
        form.code(),
        carrier.code(),
        damages.listed());
  }

  /** A first edition with a wrong total, and the one that puts it right a few weeks later. */
  private void editions(
      Agency agency,
      int year,
      Form form,
      Figures figures,
      Carrier carrier,
      Damages damages,
      String folder,
      String name) {
    damages.refuse(List.of("tables_lost", "truncated", "late", "place_unsaid"));
    damages.want("wrong_total");
    String second = name + "g";
    damages.did("superseded", folder + "/" + second + "." + carrier.extension());
    Paper first = paper(agency, year, form, figures, carrier, damages, folder, name);
    var clean = new Damages(Dice.of(seed, "corrected", agency.number(), year), 0);
    clean.want("corrected");
    clean.did("corrected", first.path());
    for (String code : LASTING) {
      if (first.row().has(code)) {
        clean.did(code);
      }
    }
    papers.add(first);
    papers.add(paper(agency, year, form, figures, carrier, clean, folder, second));
  }

  /** The same report under a second address: the same bytes, or in another carrier. */
  private void duplicate(Agency agency, int year, Form form, Figures figures, Paper first) {
    Dice dice = Dice.of(seed, "duplicate", agency.number(), year);
    String name = "d" + first.name().substring(1);
    String damage = first.row().damage();
    String listed = (damage.isEmpty() ? "" : damage + ";") + "duplicate=" + first.path();
    if (first.row().has("place_unsaid") || dice.permille(600)) {
      papers.add(
          new Paper(
              first.folder(),
              name,
              first.bytes(),
              dice.permille(500) ? first.sidecar() : null,
              withDamage(first.row(), listed),
              first.truth()));
      return;
    }
    var damages = new Damages(dice, 0);
    damages.did("duplicate", first.path());
    for (String code : LASTING) {
      if (first.row().has(code)) {
        damages.did(code);
      }
    }
    String stem = name.substring(0, name.lastIndexOf('.'));
    Carrier carrier = Carrier.draw(dice);
    papers.add(paper(agency, year, form, figures, carrier, damages, first.folder(), stem));
  }

  private static ReportRow withDamage(ReportRow row, String damage) {
    return new ReportRow(
        row.path(),
        row.agency(),
        row.division(),
        row.level(),
        row.sector(),
        row.year(),
        row.form(),
        row.carrier(),
        damage);
  }

  private void bad(String folder, String name, Agency agency, int year) {
    Dice dice = Dice.of(seed, "bad", agency.number(), year);
    if (dice.permille(options.badPerMille())) {
      papers.add(BadDocuments.draw(dice, agency, year, folder, name));
    }
  }
}
