package nianbao.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  private static List<Integer> through(Function<Integer, Integer> function) {
    var seen = new ArrayList<Integer>();
    new Ahead<>(NUMBERS.iterator(), function, n -> 1, 4, 100).forEachRemaining(seen::add);
    return seen;
  }

  @Test
  void keepsTheOrderOfTheSourceAndLeavesOutWhatHasNoResult() {
    List<Integer> seen = through(n -> n % 10 == 0 ? null : n);

    assertEquals(NUMBERS.stream().filter(n -> n % 10 != 0).toList(), seen);
  }

  @Test
  void worksOnSeveralAtATime() throws InterruptedException {
    // Four that wait for each other end only where four are started together.
    var together = new CountDownLatch(4);
    var ahead =
        new Ahead<>(
            List.of(1, 2, 3, 4).iterator(),
            n -> {
              together.countDown();
              try {
                return together.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            n -> 1,
            4,
            100);

    ahead.forEachRemaining(met -> assertTrue(met));
  }

  @Test
  void startsNoMoreThanTheWeightBesidesTheElementToTake() {
    var held = new AtomicInteger();
    var most = new AtomicInteger();
    var ahead =
        new Ahead<>(
            NUMBERS.iterator(),
            n -> {
              most.accumulateAndGet(held.addAndGet(3), Math::max);
              return n;
            },
            n -> 3,
            4,
            5);
    while (ahead.hasNext()) {
      ahead.next();
      held.addAndGet(-3);
    }

    assertTrue(most.get() <= 6, "held " + most.get());
  }

  @Test
  void whatIsHeavierThanTheBoundIsStillRead() {
    var seen = new ArrayList<Integer>();
    new Ahead<>(List.of(3, 99, 3).iterator(), n -> n, n -> n, 4, 5).forEachRemaining(seen::add);

    assertEquals(List.of(3, 99, 3), seen);
  }

  @Test
  void aFailureReachesTheReader() {
    var failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                through(
                    n -> {
                      if (n == 42) {
                        throw new IllegalStateException("no answer");
                      }
                      return n;
                    }));

    assertEquals("no answer", failure.getMessage());
  }
}
