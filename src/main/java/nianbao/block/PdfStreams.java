package nianbao.block;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Counts what a PDF's compressed streams unpack to, before any library unpacks them in memory. */
final class PdfStreams {
  private static final long MAX_STREAM = 96L << 20;
  private static final long MAX_TOTAL = 512L << 20;
  private static final int DICTIONARY = 400;

  private PdfStreams() {}

  /** Why the document is too much to unpack, or null. Pictures do not count: none is unpacked. */
  static String tooMuch(byte[] bytes) {
    long total = 0;
    byte[] sink = new byte[1 << 16];
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      String dictionary =
          new String(
              bytes,
              Math.max(0, at - DICTIONARY),
              Math.min(at, DICTIONARY),
              StandardCharsets.ISO_8859_1);
      dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj")));
      if (!dictionary.contains("/FlateDecode") && !dictionary.contains("/Fl")
          || dictionary.contains("/Image")) {
        continue;
      }
      long unpacked = unpacked(bytes, at, sink);
      total += unpacked;
      if (unpacked > MAX_STREAM || total > MAX_TOTAL) {
        return "unpacks to more than is allowed";
      }
      if (dictionary.indexOf("/FlateDecode") != dictionary.lastIndexOf("/FlateDecode")) {
        return "a stream packed twice";
      }
    }
    return null;
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

  private static long unpacked(byte[] bytes, int from, byte[] sink) {
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      long size = 0;
      while (!inflater.finished() && size <= MAX_STREAM) {
        int n = inflater.inflate(sink);
        if (n == 0) {
          return size;
        }
        size += n;
      }
      return size;
    } catch (DataFormatException e) {
      return 0;
    } finally {
      inflater.end();
    }
  }
}
