package nianbao.block;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PDF's compressed streams unpack to, seen before any library unpacks them in memory.
 *
 * @param tooMuch why the document is too much to unpack, or null
 * @param damaged streams that cannot be unpacked to their end. The library reads such a stream as
 *     far as it goes and says nothing, though rows of a table may be gone. 0 in encrypted
 *     documents, where it cannot be told.
 */
record PdfStreams(String tooMuch, int damaged) {
  private static final long MAX_STREAM = 96L << 20;
  private static final long MAX_TOTAL = 512L << 20;
  private static final int DICTIONARY = 400;
  private static final String FLATE = "/FlateDecode";

  /** Looks at every stream but pictures: none of those is unpacked. */
  static PdfStreams of(byte[] bytes) {
    long total = 0;
    int damaged = 0;
    byte[] sink = new byte[1 << 16];
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      String dictionary = dictionary(bytes, at);
      if (!dictionary.contains("/Fl") || dictionary.contains("/Image")) {
        continue;
      }
      long unpacked = unpacked(bytes, at, sink);
      total += Math.abs(unpacked);
      damaged += unpacked < 0 ? 1 : 0;
      if (Math.abs(unpacked) > MAX_STREAM || total > MAX_TOTAL) {
        return new PdfStreams("unpacks to more than is allowed", damaged);
      }
      if (dictionary.indexOf(FLATE) != dictionary.lastIndexOf(FLATE)) {
        return new PdfStreams("a stream packed twice", damaged);
      }
    }
    return new PdfStreams(null, isEncrypted(bytes) ? 0 : damaged);
  }

  private static String dictionary(byte[] bytes, int streamAt) {
    int from = Math.max(0, streamAt - DICTIONARY);
    String before = new String(bytes, from, streamAt - from, StandardCharsets.ISO_8859_1);
    return before.substring(Math.max(0, before.lastIndexOf(" obj")));
  }

  private static boolean isEncrypted(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("/Encrypt");
  }

  /** Where the next stream's bytes begin, or -1. */
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + 7 < bytes.length; i++) {
      boolean word =
          bytes[i] == 's'
              && bytes[i + 1] == 't'
              && bytes[i + 2] == 'r'
              && bytes[i + 3] == 'e'
              && bytes[i + 4] == 'a'
              && bytes[i + 5] == 'm'
              && (bytes[i + 6] == '\r' || bytes[i + 6] == '\n')
              && !(i > 2 && bytes[i - 1] == 'd');
      if (word) {
        return bytes[i + 6] == '\r' && bytes[i + 7] == '\n' ? i + 8 : i + 7;
      }
    }
    return -1;
  }

  /** Bytes the stream unpacks to, counted up to the limit; negative where it breaks off. */
  private static long unpacked(byte[] bytes, int from, byte[] sink) {
    var inflater = new Inflater();
    long size = 1;
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      while (!inflater.finished() && size <= MAX_STREAM) {
        int n = inflater.inflate(sink);
        if (n == 0 && !inflater.finished()) {
          return -size;
        }
        size += n;
      }
      return size;
    } catch (DataFormatException e) {
      return -size;
    } finally {
      inflater.end();
    }
  }
}
