package nianbao.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import nianbao.Lexicon;
import nianbao.Notice;
import nianbao.Tsv;
import nianbao.archive.Sidecar;
import nianbao.block.Document;
import nianbao.cell.FormReading;

/** Tells who reports on which year. Nothing is guessed: what cannot be told is null and noticed. */
public final class Identities {
  private static final Divisions DIVISIONS = Divisions.catalogue();
  private static final NationalOrgans NATIONAL = NationalOrgans.catalogue();
  private static final List<Scope> SCOPES =
      Tsv.read("entity/scopes.tsv").stream()
          .map(row -> new Scope(row.get("of"), lexicon(row.list("words")), row.get("scope")))
          .toList();
  private static final int THIS_YEAR_UNKNOWN = 2024;

  /** Words that tell what a government's or an agency's report sums up. */
  private record Scope(String of, Lexicon<String> words, String scope) {}

  private final Words words;
  private final ReportTitle title;
  private final Publication publication;
  private final ReportYear year;
  private final List<Notice> notices = new ArrayList<>();

  private Identities(Document document, Sidecar sidecar) {
    words = Words.of(document);
    title = ReportTitle.of(document, sidecar);
    publication = Publication.of(document, sidecar, words);
    year = ReportYear.of(title, words, publication.on());
  }

  /**
   * The identity of a document.
   *
   * @param uri where it landed; never evidence, since mirrors serve anything under any name
   * @param sidecar what the crawler said; {@link Sidecar#NONE} if nothing
   */
  public static Identity resolve(Document document, String uri, Sidecar sidecar, FormReading form) {
    return new Identities(document, sidecar).resolve(form);
  }

  private Identity resolve(FormReading form) {
    ReportKind kind = ReportKind.of(title, year, words, form);
    if (kind.report()) {
      yearNotices();
      if (publication.otherDate() != null) {
        notices.add(
            Notice.ofDocument(
                "publication_date_conflict",
                "taken",
                publication.on(),
                "other",
                publication.otherDate()));
      }
    }
    Integer asOf = year.year();
    var reader = new AgencyReader(asOf);
    var finder = new AgencyFinder(reader, words, title, publication);
    AgencyName name = writtenOut(finder);
    Division printed = name == null ? null : division(name, finder);
    boolean unread = title.subject().length() > 2 && reader.whole(title.subject()) == null;
    if (name != null && kind.report() && unread) {
      notices.add(
          Notice.ofDocument(
              "agency_sources_disagree",
              "title",
              title.subject(),
              "taken",
              name.chain() + name.bare() + name.unit()));
    } else if (name != null && kind.report()) {
      disagreement(name, printed, reader);
    }
    if (name == null && kind.report()) {
      notices.add(Notice.ofDocument("agency_unknown", "title", title.text()));
    }
    return identity(kind, name, printed);
  }

  /**
   * The first name, with its function as another one of the same agency writes it out: 省交通厅 beside
   * 贵州省交通运输厅.
   */
  private static AgencyName writtenOut(AgencyFinder finder) {
    AgencyName name = finder.best();
    if (name == null) {
      return null;
    }
    String stem = name.unit().substring(0, name.unit().length() - name.levelWord().length());
    if (!Functions.catalogue().hasLonger(name.agencyClass(), stem)) {
      return name;
    }
    for (AgencyName other : finder.candidates()) {
      boolean one =
          other.agencyClass().equals(name.agencyClass())
              && other.levelWord().equals(name.levelWord())
              && (name.divisions().isEmpty() || name.divisions().containsAll(other.divisions()));
      if (one && other.unit().length() > name.unit().length() && other.unit().startsWith(stem)) {
        return name.called(other.unit());
      }
    }
    return name;
  }

  /** A publisher of another place or function than the title's agency, unless a government's. */
  private void disagreement(AgencyName name, Division division, AgencyReader reader) {
    for (String publisher : publication.publishers()) {
      AgencyName other = reader.whole(publisher);
      if (other == null || other.isGovernment() || other.sector().equals("general_office")) {
        continue;
      }
      Division place = host(other, year.year());
      boolean elsewhere =
          division != null
              && place != null
              && !DIVISIONS.within(division, place)
              && !DIVISIONS.within(place, division);
      if (elsewhere || !other.agencyClass().equals(name.agencyClass())) {
        notices.add(
            Notice.ofDocument(
                "agency_sources_disagree",
                "taken",
                name.chain() + name.unit(),
                "publisher",
                publisher));
        return;
      }
    }
  }

  private Identity identity(ReportKind kind, AgencyName name, Division printed) {
    int asOf = year.year() == null ? THIS_YEAR_UNKNOWN : year.year();
    Division then = printed == null ? null : then(printed);
    boolean national = name != null && printed == null && NATIONAL.isOne(name);
    if (name != null && printed == null && !national && kind.report()) {
      notices.add(unresolved(name));
    }
    return new Identity(
        kind.report() ? Identity.Kind.REPORT : Identity.Kind.NOT_A_REPORT,
        kind.reason(),
        id(name, printed, national),
        name == null ? null : CanonicalName.of(name, printed, asOf),
        name == null ? null : name.sector(),
        name == null ? null : national ? "nation" : CanonicalName.level(name, printed),
        then == null ? null : then.code(),
        then == null ? null : DIVISIONS.fullName(then, asOf),
        kind.report() ? year.year() : null,
        year.start(),
        year.end(),
        name == null ? "unknown" : scope(name),
        title.text(),
        publication.on(),
        notices);
  }

