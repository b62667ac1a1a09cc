package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nianbao.SparkTest;
import nianbao.entity.Division;
import nianbao.entity.Divisions;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lake does not know how its documents came. Every county is a schedule of its own: which of
 * its documents arrive, in which night, how often, what corrects, supplements, copies or replaces
 * what, what is withdrawn. Counties have no report in common, so that one lake of a few real nights
 * tries all of them at once, on the real path; equal lake hashes mean that each of them came out
 * equal. Run on demand, for it takes minutes: {@code -Dschedules=1000 -Dnights=20} tries as many,
 * over so many nights.
 */
@EnabledIfSystemProperty(named = "schedules", matches = "\\d+")
class SchedulesTest extends SparkTest {
  private static final int COUNTIES = Integer.getInteger("schedules", 60);
  private static final Set<Night.Stage> TO_LAKE = EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE);

  @TempDir Path folder;

  /** A document that lands at a path, with what its sidecar says. */
  private record Arrival(String path, byte[] content, String url, String published) {}

  /**
   * What happens to one county's documents, whenever.
   *
   * @param arrivals in no order; of two at one path the archive shall hold both
   * @param withdrawn hashes of contents
   */
  private record County(List<Arrival> arrivals, List<String> withdrawn) {}

  @Test
  void everyScheduleOfArrivalsCorrectionsAndWithdrawalsEndsInOneLake() throws IOException {
    List<County> counties = counties();
    Lake some = schedule("some", counties, Integer.getInteger("nights", 3), 11);
    Lake other = schedule("other", counties, 2, 12);
    assertSame(some, other);
    Lake clean = lake("clean");
    Night night = night(clean, folder);
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    Set<Night.Stage> derived = EnumSet.of(Night.Stage.LAKE);
    assertEquals(Exit.DONE, RebuildCommand.rebuild(some, clean, night, derived, false, nowhere));
    assertEquals(some.recomputedHash(), hash(some), "the sums kept by file are those of the rows");
    aSupplementErasesNothing(some);
    Map<String, Long> states = some.release().orElseThrow().documents();
    // A schedule in which nothing is superseded or withheld would prove nothing.
    for (String state : List.of("loaded", "superseded", "duplicate", "quarantined")) {
      Assertions.assertTrue(states.getOrDefault(state, 0L) >= COUNTIES / 10, states.toString());
    }
  }

  /** It prints one figure and is the latest edition: the other figures stay those of the others. */
  private static void aSupplementErasesNothing(Lake lake) {
    lake.newest("reports").createOrReplaceTempView("supplemented");
    lake.newest("facts").createOrReplaceTempView("stated");
    Row found =
        lake.spark()
            .sql(
                """
                SELECT count(*), count_if(f.source_uri IS NULL OR f.source_uri = r.source_uri)
                FROM supplemented r
                LEFT JOIN stated f ON f.report_id = r.report_id AND f.indicator = 'request.received'
                WHERE r.source_uri LIKE '%/s.txt' AND r.n_documents > 1
                """)
            .head();
    Assertions.assertTrue(found.getLong(0) > 0, "no supplement beside a report");
    assertEquals(0, found.getLong(1));
  }

  private static void assertSame(Lake one, Lake other) throws IOException {
    if (hash(one).equals(hash(other))) {
      return;
    }
    var differences = new ArrayList<String>();
    for (String table : List.of("files", "reports", "facts", "notices")) {
      var left = one.newest(table).drop("known_from");
      var right = other.newest(table).drop("known_from");
      for (Row row : left.exceptAll(right).limit(3).collectAsList()) {
        differences.add("only one  " + table + " " + row);
      }
      for (Row row : right.exceptAll(left).limit(3).collectAsList()) {
        differences.add("only other " + table + " " + row);
      }
    }
    Assertions.fail(String.join("\n", differences));
  }

  private static String hash(Lake lake) throws IOException {
    return lake.release().map(Release::hash).orElseThrow();
  }

  /** Deals each county's arrivals onto nights: every night another landing, the old one gone. */
  private Lake schedule(String name, List<County> counties, int nights, long seed)
      throws IOException {
    var random = new Random(seed);
    List<List<Arrival>> dealt = new ArrayList<>();
    List<List<String>> decided = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      dealt.add(new ArrayList<>());
      decided.add(new ArrayList<>());
    }
    for (County county : counties) {
      deal(county, dealt, random);
      county.withdrawn().forEach(sha -> decided.get(random.nextInt(nights)).add(sha));
    }
    Lake lake = lake(name);
    for (int night = 0; night < nights; night++) {
      Path landing = folder.resolve(name + "-" + night);
      for (Arrival arrival : dealt.get(night)) {
        land(landing, arrival, Instant.ofEpochSecond(1_700_000_000L + night));
      }
      withdraw(lake, decided.get(night));
      assertEquals(Exit.DONE, night(lake, landing).run(TO_LAKE));
    }
    return lake;
  }

  /** Two contents of one path come in different nights; some documents come again. */
  private static void deal(County county, List<List<Arrival>> dealt, Random random) {
    List<Arrival> shuffled = new ArrayList<>(county.arrivals());
    Collections.shuffle(shuffled, random);
    Map<String, List<Integer>> free = new HashMap<>();
    for (Arrival arrival : shuffled) {
      free.computeIfAbsent(arrival.path(), path -> nights(dealt.size(), random));
      dealt.get(free.get(arrival.path()).remove(0)).add(arrival);
    }
    for (Arrival arrival : shuffled) {
      List<Integer> nights = free.get(arrival.path());
      if (!nights.isEmpty() && random.nextInt(4) == 0) {
        dealt.get(nights.remove(0)).add(arrival);
      }
    }
  }

  private static List<Integer> nights(int count, Random random) {
    var nights = new ArrayList<Integer>();
    for (int night = 0; night < count; night++) {
      nights.add(night);
    }
    Collections.shuffle(nights, random);
    return nights;
  }

  private static void land(Path landing, Arrival arrival, Instant modified) throws IOException {
    Path file = landing.resolve(arrival.path());
    Files.createDirectories(file.getParent());
    Files.write(file, arrival.content());
    Files.setLastModifiedTime(file, FileTime.from(modified));
    if (arrival.url() != null) {
      Path sidecar = file.resolveSibling(file.getFileName() + ".meta.json");
      Files.writeString(
          sidecar,
          "{\"url\": \"%s\", \"published_on\": \"%s\"}"
              .formatted(arrival.url(), arrival.published()));
      Files.setLastModifiedTime(sidecar, FileTime.from(modified));
    }
  }

  private static void withdraw(Lake lake, List<String> contents) {
    var decisions = new ArrayList<Decisions.Decision>();
    for (String sha : contents) {
      var at = Instant.ofEpochSecond(1_700_000_000L);
      decisions.add(
          new Decisions.Decision(
              at, "a tester", Decisions.Action.WITHDRAW, sha, "a path", "a reason", null));
    }
    if (!decisions.isEmpty()) {
      Decisions.add(lake, decisions);
    }
  }

  private static List<County> counties() throws IOException {
    var counties = new ArrayList<County>();
    Divisions divisions = Divisions.catalogue();
    var names = new TreeMap<String, Division>();
    for (Division division : divisions.all()) {
      if (division.level().equals("county")
          && division.name().endsWith("县")
          && division.validDuring(2011)
          && division.validDuring(2012)) {
        names.put(divisions.fullName(division), division);
      }
    }
    List<String> shuffled = new ArrayList<>(names.keySet());
    Collections.shuffle(shuffled, new Random(5));
    for (String name : shuffled.subList(0, COUNTIES)) {
      counties.add(county(name, names.get(name).code(), new Random(name.hashCode())));
    }
    return counties;
  }

  private static County county(String name, String code, Random random) throws IOException {
    int received = 20 + random.nextInt(500);
    String site = "http://www.x" + code + ".gov.cn/";
    String page = code + "/2011.txt";
    byte[] report = report(name, 2011, received, 300 + random.nextInt(90), true);
    byte[] corrected = report(name, 2011, received + 7, 301, true);
    byte[] supplement = report(name, 2011, 0, 302, false);
    byte[] replaced = report(name, 2011, received + 1, 303, true);
    byte[] next = report(name, 2012, received + 9, 304, true);
    List<Arrival> all =
        List.of(
            new Arrival(page, report, site + "a", "2012-02-0" + (1 + random.nextInt(9))),
            new Arrival(code + "/c.txt", corrected, site + "c", "2012-05-01"),
            new Arrival(code + "/s.txt", supplement, site + "s", "2012-06-01"),
            new Arrival(page, replaced, site + "a", "2012-02-0" + (1 + random.nextInt(9))),
            new Arrival(code + "/copy.txt", report, "http://www.example.com/" + code, "2012-09-01"),
            new Arrival(code + "/again.txt", corrected, null, null),
            new Arrival(code + "/n.txt", next, site + "n", "2013-01-01"),
            new Arrival(code + "/p.zip", zip("r.txt", report), null, null),
            new Arrival(code + "/p.zip", zip("r.txt", report, "n.txt", next), null, null),
            new Arrival(code + "/bad.html", new byte[] {(byte) code.charAt(5), 0, 1}, null, null));
    var arrivals = new ArrayList<Arrival>();
    for (Arrival arrival : all) {
      if (random.nextInt(3) > 0) {
        arrivals.add(arrival);
      }
    }
    List<String> withdrawn =
        random.nextInt(4) == 0
            ? List.of(sha256(random.nextBoolean() ? corrected : next))
            : List.of();
    return new County(arrivals, withdrawn);
  }

  private static byte[] report(
      String name, int year, int received, int disclosed, boolean complete) {
    var text = new StringBuilder();
    text.append("%s人民政府%d年政府信息公开工作年度报告\n".formatted(name, year));
    text.append("一、主动公开情况\n全年主动公开政府信息%d条。\n".formatted(disclosed));
    if (complete) {
      text.append("二、依申请公开情况\n%d年，共收到政府信息公开申请%d件。\n".formatted(year, received));
      text.append("三、复议诉讼情况\n涉及政府信息公开的行政诉讼%d件。\n".formatted(received % 5));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Object... members) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < members.length; i += 2) {
        var entry = new ZipEntry((String) members[i]);
        entry.setLastModifiedTime(FileTime.fromMillis(1_300_000_000_000L));
        zip.putNextEntry(entry);
        zip.write((byte[]) members[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Lake lake(String name) {
    return Lake.at(spark(), folder.resolve(name).toString());
  }

  private static Night night(Lake lake, Path landing) {
    Map<String, String> given =
        Map.of(
            "landing", landing.toString(), "lake", lake.root().toString(), "quarantine.share", "1");
    Settings settings = Settings.of(null, Map.of(), given);
    return new Night(lake, settings, new Progress(System.err, true), "test");
  }
}
