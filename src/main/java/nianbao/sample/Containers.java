package nianbao.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Zip and tar.gz with everything stored, nothing compressed: how far a library compresses differs
 * from machine to machine, and the corpus must not.
 */
final class Containers {
  private static final int TAR_BLOCK = 512;
  private static final int STORED_BLOCK = 65_535;

  private Containers() {}

  static void write(Path file, List<Paper> papers) throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    for (Paper paper : papers) {
      members.put(paper.name(), paper.bytes());
      if (paper.sidecar() != null) {
        members.put(paper.name() + ".meta.json", paper.sidecar().getBytes(StandardCharsets.UTF_8));
      }
    }
    boolean zip = file.toString().endsWith(".zip");
    Files.write(file, zip ? zip(members) : gzip(tar(members)));
  }

  static byte[] zip(Map<String, byte[]> members) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        var entry = new ZipEntry(member.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(member.getValue().length);
        entry.setCompressedSize(member.getValue().length);
        entry.setCrc(crc(member.getValue()));
        entry.setTimeLocal(java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static long crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static byte[] tar(Map<String, byte[]> members) {
    var tar = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> member : members.entrySet()) {
      byte[] content = member.getValue();
      tar.writeBytes(header(member.getKey(), content.length));
      tar.writeBytes(content);
      tar.writeBytes(new byte[(TAR_BLOCK - content.length % TAR_BLOCK) % TAR_BLOCK]);
    }
    tar.writeBytes(new byte[2 * TAR_BLOCK]);
    return tar.toByteArray();
  }

  private static byte[] header(String name, int size) {
    var header = new byte[TAR_BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, octal(size) + " ");
    put(header, 136, octal(1_577_836_800) + " ");
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, octal(sum).substring(5) + "\0 ");
    return header;
  }

  private static String octal(long number) {
    String digits = Long.toOctalString(number);
    return "0".repeat(11 - digits.length()) + digits;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** Gzip of stored blocks, written by hand. */
  private static byte[] gzip(byte[] content) {
    var gzip = new ByteArrayOutputStream(content.length + 64);
    gzip.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255});
    for (int from = 0; from < content.length; from += STORED_BLOCK) {
      int length = Math.min(STORED_BLOCK, content.length - from);
      gzip.write(from + length == content.length ? 1 : 0);
      little(gzip, length, 2);
      little(gzip, ~length, 2);
      gzip.write(content, from, length);
    }
    little(gzip, crc(content), 4);
    little(gzip, content.length, 4);
    return gzip.toByteArray();
  }

  private static void little(ByteArrayOutputStream out, long number, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (number >>> (8 * i)) & 0xFF);
    }
  }
}
