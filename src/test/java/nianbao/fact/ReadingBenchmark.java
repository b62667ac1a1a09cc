package nianbao.fact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What reading a page costs beside parsing it: the same web pages of a sample, all kinds of sites
 * and forms, once by {@link ReportReader} and once by jsoup alone; one thread. Warmed up for as
 * long as the compiler is at work: a night reads for minutes. Run by {@link ReadingSpeedTest}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(1)
public class ReadingBenchmark {
  private static final int REPORTS = 150;

  private final List<Landed> pages = new ArrayList<>();

  /** Makes the pages, the same ones every time. */
  @Setup
  public void pages() throws IOException {
    Path folder = Files.createTempDirectory("nianbao-pages");
    SampleCorpus.write(folder, REPORTS, 11, new SampleOptions(100, 0, 0, 1));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (file.toString().matches(".*\\.html?")) {
          String uri = folder.relativize(file).toString();
          pages.add(new Landed(uri, Files.readAllBytes(file), Sidecar.NONE));
        }
        Files.delete(file);
      }
    }
  }

  @Benchmark
  public void read(Blackhole hole) {
    for (Landed page : pages) {
      hole.consume(ReportReader.read(page));
    }
  }

  @Benchmark
  public void parse(Blackhole hole) throws IOException {
    for (Landed page : pages) {
      hole.consume(Jsoup.parse(new ByteArrayInputStream(page.bytes()), null, ""));
    }
  }
}
