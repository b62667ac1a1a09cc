package nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final AtomicInteger worked = new AtomicInteger();
  private final Memo<String> memo =
      new Memo<>(
          5,
          text -> {
            worked.incrementAndGet();
            return text + "!";
          });

  @Test
  void aTextIsWorkedOutOnce() {
    assertEquals("公开!", memo.of("公开"));
    assertEquals("公开!", memo.of("公" + "开".strip()));
    assertEquals(1, worked.get());
  }

  @Test
  void aLongTextIsNotKept() {
    memo.of("公开政府信息");
    memo.of("公开政府信息");
    assertEquals(2, worked.get());
  }

  @Test
  void moreTextsThanPlacesAndSeveralThreadsNeverMixTwoTextsUp() {
    long wrong =
        IntStream.range(0, 400_000)
            .parallel()
            .map(i -> i % 20_000)
            .filter(i -> !memo.of(String.valueOf(i)).equals(i + "!"))
            .count();
    assertEquals(0, wrong);
    // Both hash to the same number.
    assertEquals("Aa!", memo.of("Aa"));
    assertEquals("BB!", memo.of("BB"));
  }
}
