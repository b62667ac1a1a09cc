package nianbao.cell;

import java.util.List;
import java.util.function.Function;

/**
 * Remembers the labels of groups by their words, as {@link nianbao.Memo} does by a text, without
 * running the words together. It never grows, is safe for threads and without influence on any
 * result.
 */
final class LabelMemo {
  private static final int SLOTS = 1 << 12;

  /** Longer headers are run together from many lines and hardly printed again. */
  private static final int LONGEST = 200;

  private record Entry(String[] words, int sameLine, Label label) {
    boolean isOf(Group group) {
      List<Atom> others = group.words();
      boolean same = words.length == others.size() && sameLine == group.sameLine();
      for (int i = 0; same && i < words.length; i++) {
        same = words[i].equals(others.get(i).text());
      }
      return same;
    }
  }

  // Threads may overwrite each other; an entry is immutable and seen whole or not at all.
  private final Entry[] slots = new Entry[SLOTS];

  /** The label of a group; read the same every time, from its words and where they stand. */
  Label of(Group group, Function<Group, Label> read) {
    List<Atom> words = group.words();
    int hash = group.sameLine();
    int length = 0;
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text();
      hash = 31 * hash + text.hashCode();
      length += text.length();
    }
    if (length > LONGEST) {
      return read.apply(group);
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    Entry entry = slots[slot];
    if (entry == null || !entry.isOf(group)) {
      String[] texts = words.stream().map(Atom::text).toArray(String[]::new);
      entry = new Entry(texts, group.sameLine(), read.apply(group));
      slots[slot] = entry;
    }
    return entry.label();
  }
}
