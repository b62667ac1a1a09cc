package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nianbao.block.Document;
import org.junit.jupiter.api.Test;

/**
 * Mutated documents of every carrier: no exception, each accounted for, bounded time, and our own
 * reader never the one that breaks. {@code -Dfuzz.count=10000} runs many, {@code -Dfuzz.seed} other
 * ones.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 200);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int SECONDS = 30;

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private long slowest;
  private String slowestName = "";

  @Test
  void whateverTheBytesEachDocumentIsAccountedForInBoundedTime() throws Exception {
    List<Mutants.Seed> seeds = Mutants.seeds(Path.of("src/test/resources"));
    assertTrue(seeds.size() > 20, "too few documents to mutate");
    ExecutorService reader = Executors.newSingleThreadExecutor(FuzzTest::daemon);
    try {
      for (int i = 0; i < COUNT && failures.size() < 20; i++) {
        run(reader, Mutants.mutant(seeds, SEED, i), i);
      }
    } finally {
      reader.shutdownNow();
    }
    System.out.printf(
        "fuzz: %d documents %s, slowest %d ms (%s)%n", COUNT, outcomes, slowest, slowestName);
    assertEquals(List.of(), failures);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }

  private void run(ExecutorService reader, Mutants.Mutant mutant, int number) throws IOException {
    String name = number + " " + mutant.name();
    long start = System.nanoTime();
    try {
      List<ReportReader.Read> reads =
          reader.submit(() -> read(mutant)).get(SECONDS, TimeUnit.SECONDS);
      judge(name, reads);
    } catch (TimeoutException e) {
      failures.add(name + ": more than " + SECONDS + " s");
    } catch (ExecutionException e) {
      failures.add(name + ": " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    long took = (System.nanoTime() - start) / 1_000_000;
    if (took > slowest) {
      slowest = took;
      slowestName = name;
    }
  }

  private static List<ReportReader.Read> read(Mutants.Mutant mutant) {
    var reads = new ArrayList<ReportReader.Read>();
    ReportReader.readLanded(mutant.name(), mutant.bytes(), null, reads::add);
    return reads;
  }

  private void judge(String name, List<ReportReader.Read> reads) {
    if (reads.isEmpty()) {
      failures.add(name + ": not accounted for");
    }
    for (ReportReader.Read read : reads) {
      Document document = read.reading().document();
      outcomes.merge(document.outcome().name(), 1, Integer::sum);
      if (document.outcome() == Document.Outcome.FAILED) {
        failures.add(name + ": " + document.reason());
      } else if (document.outcome() != Document.Outcome.READ && document.reason() == null) {
        failures.add(name + ": " + document.outcome() + " without a reason");
      }
    }
  }
}
