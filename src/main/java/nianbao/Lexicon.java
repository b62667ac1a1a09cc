package nianbao;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Words known beforehand, each with what it means, found in a text by walking its characters: a
 * prefix tree. A place where no word begins costs one look into a table, however many words there
 * are.
 *
 * @param <V> what a word means
 */
public final class Lexicon<V> {
  private static final int ROOT = 0;
  private static final int NODE_BITS = 24;
  private static final int MOST_NODES = (1 << NODE_BITS) - 1;

  // A bit for each character that begins a word, and that is one: small enough to stay near.
  private final long[] begins = new long[1 << 10];
  private final long[] alone = new long[1 << 10];

  // Whether two characters may lead on from the root: spares nearly every look into the table.
  private final long[] pairs = new long[1 << 10];

  // An open hash table of the edges: node, character and the node they lead to in one number, so
  // that a look costs one access.
  private long[] edges = new long[64];
  private int edgeCount;

  private Object[] meanings = new Object[16];
  private int nodeCount = 1;

  /** A word found in a text: where it ends, exclusive, and what it means. */
  public record Hit<V>(int end, V meaning) {}

  /** Takes the words that begin at a place of a text, shortest first. */
  @FunctionalInterface
  public interface Hits<V> {
    void hit(int end, V meaning);
  }

  /**
   * @param words by their spelling; the empty word is left out
   */
  public Lexicon(Map<String, V> words) {
    words.forEach(this::add);
  }

  /** The longest word that begins at a place; null if none does. */
  public Hit<V> longestAt(String text, int start) {
    int end = -1;
    int last = ROOT;
    int node = enter(text, start);
    for (int i = start + 1; node != ROOT; i++) {
      if (meanings[node] != null) {
        end = i;
        last = node;
      }
      node = i < text.length() ? next(node, text.charAt(i)) : ROOT;
    }
    return end < 0 ? null : new Hit<>(end, meaning(last));
  }

  /** Whether a word may begin at a place: cheap, and wrong only by too many. */
  public boolean mayBeginAt(String text, int start) {
    return enter(text, start) != ROOT;
  }

  /** Gives every word that begins at a place, shortest first. */
  public void eachAt(String text, int start, Hits<V> hits) {
    int node = enter(text, start);
    for (int i = start + 1; node != ROOT; i++) {
      if (meanings[node] != null) {
        hits.hit(i, meaning(node));
      }
      node = i < text.length() ? next(node, text.charAt(i)) : ROOT;
    }
  }

  /** Gives every word of a text, by where it begins, as often as it stands there. */
  public void eachIn(String text, Consumer<V> meanings) {
    for (int i = 0; i < text.length(); i++) {
      int node = enter(text, i);
      for (int k = i + 1; node != ROOT; k++) {
        if (this.meanings[node] != null) {
          meanings.accept(meaning(node));
        }
        node = k < text.length() ? next(node, text.charAt(k)) : ROOT;
      }
    }
  }

  /** Where the next word of a text begins, at a place or behind it; -1 if there is none. */
  public int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (begins(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a word begins at a place. */
  private boolean begins(String text, int start) {
    int node = enter(text, start);
    for (int i = start + 1; node != ROOT && meanings[node] == null; i++) {
      node = i < text.length() ? next(node, text.charAt(i)) : ROOT;
    }
    return node != ROOT;
  }

  @SuppressWarnings("unchecked")
  private V meaning(int node) {
    return (V) meanings[node];
  }

  private void add(String word, V meaning) {
    if (word.isEmpty()) {
      return;
    }
    set(begins, word.charAt(0));
    if (word.length() == 1) {
      set(alone, word.charAt(0));
    }
    if (word.length() > 1) {
      set(pairs, pair(word.charAt(0), word.charAt(1)));
    }
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      int next = next(node, word.charAt(i));
      if (next == ROOT) {
        next = node();
        connect(edge(node, word.charAt(i)), next);
      }
      node = next;
    }
    meanings[node] = meaning;
  }

  private int node() {
    if (nodeCount > MOST_NODES) {
      throw new IllegalStateException("more than %d nodes".formatted(MOST_NODES));
    }
    if (nodeCount == meanings.length) {
      meanings = Arrays.copyOf(meanings, 2 * nodeCount);
    }
    return nodeCount++;
  }

  private int next(int node, char c) {
    return (int) edges[slot(edge(node, c))] & MOST_NODES;
  }

  private static boolean has(long[] set, int member) {
    return (set[member >> 6] >>> member & 1) != 0;
  }

  private static void set(long[] set, int member) {
    set[member >> 6] |= 1L << member;
  }

  private static int pair(char a, char b) {
    return a * 31 + b & 0xFFFF;
  }

  /** The node that the first character of a word leads to; the root where no word begins. */
  private int enter(String text, int start) {
    if (start >= text.length()) {
      return ROOT;
    }
    char c = text.charAt(start);
    if (!has(begins, c)) {
      return ROOT;
    }
    boolean mayGoOn = start + 1 == text.length() || has(pairs, pair(c, text.charAt(start + 1)));
    return mayGoOn || has(alone, c) ? next(ROOT, c) : ROOT;
  }

  private static long edge(int node, char c) {
    return (long) node << 16 | c;
  }

  private void connect(long edge, int target) {
    if (2 * ++edgeCount > edges.length) {
      long[] old = edges;
      edges = new long[2 * old.length];
      for (long entry : old) {
        if (entry != 0) {
          edges[slot(entry >>> NODE_BITS)] = entry;
        }
      }
    }
    edges[slot(edge)] = edge << NODE_BITS | target;
  }

  /** The slot of an edge, or the free one where it belongs. */
  private int slot(long edge) {
    int mask = edges.length - 1;
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (edges[slot] != 0 && edges[slot] >>> NODE_BITS != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
