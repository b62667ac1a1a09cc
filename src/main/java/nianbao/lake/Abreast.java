package nianbao.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/**
 * Pieces of a run that do not wait for each other, a few at a time. Planning a query and committing
 * a table keep one thread busy and the other cores idle; another query fills them.
 */
public final class Abreast {
  /** More queries at a time share the memory and gain nothing. */
  private static final int MOST = 4;

  private Abreast() {}

  /**
   * Runs all pieces; their results in the order of the pieces.
   *
   * @throws RuntimeException what the first piece that failed threw; pieces not yet begun are left
   */
  public static <T> List<T> run(SparkSession spark, List<Callable<T>> pieces) {
    int width = Math.max(1, Math.min(MOST, spark.sparkContext().defaultParallelism()));
    // Threads made here inherit the caller's session and job properties.
    ExecutorService workers = Executors.newFixedThreadPool(width, Abreast::thread);
    try {
      var started = new ArrayList<Future<T>>();
      pieces.forEach(piece -> started.add(workers.submit(piece)));
      var results = new ArrayList<T>();
      for (Future<T> piece : started) {
        results.add(result(piece));
      }
      return results;
    } finally {
      end(workers);
    }
  }

  /** A thread that does not keep the process alive. */
  static Thread thread(Runnable work) {
    var thread = new Thread(work, "nianbao-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** What a piece of work gave, or threw. */
  static <T> T result(Future<T> piece) {
    try {
      return piece.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a worker", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Nothing of a failed run goes on writing behind the next one's back. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    boolean interrupted = false;
    while (!workers.isTerminated()) {
      try {
        workers.awaitTermination(1, java.util.concurrent.TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
