package nianbao.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import nianbao.lake.Decisions;
import nianbao.lake.Lake;

/**
 * How many documents a run holds back that should have been read.
 *
 * @param bad those unreadable or quarantined that no decision covers
 * @param settled those that one covers
 * @param total all documents
 */
record HeldBack(long bad, long settled, long total) {
  private static final int SCALE = 6;

  /**
   * Counts them.
   *
   * @param documents how many there are in each state
   */
  static HeldBack of(Lake lake, Map<String, Long> documents, Instant now) {
    long total = documents.values().stream().mapToLong(Long::longValue).sum();
    long bad = documents.getOrDefault("quarantined", 0L) + documents.getOrDefault("unreadable", 0L);
    long settled = bad == 0 ? 0 : Math.min(bad, Decisions.settled(lake, now));
    return new HeldBack(bad - settled, settled, total);
  }

  boolean isAbove(BigDecimal share) {
    return total > 0
        && BigDecimal.valueOf(bad)
                .divide(BigDecimal.valueOf(total), SCALE, RoundingMode.HALF_UP)
                .compareTo(share)
            > 0;
  }
}
