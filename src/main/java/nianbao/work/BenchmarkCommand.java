package nianbao.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nianbao.lake.Lake;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.apache.spark.sql.SparkSession;
import org.jsoup.Jsoup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "benchmark",
    description =
        "Reports per second, landing to published trends, beside the floor: jsoup alone parsing the same bytes on the same cores.")
final class BenchmarkCommand implements Callable<Integer> {
  @Mixin Options options;

  @Option(
      names = "--reports",
      defaultValue = "2000",
      split = ",",
      paramLabel = "N[,N…]",
      description = "Sizes; default 2000.")
  List<Integer> sizes;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to work; default a temporary folder, deleted afterwards.")
  Path dir;

  @Override
  public Integer call() throws Exception {
    boolean temporary = dir == null;
    Path base =
        temporary ? Files.createTempDirectory("nianbao-benchmark") : Files.createDirectories(dir);
    try {
      System.out.printf(
          "%10s %12s %14s %14s %8s%n", "reports", "seconds", "reports/s", "floor/s", "ratio");
      for (int size : sizes) {
        measure(base.resolve("n" + size), size);
      }
      return Exit.DONE;
    } finally {
      if (temporary) {
        delete(base);
      }
    }
  }

  private void measure(Path folder, int size) throws Exception {
    SampleCorpus.Written written =
        SampleCorpus.write(folder.resolve("sample"), size, 1, SampleOptions.USUAL);
    Map<String, String> given = new HashMap<>();
    given.put("landing", folder.resolve("sample/landing").toString());
    given.put("lake", folder.resolve("lake").toString());
    given.put("publish", folder.resolve("publish").toString());
    Settings settings = options.settings(given);
    var progress = new Progress(System.err, options.quiet);
    long start = System.nanoTime();
    try (SparkSession spark = options.spark(settings, progress)) {
      new Night(Lake.at(spark, settings.required("lake")), settings, progress, "benchmark")
          .run(EnumSet.allOf(Night.Stage.class));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double floor = written.documents() / floorSeconds(folder.resolve("sample/landing"));
    double rate = written.documents() / seconds;
    System.out.printf(
        "%,10d %,12.1f %,14.1f %,14.1f %8.1f%n", size, seconds, rate, floor, floor / rate);
    progress.seconds().forEach((stage, s) -> System.err.printf("  %-8s %6.1f s%n", stage, s));
  }

  /** Seconds that jsoup alone needs for the landing's bytes, all cores, after one warm-up pass. */
  private static double floorSeconds(Path landing)
      throws IOException, InterruptedException, ExecutionException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(landing)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> !f.toString().endsWith(".json"))
              .sorted()
              .toList();
    }
    parse(files.subList(0, Math.min(files.size(), 500)));
    long start = System.nanoTime();
    parse(files);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void parse(List<Path> files) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> parsed = new ArrayList<>();
      for (Path file : files) {
        parsed.add(
            pool.submit(
                () ->
                    Jsoup.parse(new ByteArrayInputStream(Files.readAllBytes(file)), null, "")
                        .text()
                        .length()));
      }
      for (Future<?> one : parsed) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