  private static String id(AgencyName name, Division division, boolean national) {
    if (national) {
      return "CN/" + name.agencyClass();
    }
    return name == null || division == null ? null : CanonicalName.key(name, division);
  }

  /** The division as of the report year; the printed one where the lineage has ended. */
  private Division then(Division printed) {
    if (year.year() == null || printed.validDuring(year.year())) {
      return printed;
    }
    Division then = DIVISIONS.asOf(printed.lineage(), year.year());
    if (then == null) {
      return printed;
    }
    notices.add(
        Notice.ofDocument(
            "division_name_of_other_year",
            "printed",
            printed.name(),
            "then",
            then.name(),
            "year",
            year.year()));
    return then;
  }

  /** The division a name itself tells: the one printed, or the host of a catalogued zone. */
  static Division host(AgencyName name, Integer year) {
    if (name.division() != null || name.zone() == null || name.zone().host() == null) {
      return name.division();
    }
    List<Division> rows = DIVISIONS.coded(name.zone().host());
    return rows.isEmpty() ? null : Divisions.meant(rows, year).get(0);
  }

  private Division division(AgencyName name, AgencyFinder finder) {
    Division told = host(name, year.year());
    if (told != null) {
      return told;
    }
    Division other = byOtherNames(name, finder.candidates());
    if (other != null) {
      return other;
    }
    if (NATIONAL.isOne(name)) {
      return null;
    }
    var evidence = new Evidence(words, year.year());
    Division found =
        name.divisions().isEmpty()
            ? isTold(name) ? evidence.meantBy(name.bare()) : null
            : evidence.among(name.divisions());
    if (found != null) {
      notices.add(
          Notice.ofDocument(
              "division_inferred",
              "printed",
              name.chain() + name.bare() + name.unit(),
              "division",
              DIVISIONS.fullName(found)));
    }
    return found;
  }

  /** Whether sites and addresses can tell the place: not of a zone, not of a bureau of nowhere. */
  private static boolean isTold(AgencyName name) {
    boolean placed = !name.bare().isEmpty() || name.sector().equals("township");
    return name.zone() == null && placed;
  }

  /** Another name of the same kind of agency in the document that says where it is. */
  private Division byOtherNames(AgencyName name, List<AgencyName> candidates) {
    var found = new ArrayList<Division>();
    for (AgencyName other : candidates) {
      Division division = other.division();
      boolean same =
          other.agencyClass().equals(name.agencyClass())
              || name.sector().equals("general_office") && other.isGovernment()
              || name.isGovernment() && other.sector().equals("general_office");
      boolean fits =
          division != null
              && (name.divisions().isEmpty()
                  ? name.bare().isEmpty() || division.name().endsWith(name.bare())
                  : name.divisions().stream()
                      .anyMatch(d -> d.lineage().equals(division.lineage())));
      if (same && fits && found.stream().noneMatch(d -> d.lineage().equals(division.lineage()))) {
        found.add(division);
      }
    }
    return found.size() == 1 && name.zone() == null ? found.get(0) : null;
  }

  private Notice unresolved(AgencyName name) {
    var candidates = new ArrayList<String>();
    for (Division division : name.divisions()) {
      candidates.add(division.code() + " " + DIVISIONS.fullName(division));
    }
    return Notice.ofDocument(
        "division_unresolved",
        "printed",
        CanonicalName.of(name, null, 0),
        "candidates",
        String.join(", ", candidates));
  }

  private void yearNotices() {
    if (year.year() == null) {
      notices.add(Notice.ofDocument("report_year_unknown", "title", title.text()));
      return;
    }
    if (year.other() != null) {
      notices.add(
          Notice.ofDocument("report_year_conflict", "title", year.year(), "period", year.other()));
    }
    if (!List.of("title", "period").contains(year.evidence())) {
      notices.add(
          Notice.ofDocument(
              "report_year_inferred", "year", year.year(), "evidence", year.evidence()));
    }
    LocalDate on = publication.on();
    if (on != null && year.year() > on.getYear()) {
      notices.add(
          Notice.ofDocument("report_after_publication", "year", year.year(), "published", on));
    }
    if (year.damaged()) {
      notices.add(Notice.ofDocument("period_damaged", "start", year.start(), "end", year.end()));
    }
    boolean calendar =
        year.start() == null
            || year.start().getDayOfYear() == 1
                && year.end().getMonthValue() == 12
                && year.end().getDayOfMonth() == 31;
    if (!calendar) {
      notices.add(Notice.ofDocument("period_unusual", "start", year.start(), "end", year.end()));
    }
  }

  private static Lexicon<String> lexicon(List<String> words) {
    var spellings = new HashMap<String, String>();
    words.forEach(word -> spellings.put(word, word));
    return new Lexicon<>(spellings);
  }

  private String scope(AgencyName name) {
    boolean government = name.isGovernment() || name.sector().equals("general_office");
    String of = government ? "government" : "agency";
    for (Scope scope : SCOPES) {
      if (scope.of().equals(of) && scope.words().next(words.text(), 0) >= 0) {
        return scope.scope();
      }
    }
    return government ? "unknown" : "own";
  }
}
