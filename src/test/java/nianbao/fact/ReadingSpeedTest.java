package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmark where it is asked for: {@code mvn test -Dtest=ReadingSpeedTest -Djmh=true}.
 */
@EnabledIfSystemProperty(named = "jmh", matches = "true")
class ReadingSpeedTest {
  private static final double TARGET = 3;

  @Test
  void readingAPageCostsAtMostThreeTimesItsParsing() throws RunnerException {
    // Not the options of the tests, which compile in haste.
    var options =
        new OptionsBuilder()
            .include(ReadingBenchmark.class.getSimpleName())
            .jvmArgs("-Xmx2g", "-XX:+UseParallelGC")
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Double> scores = new TreeMap<>();
    for (RunResult result : results) {
      scores.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    double ratio = scores.get("read") / scores.get("parse");
    System.out.printf(Locale.ROOT, "reading costs %.2f times jsoup alone, %s%n", ratio, scores);
    assertTrue(ratio <= TARGET, "reading costs " + ratio + " times jsoup alone");
  }
}
