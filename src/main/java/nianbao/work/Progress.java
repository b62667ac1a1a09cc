package nianbao.work;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What the operator sees while a run works: a line a stage, on stderr. */
final class Progress extends SparkListener {
  private static final long EVERY_MS = 5_000;

  private final PrintStream out;
  private final boolean quiet;
  private final LogFormat format;
  private String runId = "";
  private final long start = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String stage = "";
  private long stageStart = start;
  private long lastLine = System.currentTimeMillis();
  private int tasks;
  private int done;

  Progress(PrintStream out, boolean quiet) {
    this(out, quiet, LogFormat.TEXT);
  }

  Progress(PrintStream out, boolean quiet, LogFormat format) {
    this.out = out;
    this.quiet = quiet;
    this.format = format;
  }

  /** From now on structured lines carry this run. */
  synchronized void run(String id) {
    runId = id;
    format.run(id);
  }

  /** Says that a stage begins; the one before ends. */
  synchronized void begin(String name, String what) {
    end();
    stage = name;
    stageStart = System.nanoTime();
    lastLine = System.currentTimeMillis();
    line(what);
  }

  /** Says something about the stage. */
  synchronized void say(String what) {
    line(what);
  }

  /** The last word of a run: where its report lies. */
  synchronized void last(String what) {
    stage = "report";
    line(what);
    stage = "";
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
      line("  %d of %d pieces".formatted(done, tasks));
    }
  }

  private void line(String text) {
    if (!quiet) {
      out.println(format.line(runId, stage, elapsed(), text));
    }
  }
}
