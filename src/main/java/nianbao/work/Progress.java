package nianbao.work;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What the operator sees while a run works: a line a stage, on stderr. */
final class Progress extends SparkListener {
  private static final long EVERY_MS = 5_000;

  private final PrintStream out;
  private final boolean quiet;
  private final long start = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String stage = "";
  private long stageStart = start;
  private long lastLine = System.currentTimeMillis();
  private int tasks;
  private int done;

  Progress(PrintStream out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  /** Says that a stage begins; the one before ends. */
  synchronized void begin(String name, String what) {
    end();
    stage = name;
    stageStart = System.nanoTime();
    lastLine = System.currentTimeMillis();
    line("%-8s %s".formatted(name, what));
  }

  /** Says something about the stage. */
  synchronized void say(String what) {
    line("%-8s %s".formatted(stage, what));
  }

  /** Ends the last stage. */
  synchronized void end() {
    if (!stage.isEmpty()) {
      seconds.merge(stage, (System.nanoTime() - stageStart) / 1e9, Double::sum);
      stage = "";
    }
  }

  /** The stage at work, empty between stages. */
  synchronized String current() {
    return stage;
  }

  /** Seconds by stage, in order. */
  synchronized Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }

  double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    tasks = submitted.stageInfo().numTasks();
    done = 0;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    done++;
    long now = System.currentTimeMillis();
    if (now - lastLine > EVERY_MS && tasks > 1) {
      lastLine = now;
      line("%-8s   %d of %d pieces".formatted(stage, done, tasks));
    }
  }

  private void line(String text) {
    if (!quiet) {
      out.printf(Locale.ROOT, "[%6.1f s] %s%n", elapsed(), text);
    }
  }
}
