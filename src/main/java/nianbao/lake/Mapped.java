package nianbao.lake;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator seen through a function, one element in memory at a time. */
record Mapped<A, B>(Iterator<A> source, Function<A, B> function) implements Iterator<B> {
  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return function.apply(source.next());
  }
}
