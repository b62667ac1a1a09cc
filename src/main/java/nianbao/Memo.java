package nianbao;

import java.util.function.Function;

/**
 * Remembers what was worked out for short texts that every document prints again, such as labels.
 * It never grows: a text takes the place of another. Safe for threads, and without influence on any
 * result, since what is remembered is a function of the text alone.
 *
 * @param <V> immutable
 */
public final class Memo<V> {
  private static final int SLOTS = 1 << 13;

  private record Entry(String text, Object value) {}

  // Threads may overwrite each other; an entry is immutable and seen whole or not at all.
  private final Entry[] slots = new Entry[SLOTS];
  private final Function<String, V> function;
  private final int longest;

  /** For use with {@link #of(String, Function)} alone. */
  public Memo(int longest) {
    this(longest, null);
  }

  /**
   * @param longest longer texts are worked out every time
   * @param function never gives null
   */
  public Memo(int longest, Function<String, V> function) {
    this.longest = longest;
    this.function = function;
  }

  public V of(String text) {
    return of(text, function);
  }

  /**
   * As {@link #of(String)}, by a function that is the same every time but needs more than the text.
   */
  @SuppressWarnings("unchecked")
  public V of(String text, Function<String, V> function) {
    if (text.length() > longest) {
      return function.apply(text);
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    Entry entry = slots[slot];
    if (entry == null || !entry.text().equals(text)) {
      entry = new Entry(text, function.apply(text));
      slots[slot] = entry;
    }
    return (V) entry.value();
  }
}
