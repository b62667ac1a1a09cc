package nianbao.block;

import java.util.TreeMap;

/**
 * One look over the tags of a page before it is parsed: whether anything must be mended at all.
 *
 * @param elements how many elements open
 * @param deepest how deep elements nest that must be closed, tables apart
 * @param deepestTable how deep tables nest
 * @param stray whether rows or cells stand outside any table
 */
record HtmlScan(int elements, int deepest, int deepestTable, boolean stray) {
  private static final int TABLE = 1;
  private static final int PART_OF_TABLE = 2;
  private static final int LONE = 3;
  private static final int SKIPPED = 4;
  private static final int NAME = 10;

  // An open hash table of names packed into longs, so that no string is made for any tag.
  private static final long[] KEYS = new long[256];
  private static final int[] KINDS = new int[KEYS.length];

  static {
    var kinds = new TreeMap<Long, Integer>();
    HtmlDepth.EXEMPT.forEach(name -> kinds.put(key(name, 0), LONE));
    for (String name : new String[] {"td", "th", "tr"}) {
      kinds.put(key(name, 0), PART_OF_TABLE);
    }
    kinds.put(key("table", 0), TABLE);
    kinds.put(key("script", 0), SKIPPED);
    kinds.put(key("style", 0), SKIPPED);
    kinds.forEach(
        (key, kind) -> {
          KEYS[slot(key)] = key;
          KINDS[slot(key)] = kind;
        });
  }

  static HtmlScan of(String source) {
    int elements = 0;
    int depth = 0;
    int deepest = 0;
    int tables = 0;
    int deepestTable = 0;
    boolean stray = false;
    for (int i = source.indexOf('<'); i >= 0; i = source.indexOf('<', i + 1)) {
      char next = i + 1 < source.length() ? source.charAt(i + 1) : ' ';
      if (next == '!' && source.startsWith("!--", i + 1)) {
        i = HtmlSource.end(source, i) - 1;
        continue;
      }
      boolean closes = next == '/';
      int step = closes ? -1 : 1;
      elements += closes ? 0 : 1;
      switch (kind(source, closes ? i + 2 : i + 1)) {
        case TABLE -> tables = Math.max(0, tables + step);
        case PART_OF_TABLE -> stray |= tables == 0 && !closes;
        case LONE -> {}
        case SKIPPED -> i = Math.max(i, (closes ? i : HtmlSource.end(source, i)) - 1);
        default -> depth = Math.max(0, depth + step);
      }
      deepest = Math.max(deepest, depth);
      deepestTable = Math.max(deepestTable, tables);
    }
    return new HtmlScan(elements, deepest, deepestTable, stray);
  }

  private static int kind(String source, int from) {
    long key = key(source, from);
    if (key == 0) {
      return LONE;
    }
    return KINDS[slot(key)];
  }

  /** Where a name stands, or the free place where it would. */
  private static int slot(long key) {
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 56);
    while (KEYS[slot] != 0 && KEYS[slot] != key) {
      slot = slot + 1 & KEYS.length - 1;
    }
    return slot;
  }

  /** The name that begins here, letter by letter in the digits of a number; 0 for no name. */
  private static long key(String source, int from) {
    long key = 0;
    int to = Math.min(source.length(), from + NAME);
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      int letter = c >= 'A' && c <= 'Z' ? c + ' ' : c;
      if (letter >= 'a' && letter <= 'z') {
        key = key * 64 + letter - 'a' + 1;
      } else if (c >= '0' && c <= '9') {
        key = key * 64 + c - '0' + 27;
      } else if (c == '!' || c == ':') {
        key = key * 64 + (c == '!' ? 38 : 39);
      } else {
        break;
      }
    }
    return key;
  }
}
