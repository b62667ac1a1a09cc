package nianbao.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nianbao.Tsv;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCorpusTest {
  private static final int REPORTS = 2000;
  private static final List<String> BODIES =
      List.of(
          "natural_person", "enterprise", "research", "public_welfare", "legal_service", "other");

  @TempDir static Path directory;
  private static SampleCorpus.Written written;
  private static Map<String, ReportRow> reports;
  private static Map<String, List<Truth>> truth;

  @BeforeAll
  static void writeOnce() throws IOException {
    written = SampleCorpus.write(directory, REPORTS, 7, SampleOptions.USUAL);
    reports = new LinkedHashMap<>();
    for (String line : rows("reports.csv")) {
      ReportRow row = ReportRow.parse(line);
      assertEquals(null, reports.put(row.path(), row));
    }
    truth = new HashMap<>();
    for (String line : rows("truth.csv")) {
      Truth row = Truth.parse(line);
      assertEquals(line, row.line());
      truth.computeIfAbsent(row.path(), path -> new ArrayList<>()).add(row);
    }
  }

  private static List<String> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve(file));
    return lines.subList(1, lines.size());
  }

  private static List<Truth> truth(ReportRow report) {
    return truth.getOrDefault(report.path(), List.of());
  }

  @Test
  void oneSeedGivesTheSameBytesInAnyLocaleOnAnyNumberOfThreads(@TempDir Path scratch)
      throws Exception {
    var alone = new SampleOptions(100, 40, 200, 1);
    var together = new SampleOptions(100, 40, 200, 3);
    SampleCorpus.write(scratch.resolve("a"), 150, 5, alone);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      SampleCorpus.write(scratch.resolve("b"), 150, 5, together);
    } finally {
      Locale.setDefault(usual);
    }
    SampleCorpus.write(scratch.resolve("c"), 150, 6, alone);
    Map<String, String> first = digests(scratch.resolve("a"));
    assertTrue(first.size() > 150);
    Map<String, String> second = digests(scratch.resolve("b"));
    assertEquals(first.keySet(), second.keySet());
    first.forEach((file, digest) -> assertEquals(digest, second.get(file), file));
    assertNotEquals(
        first.get("truth.csv"), digests(scratch.resolve("c")).get("truth.csv"), "another seed");
  }

  private static Map<String, String> digests(Path root) throws Exception {
    var digests = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }

  @Test
  void theNumberOfReportsIsTheNumberAskedFor() {
    var different = new TreeSet<String>();
    for (ReportRow row : reports.values()) {
      if (row.report() && row.has("place_unsaid")) {
        different.add(row.path());
      } else if (row.report()) {
        different.add(row.agency() + row.year());
      }
    }
    assertEquals(REPORTS, written.reports());
    assertEquals(REPORTS, different.size(), 6);
    assertEquals(written.documents(), reports.size());
  }

  @Test
  void noTwoAgenciesBearOneNameInOneYear() {
    var names = new TreeSet<String>();
    for (Agency agency : Roster.draw(11, 30_000)) {
      for (int i = agency.years().nextSetBit(0); i >= 0; i = agency.years().nextSetBit(i + 1)) {
        int year = History.FIRST_YEAR + i;
        assertTrue(names.add(agency.name(year) + year), agency.name(year));
      }
    }
    assertEquals(30_000, names.size());
  }

  @Test
  void everyFormMeetsEveryCarrier() {
    var met = new TreeSet<String>();
    for (ReportRow row : reports.values()) {
      if (row.report()) {
        met.add(row.form() + "/" + row.carrier());
      }
    }
    assertEquals(Form.values().length * Carrier.values().length, met.size(), met.toString());
  }

  @Test
  void everyDamageIsListedAndTheUsualOnesHappen() {
    var listed = new TreeSet<String>();
    Tsv.read("sample/damages.tsv").forEach(row -> listed.add(row.get("code")));
    var happened = new TreeSet<String>();
    for (ReportRow row : reports.values()) {
      for (String damage : row.damage().split(";")) {
        happened.add(damage.replaceAll("=.*", ""));
      }
    }
    happened.remove("");
    assertTrue(listed.containsAll(happened), happened.toString());
    assertTrue(happened.size() >= listed.size() - 4, listed + " but only " + happened);
  }

  @Test
  void documentsThatAreNoReportsStateNothing() {
    for (ReportRow row : reports.values()) {
      if (!row.report()) {
        assertEquals(List.of(), truth(row), row.path());
      }
    }
  }

  @Test
  void sumsAgreeWhereNoTotalIsWrong() {
    int checked = 0;
    for (ReportRow row : reports.values()) {
      if (row.form().startsWith("matrix") && whole(row)) {
        matrix(row, figures(row));
        checked++;
      } else if (row.form().equals("annex_2014") && whole(row)) {
        annex(row, figures(row));
        checked++;
      }
    }
    assertTrue(checked > REPORTS / 3, "only " + checked);
  }

  private static boolean whole(ReportRow row) {
    return Stream.of("wrong_total", "tables_lost", "truncated").noneMatch(row::has);
  }

  /** What a report prints, blanks and marks left out, by indicator, applicant and stage. */
  private static Map<String, BigDecimal> figures(ReportRow row) {
    var figures = new HashMap<String, BigDecimal>();
    for (Truth fact : truth(row)) {
      if (fact.valueStatus().equals("printed")) {
        String key = fact.indicator() + "/" + fact.applicantType() + "/" + fact.reviewStage();
        assertEquals(null, figures.put(key, fact.value()), row.path() + " " + key);
      }
    }
    return figures;
  }

  private static void matrix(ReportRow row, Map<String, BigDecimal> f) {
    var indicators = new TreeSet<String>();
    f.keySet().forEach(key -> indicators.add(key.substring(0, key.indexOf('/'))));
    for (String indicator : indicators) {
      if (indicator.startsWith("request.") || indicator.startsWith("result.")) {
        sum(row, f, indicator + "/total/", BODIES.stream().map(b -> indicator + "/" + b + "/"));
      }
    }
    for (String body : List.of("natural_person", "enterprise", "other", "total")) {
      String to = "/" + body + "/";
      Stream<String> parts =
          indicators.stream()
              .filter(i -> i.startsWith("result.") && !i.equals("result.total"))
              .map(i -> i + to);
      if (!row.has("blank_totals") && !row.has("blank_cells")) {
        sum(row, f, "result.total" + to, parts);
        balance(row, f, to);
      }
    }
    for (String stage :
        List.of("reconsideration", "litigation_direct", "litigation_after_review")) {
      sum(
          row,
          f,
          "remedy.total//" + stage,
          Stream.of("upheld", "corrected", "other", "pending")
              .map(outcome -> "remedy." + outcome + "//" + stage));
    }
  }

  private static void balance(ReportRow row, Map<String, BigDecimal> f, String to) {
    BigDecimal in = zero(f, "request.received" + to).add(zero(f, "request.carried_in" + to));
    BigDecimal out = zero(f, "result.total" + to).add(zero(f, "request.carried_out" + to));
    assertEquals(in, out, row.path() + to);
  }

  private static BigDecimal zero(Map<String, BigDecimal> f, String key) {
    return f.getOrDefault(key, BigDecimal.ZERO);
  }

  /** Parts not printed count as zero: only zeros are left blank, cells blank at random aside. */
  private static void sum(
      ReportRow row, Map<String, BigDecimal> f, String whole, Stream<String> parts) {
    if (f.containsKey(whole) && !row.has("blank_cells")) {
      BigDecimal sum = parts.map(part -> zero(f, part)).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(sum, f.get(whole), row.path() + " " + whole);
    }
  }

  private static void annex(ReportRow row, Map<String, BigDecimal> f) {
    parts(row, f, "request.received", "request.channel.", "in_person,fax,online,letter");
    parts(row, f, "request.closed", "request.closed.", "on_time,extended");
    parts(
        row,
        f,
        "reply.total",
        "reply.",
        "already_public,agreed,agreed_partial,refused,not_this_agency,nonexistent,notify_amend"
            + ",other_channel");
    parts(
        row,
        f,
        "reply.refused",
        "reply.",
        "refused.state_secret,refused.trade_secret,refused.privacy,refused.security_stability"
            + ",refused.law,not_gov_info");
    parts(row, f, "org.staff_total", "org.staff_", "full_time,part_time");
  }

  private static void parts(
      ReportRow row, Map<String, BigDecimal> f, String whole, String prefix, String names) {
    sum(row, f, whole + "//", Stream.of(names.split(",")).map(name -> prefix + name + "//"));
  }

  @Test
  void theBacklogOfOneYearIsHandedToTheNextUnlessItIsSaidNotToBe() {
    var left = new HashMap<String, BigDecimal>();
    int checked = 0;
    for (ReportRow row : reports.values()) {
      if (!row.form().startsWith("matrix") || row.has("duplicate") || !whole(row)) {
        continue;
      }
      Map<String, BigDecimal> f = figures(row);
      int year = Integer.parseInt(row.year());
      BigDecimal before = left.get(row.agency() + (year - 1));
      BigDecimal in = f.get("request.carried_in/natural_person/");
      if (before != null && in != null && !row.has("backlog_break")) {
        assertEquals(before, in, row.path());
        checked++;
      }
      left.put(row.agency() + year, f.get("request.carried_out/natural_person/"));
    }
    assertTrue(checked > 200, "only " + checked);
  }

  @Test
  void whatTheTruthListsStandsInTheDocument() throws IOException {
    Map<String, byte[]> members = new HashMap<>();
    int checked = 0;
    for (ReportRow row : reports.values()) {
      boolean text = row.carrier().startsWith("html") || row.carrier().startsWith("text");
      if (!row.report() || !row.damage().isEmpty() || !text) {
        continue;
      }
      String words = words(bytes(row.path(), members)).replaceAll("</?span[^>]*>", "");
      for (Truth fact : truth(row)) {
        BigDecimal value = fact.value();
        boolean shifted = fact.indicator().startsWith("fee.") && row.form().startsWith("annex");
        String shown = Annexes.plain(value);
        String moved = Annexes.plain(value.movePointLeft(4));
        assertTrue(
            value.signum() == 0 && fact.valueStatus().equals("narrative")
                || words.contains(shown)
                || shifted && words.contains(moved)
                || words.contains(shown.replaceAll("0000$", "万")),
            () -> row.path() + " does not print " + fact);
      }
      checked++;
    }
    assertTrue(checked > 400, "only " + checked);
  }

  private static String words(byte[] bytes) {
    String utf = new String(bytes, StandardCharsets.UTF_8);
    return utf.indexOf('\uFFFD') < 0 ? utf : new String(bytes, Charset.forName("GB18030"));
  }

  private static byte[] bytes(String path, Map<String, byte[]> members) throws IOException {
    int mark = path.indexOf('!');
    if (mark < 0) {
      return Files.readAllBytes(directory.resolve("landing").resolve(path));
    }
    if (!members.containsKey(path)) {
      String container = path.substring(0, mark);
      unpack(container, members);
    }
    return members.get(path);
  }

  private static void unpack(String container, Map<String, byte[]> members) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("landing").resolve(container));
    InputStream in = new ByteArrayInputStream(bytes);
    if (container.endsWith(".zip")) {
      try (var zip = new ZipInputStream(in)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          members.put(container + "!" + entry.getName(), zip.readAllBytes());
        }
      }
      return;
    }
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        members.put(container + "!" + entry.getName(), tar.readAllBytes());
      }
    }
  }

  @Test
  void containersHoldWhatTheListSaysTheyHold() throws IOException {
    Map<String, byte[]> members = new HashMap<>();
    var kinds = new TreeSet<String>();
    for (ReportRow row : reports.values()) {
      if (row.path().contains("!")) {
        kinds.add(row.path().contains(".zip!") ? "zip" : "tar.gz");
        assertFalse(bytes(row.path(), members) == null, row.path());
      }
    }
    assertEquals(new TreeSet<>(List.of("zip", "tar.gz")), kinds);
  }

  @Test
  void aTruncatedPageStatesOnlyWhatStandsBeforeTheCut() {
    int truncated = 0;
    for (ReportRow row : reports.values()) {
      if (row.has("truncated") && row.form().equals("matrix_2021") && !row.has("duplicate")) {
        truncated++;
        assertTrue(truth(row).size() < 204, row.path() + " " + truth(row).size());
      }
    }
    assertTrue(truncated > 0);
  }
}
