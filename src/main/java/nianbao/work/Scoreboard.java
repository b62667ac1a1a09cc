package nianbao.work;

import java.io.PrintStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nianbao.Notice;
import nianbao.Severity;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.block.Block;
import nianbao.block.Blocks;
import nianbao.entity.Identity;
import nianbao.fact.Fact;
import nianbao.fact.ReportReading;

/** How documents of known content were read, by form, carrier and damage; prose apart. */
final class Scoreboard {
  private static final String TOTAL = "total";
  private static final int SHOWN = 200;

  private final Tally tables = new Tally();
  private final Tally prose = new Tally();
  private final Map<String, Tally> forms = new TreeMap<>();
  private final Map<String, Tally> carriers = new TreeMap<>();
  private final Map<String, Tally> damages = new TreeMap<>();
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<String, Map<String, Long>> identities = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private long nearMisses;
  private long mistaken;

  /** Counts one document. */
  void add(Expected expected, ReportReading reading) {
    List<Notice> notices =
        reading.notices().stream().filter(n -> n.severity() != Severity.INFO).toList();
    notices.forEach(n -> rules.merge(n.rule(), 1L, Long::sum));
    List<Tally> groups = groups(expected, reading);
    groups.forEach(group -> group.document(notices.size()));
    prose.document(notices.size());
    var facts = new LinkedHashMap<String, Fact>();
    reading.facts().forEach(fact -> facts.put(key(fact), fact));
    for (Expected.Figure figure : expected.facts()) {
      Fact fact = take(facts, figure);
      Verdict verdict = Verdict.of(figure, fact, !notices.isEmpty());
      count(figure.part() == Expected.Part.PROSE, groups, verdict);
      explain(expected, verdict, figure.indicators() + " " + figure.value(), fact);
    }
    for (Fact fact : facts.values()) {
      extra(expected, groups, fact);
    }
    nearMisses(expected, facts.values());
    identity(expected, reading.identity());
  }

  private List<Tally> groups(Expected expected, ReportReading reading) {
    String read = reading.form() == null ? "none" : reading.form().form();
    String form = expected.form() == null ? read : expected.form();
    String carrier = Objects.toString(reading.document().mediaType(), "unknown");
    var groups = new ArrayList<Tally>();
    groups.add(tables);
    groups.add(forms.computeIfAbsent(form, f -> new Tally()));
    groups.add(carriers.computeIfAbsent(carrier, c -> new Tally()));
    for (String damage : expected.damages().isEmpty() ? List.of("none") : expected.damages()) {
      groups.add(damages.computeIfAbsent(damage, d -> new Tally()));
    }
    return groups;
  }

  private void count(boolean inProse, List<Tally> groups, Verdict verdict) {
    if (inProse) {
      prose.add(verdict);
    } else {
      groups.forEach(group -> group.add(verdict));
    }
  }

  /** What was derived or proved follows from what is stated: nobody lists it, nobody misses it. */
  private void extra(Expected expected, List<Tally> groups, Fact fact) {
    boolean told = fact.status() == Fact.ValueStatus.NARRATIVE;
    boolean readOff =
        fact.status() == Fact.ValueStatus.PRINTED || fact.status() == Fact.ValueStatus.REPAIRED;
    if (told && expected.prose() || readOff && expected.tables()) {
      count(told, groups, Verdict.EXTRA);
      explain(expected, Verdict.EXTRA, fact.indicator(), fact);
    }
  }

  private static Fact take(Map<String, Fact> facts, Expected.Figure figure) {
    Fact other = null;
    for (String indicator : figure.indicators()) {
      String key = key(indicator, figure.applicant(), figure.stage(), figure.basis());
      Fact fact = facts.get(key);
      boolean blank = figure.value() == null;
      if (blank && fact != null && fact.status() == Fact.ValueStatus.NARRATIVE) {
        // It leaves the blank as it is: the sentence is there to be claimed by who lists it.
        return fact;
      }
      if (fact != null && (blank || fact.value().compareTo(figure.value()) == 0)) {
        return facts.remove(key);
      }
      other = other == null ? fact : other;
    }
    if (other != null) {
      facts.remove(key(other));
    }
    return other;
  }

  private static String key(Fact fact) {
    return key(fact.indicator(), fact.applicantType(), fact.reviewStage(), fact.periodBasis());
  }

  /** An applicant of {@code total} and none mean the same. */
  private static String key(String indicator, String applicant, String stage, String basis) {
    boolean total = applicant == null || applicant.isEmpty() || applicant.equals(TOTAL);
    return indicator
        + "|"
        + (total ? "" : applicant)
        + "|"
        + (stage == null ? "" : stage)
        + "|"
        + basis;
  }

  private void nearMisses(Expected expected, Iterable<Fact> unclaimed) {
    for (String quote : expected.nearMisses()) {
      nearMisses++;
      String words = folded(quote);
      for (Fact fact : unclaimed) {
        String said = fact.sourceText().replace(" ", "");
        if (fact.status() == Fact.ValueStatus.NARRATIVE
            && (words.contains(said) || said.contains(words))) {
          mistaken++;
          explain(expected, Verdict.EXTRA, "near-miss " + words, fact);
          break;
        }
      }
    }
  }

