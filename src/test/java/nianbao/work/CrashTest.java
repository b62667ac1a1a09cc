package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
 * <p>{@code -Dkills=50} takes the lake of one run at fifty moments spread over it. The process is
 * stopped, its files are copied, it goes on: what a kill at that moment would leave, to the byte,
 * since what a killed process wrote is not lost. The last moment is a kill indeed, just after the
 * release was switched. {@code -Dsmall.disk=DIR} names a folder on a file system of some 64 MB, to
 * be filled up.
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
    night(undisturbed);
    long gap = (System.nanoTime() - start) / KILLS;
    var readers = new Readers(hash(base), hash(undisturbed));
    List<Path> states = states(base, gap, readers);
    int tried = 0;
    for (int i = 0; i < Math.min(KILLS, states.size()); i++) {
      Path state = states.get((int) ((long) i * states.size() / Math.min(KILLS, states.size())));
      readers.look(state);
      night(state);
      assertEquals(hash(undisturbed), hash(state), state.toString());
      readers.look(state);
      tried++;
      System.err.printf("mended %d, %s%n", tried, state.getFileName());
    }
  }

  /** The lake at moments of one run, each different from the one before; the last one is killed. */
  private List<Path> states(Path base, long gap, Readers readers) throws Exception {
    var states = new ArrayList<Path>();
    Path running = copy(base, "running");
    String last = content(running);
    var command = new Command(running);
    long taken = System.nanoTime();
    while (command.process.isAlive()) {
      readers.look(running);
      if (System.nanoTime() - taken < gap || content(running).equals(last)) {
        Thread.sleep(5);
        continue;
      }
      command.signal("STOP");
      states.add(copy(running, "killed" + states.size()));
      last = content(running);
      // Where the pointer is switched, the process itself is killed, not its copy.
      if (hash(running).equals(readers.after())) {
        command.process.destroyForcibly().waitFor();
        states.add(running);
      }
      command.signal("CONT");
      taken = System.nanoTime();
    }
    System.err.printf("%d moments of one run%n%s", states.size(), command.said());
    Assertions.assertTrue(states.size() >= Math.min(KILLS, 10), states.size() + " states");
    return states;
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
      words.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
      words.addAll(List.of(more));
      words.add("-cp");
      words.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      words.addAll(List.of("nianbao.work.Main", "nightly", "--landing", landing.toString()));
      words.addAll(List.of("--lake", lake.toString(), "--set", "quarantine.share=1"));
      words.addAll(List.of("--set", "spark.sql.codegen.wholeStage=false"));
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

    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
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

  /** Names and sizes of all files: two moments between which nothing was written are one. */
  private static String content(Path lake) throws IOException {
    var lines = new StringBuilder();
    try {
      for (Path file : files(lake)) {
        lines.append(lake.relativize(file)).append(' ').append(Files.size(file)).append('\n');
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      // Gone while it was looked at: not what it was.
      lines.append(e);
    }
    return lines.toString();
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

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return to;
  }
}
