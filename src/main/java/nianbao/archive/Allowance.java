package nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much a landed container, with all that is nested in it, may unpack to. A small file that
 * claims to hold a world is a bomb; what came out before the limit is kept.
 */
final class Allowance {
  static final int MAX_MEMBER = 96 << 20;
  static final int MAX_MEMBERS = 200_000;
  private static final long MAX_TOTAL = 8L << 30;
  private static final long RATIO = 200;
  private static final long FREE = 64L << 20;

  /** The limit is reached; nothing more of this container is read. */
  static final class Exhausted extends IOException {
    Exhausted(String message) {
      super(message);
    }
  }

  /** One member alone is too large; the others may still be read. */
  static final class TooLarge extends IOException {
    TooLarge(String message) {
      super(message);
    }
  }

  private long left;
  private int members;

  /** The total grows with the packed size: pages pack about tenfold, hardly ever 200-fold. */
  Allowance(long packedBytes) {
    left = Math.min(MAX_TOTAL, FREE + packedBytes * RATIO);
  }

  /** Reads a member whole. */
  byte[] readAll(InputStream in) throws IOException {
    if (++members > MAX_MEMBERS) {
      throw new Exhausted("more than %d members".formatted(MAX_MEMBERS));
    }
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      left -= n;
      if (left < 0) {
        throw new Exhausted("unpacks to more than is allowed for its size");
      }
      if (out.size() + n > MAX_MEMBER) {
        throw new TooLarge("larger than %d bytes".formatted(MAX_MEMBER));
      }
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }
}
