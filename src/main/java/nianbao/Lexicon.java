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

  /** For each character, the node it leads to from the root; 0 for none. */
  private final int[] first = new int[Character.MAX_VALUE + 1];

  // Whether two characters may lead on from the root: spares nearly every look into the table.
  private final long[] pairs = new long[1 << 10];

  // An open hash table of the edges below the root: node and character in one number.
  private long[] edges = new long[64];
  private int[] targets = new int[64];
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
      if (first[text.charAt(i)] != ROOT) {
        eachAt(text, i, (end, meaning) -> meanings.accept(meaning));
      }
    }
  }

  /** Where the next word of a text begins, at a place or behind it; -1 if there is none. */
  public int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (first[text.charAt(i)] != ROOT && longestAt(text, i) != null) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked")
  private V meaning(int node) {
    return (V) meanings[node];
  }

  private void add(String word, V meaning) {
    if (word.isEmpty()) {
      return;
    }
    int node = first[word.charAt(0)];
    if (node == ROOT) {
      node = node();
      first[word.charAt(0)] = node;
    }
    if (word.length() > 1) {
      int pair = pair(word.charAt(0), word.charAt(1));
      pairs[pair >> 6] |= 1L << pair;
    }
    for (int i = 1; i < word.length(); i++) {
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
    if (nodeCount == meanings.length) {
      meanings = Arrays.copyOf(meanings, 2 * nodeCount);
    }
    return nodeCount++;
  }

  private int next(int node, char c) {
    return targets[slot(edge(node, c))];
  }

  private static int pair(char a, char b) {
    return a * 31 + b & 0xFFFF;
  }

  /** The node that the first character of a word leads to; the root where no word begins. */
  private int enter(String text, int start) {
    if (start >= text.length()) {
      return ROOT;
    }
    int node = first[text.charAt(start)];
    if (node == ROOT || meanings[node] != null || start + 1 == text.length()) {
      return node;
    }
    int pair = pair(text.charAt(start), text.charAt(start + 1));
    return (pairs[pair >> 6] >>> pair & 1) == 0 ? ROOT : node;
  }

  private static long edge(int node, char c) {
    return (long) node << 16 | c;
  }

  private void connect(long edge, int target) {
    if (2 * ++edgeCount > edges.length) {
      long[] oldEdges = edges;
      int[] oldTargets = targets;
      edges = new long[2 * oldEdges.length];
      targets = new int[2 * oldEdges.length];
      for (int i = 0; i < oldEdges.length; i++) {
        if (oldTargets[i] != ROOT) {
          put(oldEdges[i], oldTargets[i]);
        }
      }
    }
    put(edge, target);
  }

  private void put(long edge, int target) {
    int slot = slot(edge);
    edges[slot] = edge;
    targets[slot] = target;
  }

  /** The slot of an edge, or the free one where it belongs. */
  private int slot(long edge) {
    int mask = edges.length - 1;
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (targets[slot] != ROOT && edges[slot] != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