  /** A quotation as the readers see it: script and width folded, no white space. */
  private static String folded(String quote) {
    byte[] bytes = quote.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var words = new StringBuilder();
    for (Block block : Blocks.read(new Landed("quotation", bytes, Sidecar.NONE)).blocks()) {
      if (block instanceof Block.Paragraph line) {
        words.append(line.text());
      }
    }
    return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[ |“”]", "");
  }

  private void identity(Expected expected, Identity identity) {
    boolean report = identity != null && identity.kind() == Identity.Kind.REPORT;
    if (expected.report() != null) {
      // What cannot be read is no report either.
      boolean closed = identity == null && expected.report();
      told(expected, "report or not", expected.report(), closed ? null : report);
    }
    if (Boolean.FALSE.equals(expected.report()) || identity == null) {
      return;
    }
    boolean known = identity.agencyId() != null;
    if (expected.agency() != null) {
      told(expected, "agency", expected.agency(), known ? identity.agencyName() : null);
    }
    if (expected.division() != null) {
      boolean code = expected.division().matches("\\d{6}|");
      String read = code ? identity.divisionCode() : identity.divisionName();
      // A zone's own name may follow the division that holds it.
      boolean within = !code && read != null && expected.division().startsWith(read);
      told(expected, "division", expected.division(), within ? expected.division() : read);
    }
    if (expected.year() != null) {
      told(expected, "year", expected.year(), identity.reportYear());
    }
  }

  private void told(Expected expected, String what, Object truth, Object read) {
    boolean untold = truth.equals("");
    String verdict =
        read == null ? untold ? "right" : "refused" : truth.equals(read) ? "right" : "wrong";
    identities.computeIfAbsent(what, w -> new TreeMap<>()).merge(verdict, 1L, Long::sum);
    if (!verdict.equals("right")) {
      fail("%-12s %s %s: %s, not %s".formatted(verdict, expected.source(), what, read, truth));
    }
  }

  private void explain(Expected expected, Verdict verdict, String known, Fact fact) {
    if (verdict.bad() || verdict == Verdict.MISSING || verdict == Verdict.NOTICED) {
      String read =
          fact == null
              ? "nothing"
              : "%s %s at %s %s"
                  .formatted(
                      fact.value().toPlainString(),
                      fact.status().code(),
                      fact.place(),
                      fact.sourceText());
      String name = verdict.name().toLowerCase(Locale.ROOT);
      fail("%-12s %s %s: %s".formatted(name, expected.source(), known, read));
    }
  }

  private void fail(String line) {
    failures.add(line);
  }

  /** Whether a figure was published that no document states so. */
  boolean anyBad() {
    return tables.bad() > 0;
  }

  /** Prints all figures; the same readings always print the same lines. */
  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-34s %7s %8s %8s %8s %8s %6s %8s %8s %7s %6s %6s %6s %8s%n",
        "tables",
        "files",
        "stated",
        "right",
        "noticed",
        "missing",
        "wrong",
        "recall",
        "precis",
        "proved",
        "left",
        "told",
        "b.wrong",
        "notices");
    line(out, "all", tables);
    forms.forEach((name, tally) -> line(out, "form " + name, tally));
    carriers.forEach((name, tally) -> line(out, "carrier " + name, tally));
    damages.forEach((name, tally) -> line(out, "damage " + name, tally));
    line(out, "prose", prose);
    out.printf(
        "%-34s %7d told apart, %d mistaken%n", "near-misses", nearMisses - mistaken, mistaken);
    identities.forEach(
        (what, counts) ->
            out.printf(
                "%-34s %7d right %d refused %d wrong%n",
                what,
                counts.getOrDefault("right", 0L),
                counts.getOrDefault("refused", 0L),
                counts.getOrDefault("wrong", 0L)));
    rules.forEach((rule, count) -> out.printf("%-34s %7d%n", "notice " + rule, count));
  }

  /** Prints what is not right, the first of it. */
  void printFailures(PrintStream out) {
    failures.stream().limit(SHOWN).forEach(out::println);
    if (failures.size() > SHOWN) {
      out.printf("... and %d more%n", failures.size() - SHOWN);
    }
  }

  private static void line(PrintStream out, String name, Tally tally) {
    out.printf(
        Locale.ROOT,
        "%-34s %7d %8d %8d %8d %8d %6d %8s %8s %7d %6d %6d %6d %8d%n",
        name,
        tally.documents(),
        tally.stated(),
        tally.count(Verdict.RIGHT),
        tally.count(Verdict.NOTICED),
        tally.count(Verdict.MISSING),
        tally.count(Verdict.WRONG) + tally.count(Verdict.EXTRA),
        tally.recall(),
        tally.precision(),
        tally.count(Verdict.BLANK_PROVED),
        tally.count(Verdict.BLANK_LEFT),
        tally.count(Verdict.BLANK_TOLD),
        tally.count(Verdict.BLANK_WRONG),
        tally.notices());
  }
}
