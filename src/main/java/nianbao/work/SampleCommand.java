package nianbao.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nianbao.sample.SampleCorpus;
import nianbao.sample.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sample",
    description =
        "Makes a believable corpus with its own truth: DIR/landing, DIR/truth.csv, DIR/reports.csv. The same seed makes the same bytes.")
final class SampleCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A new or empty folder.")
  Path out;

  @Option(names = "--reports", required = true, paramLabel = "N", description = "How many reports.")
  int reports;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Default 1.")
  long seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  boolean help;

  @Override
  public Integer call() throws IOException {
    if (reports < 1) {
      throw new Exit(Exit.USAGE, "--reports must be at least 1");
    }
    long start = System.nanoTime();
    SampleCorpus.Written written = SampleCorpus.write(out, reports, seed, SampleOptions.USUAL);
    System.out.printf(
        "%,d documents of %,d reports, %.1f MB, %,d rows of truth in %.1f s%n%s%n",
        written.documents(),
        written.reports(),
        written.bytes() / 1e6,
        written.truthRows(),
        (System.nanoTime() - start) / 1e9,
        out.toAbsolutePath());
    return Exit.DONE;
  }
}
