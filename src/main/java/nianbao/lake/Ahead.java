package nianbao.lake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An iterator seen through a slow function (a file system's answer), some elements ahead of its
 * reader, in the order of the source. What is ahead is bounded in number and in weight; one element
 * heavier than the bound waits until it is alone. What the function gives null for is left out.
 */
final class Ahead<A, B> implements Iterator<B>, AutoCloseable {
  private record Started<B>(Future<B> result, long weight) {}

  private final Iterator<A> source;
  private final Function<A, B> function;
  private final ToLongFunction<A> weight;
  private final int width;
  private final long maxWeight;
  private final ExecutorService workers;
  private final Deque<Started<B>> started = new ArrayDeque<>();
  private A waiting;
  private B ready;
  private long weightStarted;

  /**
   * @param width how many elements are worked on at a time
   * @param maxWeight bound of the weights started and not yet taken
   */
  Ahead(
      Iterator<A> source,
      Function<A, B> function,
      ToLongFunction<A> weight,
      int width,
      long maxWeight) {
    this.source = source;
    this.function = function;
    this.weight = weight;
    this.width = width;
    this.maxWeight = maxWeight;
    this.workers = Executors.newFixedThreadPool(width, Abreast::thread);
  }

  @Override
  public boolean hasNext() {
    start();
    while (ready == null && !started.isEmpty()) {
      Started<B> first = started.remove();
      weightStarted -= first.weight();
      ready = Abreast.result(first.result());
      start();
    }
    if (ready == null) {
      close();
    }
    return ready != null;
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    B result = ready;
    ready = null;
    return result;
  }

  /** Lets the workers go; what was started and not taken is dropped. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void start() {
    while (started.size() < 2 * width && (waiting != null || source.hasNext())) {
      waiting = waiting == null ? source.next() : waiting;
      long heavy = weight.applyAsLong(waiting);
      if (!started.isEmpty() && weightStarted + heavy > maxWeight) {
        return;
      }
      A element = waiting;
      waiting = null;
      weightStarted += heavy;
      started.add(new Started<>(workers.submit(() -> function.apply(element)), heavy));
    }
  }
}
