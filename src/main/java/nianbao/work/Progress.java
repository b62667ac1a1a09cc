package nianbao.work;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What the operator sees while a run works: a line a stage, on stderr. */
final class Progress extends SparkListener {
  /** How much of one of Spark's stages is done. */
  private record Pieces(int done, int all) {
    Pieces oneMore() {
      return new Pieces(done + 1, all);
    }
  }

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
  private final Map<Integer, Pieces> pieces = new HashMap<>();

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
    pieces.put(submitted.stageInfo().stageId(), new Pieces(0, submitted.stageInfo().numTasks()));
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    pieces.remove(completed.stageInfo().stageId());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    // Several of Spark's stages may run at once, and a task may be tried again.
    Pieces now = pieces.computeIfPresent(ended.stageId(), (id, before) -> before.oneMore());
    long time = System.currentTimeMillis();
    if (now != null && now.all() > 1 && time - lastLine > EVERY_MS) {
      lastLine = time;
      line("  %d of %d pieces".formatted(Math.min(now.done(), now.all()), now.all()));
    }
  }

  private void line(String text) {
    if (!quiet) {
      out.println(format.line(runId, stage, elapsed(), text));
    }
  }
}
