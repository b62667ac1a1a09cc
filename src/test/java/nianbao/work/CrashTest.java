package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nianbao.SparkTest;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.lake.RunLock;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a lake when a run dies. The run is the real command in a process of its own; what
 * mends it is the next run.
 *
 * <p>{@code -Dkills=50} kills (SIGKILL) fifty runs, each a fiftieth of the undisturbed run's time
 * later than the one before. {@code -Dsmall.disk=DIR} names a folder on a file system of some 64
 * MB, to be filled up.
 */
class CrashTest extends SparkTest {
  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final String SMALL_DISK = System.getProperty("small.disk");
  private static final Set<Night.Stage> STAGES =
      EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE, Night.Stage.TREND);

  @TempDir Path folder;

  private Path landing;
  private List<Path> documents;

  @BeforeEach
  void makeDocuments() throws IOException {
    SampleCorpus.write(folder.resolve("sample"), 14, 21, SampleOptions.USUAL);
    landing = Files.createDirectories(folder.resolve("landing"));
    documents = files(folder.resolve("sample/landing"));
  }

  @Test
  void aSecondCommandIsRefusedWithinSecondsWhileARunHoldsTheLock() throws Exception {
    Path lake = folder.resolve("lake");
    try (RunLock held =
        RunLock.take(Lake.at(spark(), lake.toString()), "run of a test").orElseThrow()) {
      long start = System.nanoTime();
      var second = new Command(lake);
      assertEquals(Exit.LOCKED, second.end(60));
      double seconds = (System.nanoTime() - start) / 1e9;
      Assertions.assertTrue(second.said().contains("run of a test"), second.said());
      // No Spark is started for it: that alone takes longer.
      Assertions.assertTrue(seconds < 20, seconds + " s");
    }
    assertEquals(
        List.of("run.lock"), files(lake).stream().map(f -> f.getFileName().toString()).toList());
  }

  /** Turkish small letters, a day that began hours before, bytes for letters, one core. */
  @Test
  void aMachineOfOtherLocaleZoneAndCoresComesToTheSameLake() throws Exception {
    assumeTrue(KILLS > 0, "-Dkills=N");
    arrive(0, documents.size());
    Path here = folder.resolve("here");
    night(here);
    Path there = folder.resolve("there");
    var command =
        new Command(
            there,
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Auckland",
            "-Dfile.encoding=ISO-8859-9",
            "-XX:ActiveProcessorCount=1");
    assertEquals(Exit.DONE, command.end(600), command.said());
    assertEquals(hash(here), hash(there));
  }

  @Test
  void aRunKilledAtAnyMomentIsMendedByTheNextOne() throws Exception {
    assumeTrue(KILLS > 0, "-Dkills=N");
    arrive(0, documents.size() / 2);
    Path base = folder.resolve("base");
    night(base);
    arrive(documents.size() / 2, documents.size());
    Path undisturbed = copy(base, "undisturbed");
    long start = System.nanoTime();
    assertEquals(Exit.DONE, new Command(undisturbed).end(600));
    long span = System.nanoTime() - start;
    var readers = new Readers(hash(base), hash(undisturbed));
    int died = 0;
    for (int i = 1; i <= KILLS; i++) {
      Path lake = copy(base, "killed" + i);
      var command = new Command(lake);
      boolean killed = kill(command, System.nanoTime() + span * i / KILLS, lake, readers);
      died += killed ? 1 : 0;
      boolean switched = hash(lake).equals(readers.after());
      night(lake);
      assertEquals(readers.after(), hash(lake), command.said());
      readers.look(lake);
      System.err.printf(
          "%d: %s, release %s, mended; %s%n",
          i, killed ? "killed" : "ended", switched ? "new" : "old", lastLine(command.said()));
      delete(lake);
    }
    Assertions.assertTrue(died >= KILLS * 2 / 3, died + " of " + KILLS + " died");
  }

  /** SIGKILL at a moment, readers looking on until then; false where the run ended before. */
  private static boolean kill(Command command, long moment, Path lake, Readers readers)
      throws Exception {
    while (System.nanoTime() < moment && !command.process.waitFor(20, TimeUnit.MILLISECONDS)) {
      readers.look(lake);
    }
    boolean alive = command.process.isAlive();
    command.process.destroyForcibly().waitFor();
    readers.look(lake);
    return alive;
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (before, line) -> line);
  }

  @Test
  void ofTwoRunsStartedTogetherOneWorksAndNothingIsLost() throws Exception {
    assumeTrue(KILLS > 0, "-Dkills=N");
    arrive(0, documents.size());
    Path alone = folder.resolve("alone");
    night(alone);
    Path lake = folder.resolve("shared");
    var one = new Command(lake);
    var other = new Command(lake);
    List<Integer> codes = Stream.of(one.end(600), other.end(600)).sorted().toList();
    assertEquals(List.of(Exit.DONE, Exit.LOCKED), codes, one.said() + other.said());
    assertEquals(hash(alone), hash(lake));
  }

  @Test
  void aFullDiskIsNamedAndLosesNothing() throws Exception {
    assumeTrue(SMALL_DISK != null, "-Dsmall.disk=DIR");
    Path lake = Files.createTempDirectory(Path.of(SMALL_DISK), "lake");
    arrive(0, documents.size() / 2);
    night(lake);
    String before = Files.readString(lake.resolve("release.json"));
    arrive(documents.size() / 2, documents.size());
    Path ballast = Path.of(SMALL_DISK, "ballast");
    try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
      byte[] block = new byte[4096];
      while (lake.toFile().getUsableSpace() > 160_000) {
        file.write(block);
      }
    }
    var command = new Command(lake);
    assertEquals(Exit.UNEXPECTED, command.end(600), command.said());
    Assertions.assertTrue(command.said().contains("is full"), command.said());
    assertEquals(before, Files.readString(lake.resolve("release.json")));
    Files.delete(ballast);
    night(lake);
    Path elsewhere = folder.resolve("elsewhere");
    night(elsewhere);
    assertEquals(hash(elsewhere), hash(lake));
  }

  /** What a reader may see of the pointer at any moment: one whole release, its tables there. */
  private record Readers(String before, String after) {
    void look(Path lake) throws IOException {
      JsonNode release = release(lake);
      String hash = release.get("hash").asText();
      Assertions.assertTrue(hash.equals(before) || hash.equals(after), hash);
      release
          .get("versions")
          .fields()
          .forEachRemaining(
              table -> {
                String commit = "%020d.json".formatted(table.getValue().asLong());
                Path log = lake.resolve(table.getKey()).resolve("_delta_log").resolve(commit);
                Assertions.assertTrue(Files.exists(log), log.toString());
              });
    }
  }

  /** The real command as a process of its own. */
  private final class Command {
    private final Process process;
    private final Path log;

    Command(Path lake, String... more) throws IOException {
      log = Files.createTempFile(folder, "command", ".log");
      var words = new ArrayList<String>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.add("@" + Path.of("conf", "jvm.options").toAbsolutePath());
      words.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m"));
      words.addAll(List.of(more));
      words.add("-cp");
      words.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      words.addAll(List.of("nianbao.work.Main", "nightly", "--landing", landing.toString()));
      words.addAll(List.of("--lake", lake.toString(), "--set", "quarantine.share=1"));
      words.addAll(List.of("--set", "spark.sql.codegen.wholeStage=false"));
      words.addAll(List.of("--set", "spark.sql.codegen.factoryMode=NO_CODEGEN"));
      process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    int end(int seconds) throws InterruptedException {
      Assertions.assertTrue(process.waitFor(seconds, TimeUnit.SECONDS), "no end");
      return process.exitValue();
    }

    String said() throws IOException {
      return Files.readString(log, StandardCharsets.UTF_8);
    }
  }

  private void arrive(int from, int to) throws IOException {
    Path sample = folder.resolve("sample/landing");
    for (Path file : documents.subList(from, to)) {
      Path there = landing.resolve(sample.relativize(file).toString());
      Files.createDirectories(there.getParent());
      Files.copy(file, there);
    }
  }

  private void night(Path lake) throws IOException {
    Map<String, String> given =
        Map.of("landing", landing.toString(), "lake", lake.toString(), "quarantine.share", "1");
    Settings settings = Settings.of(null, Map.of(), given);
    var night =
        new Night(
            Lake.at(spark(), lake.toString()), settings, new Progress(System.err, true), "test");
    assertEquals(Exit.DONE, night.run(STAGES));
    Release release = Lake.at(spark(), lake.toString()).release().orElseThrow();
    assertEquals(release.hash(), Lake.at(spark(), lake.toString()).recomputedHash(release));
  }

  private static String hash(Path lake) throws IOException {
    return release(lake).get("hash").asText();
  }

  private static JsonNode release(Path lake) throws IOException {
    return new ObjectMapper().readTree(lake.resolve("release.json").toFile());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(at).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }
}
