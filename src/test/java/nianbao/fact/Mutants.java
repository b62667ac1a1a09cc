package nianbao.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Documents of every carrier, broken in every way we could think of; the same for the same seed.
 */
final class Mutants {
  // Large ones only where many documents are tried: each takes seconds.
  private static final int BOMB = Integer.getInteger("fuzz.bomb", 4 << 20);

  record Seed(String name, byte[] bytes) {}

  record Mutant(String name, byte[] bytes) {}

  private interface Break {
    byte[] of(byte[] whole, Random random) throws IOException;
  }

  private enum Kind {
    BITS(Mutants::bits),
    CUT(Mutants::cut),
    INSERTED(Mutants::inserted),
    REPEATED(Mutants::repeated),
    ERASED(Mutants::erased),
    MARKUP(Mutants::markup),
    NESTED(Mutants::nested),
    SPANS(Mutants::spans),
    ENTITIES(Mutants::entities),
    DIGITS(Mutants::digits),
    PACKED(Mutants::packed),
    BOMB(Mutants::bomb),
    WARC(Mutants::warc);

    private final Break how;

    Kind(Break how) {
      this.how = how;
    }
  }

  private static final List<String> MARKUP =
      List.of(
          "<table>",
          "</table>",
          "<tr>",
          "<td rowspan=1000000 colspan=1000000>",
          "</tr></td>",
          "<script>",
          "<style>*{display:none}",
          "<!--",
          "<![CDATA[",
          "<svg><math>",
          "<select>",
          "<table><caption><table>",
          "&#0;",
          "&#x10FFFF;",
          "|",
          "|---|\n",
          "\t",
          "\u0000",
          "\uFFFE",
          "一、二、",
          "‹@#¤※†›",
          "（（（（",
          "%s%n",
          "9999999999999999999999999999",
          "1,2,3,,4",
          "第二十条第（一）项",
          "总计",
          "行政复议");

  private Mutants() {}

  /** All made-up documents among the test resources, and containers of some of them. */
  static List<Seed> seeds(Path resources) throws IOException {
    var seeds = new ArrayList<Seed>();
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file : files.filter(Mutants::isDocument).sorted().toList()) {
        seeds.add(new Seed(resources.relativize(file).toString(), Files.readAllBytes(file)));
      }
    }
    return seeds;
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString();
    boolean source = name.startsWith("source.") && !name.matches(".*\\.(ref|json)");
    boolean carrier = name.matches(".*\\.(pdf|docx?|xlsx?)");
    return Files.isRegularFile(file) && (source || carrier);
  }

  /** The mutant of a number: one document broken in one to three ways. */
  static Mutant mutant(List<Seed> seeds, long seed, int number) throws IOException {
    var random = new Random(seed * 1_000_003 + number);
    Seed from = seeds.get(number % seeds.size());
    byte[] bytes = from.bytes();
    var how = new ArrayList<Kind>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      boolean large = kind == Kind.BOMB || bytes.length > 8 << 20;
      if (!large || i == 0 && random.nextInt(4) == 0) {
        bytes = inside(bytes, kind, random);
        how.add(kind);
      }
    }
    return new Mutant(from.name() + how, bytes);
  }

  /** Every other office package is broken inside a part, else only its zip would be tried. */
  private static byte[] inside(byte[] bytes, Kind kind, Random random) throws IOException {
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    boolean around = kind == Kind.PACKED || kind == Kind.BOMB || kind == Kind.WARC;
    if (!zip || around || random.nextBoolean()) {
      return kind.how.of(bytes, random);
    }
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
        var zipped = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = in.readAllBytes();
        zipped.putNextEntry(new ZipEntry(entry.getName()));
        boolean main = entry.getName().matches(".*(document|sheet1|sharedStrings|styles)\\.xml");
        zipped.write(main && random.nextInt(3) > 0 ? kind.how.of(part, random) : part);
      }
    } catch (IOException | IllegalArgumentException broken) {
      return kind.how.of(bytes, random);
    }
    return out.toByteArray();
  }

  private static int at(byte[] whole, Random random) {
    return whole.length == 0 ? 0 : random.nextInt(whole.length);
  }

  private static byte[] bits(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 0; i < 1 + random.nextInt(40) && bytes.length > 0; i++) {
      bytes[at(bytes, random)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] cut(byte[] whole, Random random) {
    int from = random.nextInt(5) == 0 ? at(whole, random) : 0;
    int length = whole.length == 0 ? 0 : random.nextInt(whole.length - from);
    return Arrays.copyOfRange(whole, from, from + length);
  }

  private static byte[] put(byte[] whole, int at, byte[] what) {
    var out = new ByteArrayOutputStream();
    out.write(whole, 0, at);
    out.writeBytes(what);
    out.write(whole, at, whole.length - at);
    return out.toByteArray();
  }

  private static byte[] inserted(byte[] whole, Random random) {
    byte[] noise = new byte[1 + random.nextInt(400)];
    random.nextBytes(noise);
    return put(whole, at(whole, random), noise);
  }

  private static byte[] repeated(byte[] whole, Random random) {
    int from = at(whole, random);
    byte[] piece = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + 2_000));
    byte[] bytes = whole;
    for (int i = 0; i < 1 + random.nextInt(30); i++) {
      bytes = put(bytes, from, piece);
    }
    return bytes;
  }

  private static byte[] erased(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int from = at(bytes, random);
    Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(3_000)), (byte) 0);
    return bytes;
  }

  private static byte[] markup(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      String words = MARKUP.get(random.nextInt(MARKUP.size()));
      bytes = put(bytes, at(bytes, random), words.getBytes(UTF_8));
    }
    return bytes;
  }

  private static byte[] nested(byte[] whole, Random random) {
    List<String> open =
        List.of("<div>", "<table><tr><td>", "<b><i>", "<w:tbl><w:tr><w:tc>", "<ul><li>", "(", "[");
    String deep = open.get(random.nextInt(open.size())).repeat(100 + random.nextInt(20_000));
    return put(whole, at(whole, random), deep.getBytes(UTF_8));
  }

  private static byte[] spans(byte[] whole, Random random) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    List<String> spans = List.of("1000000", "0", "-1", "99999999999999999999", "65534", "2");
    String span = spans.get(random.nextInt(spans.size()));
    return text.replaceAll("(?i)((?:row|col)span\\s*=\\s*\"?)\\d+", "$1" + span)
        .replaceAll("(gridSpan w:val=\")\\d+", "$1" + span)
        .replaceAll("<td>", "<td rowspan=\"" + span + "\" colspan=" + span + ">")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] entities(byte[] whole, Random random) {
    var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"申请\">");
    for (char c = 'b'; c < 'k'; c++) {
      String before = "&" + (char) (c - 1) + ";";
      bomb.append("<!ENTITY ").append(c).append(" \"").append(before.repeat(10)).append("\">");
    }
    bomb.append(
        "<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY h SYSTEM \"http://127.0.0.1:9/\">");
    byte[] head = bomb.append("]><x>&j;&f;&h;</x>").toString().getBytes(UTF_8);
    return put(whole, random.nextBoolean() ? 0 : at(whole, random), head);
  }

  private static byte[] digits(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9' && random.nextInt(6) == 0) {
        bytes[i] = (byte) "0123456789,.-/ ".charAt(random.nextInt(15));
      }
    }
    return bytes;
  }

  private static byte[] packed(byte[] whole, Random random) throws IOException {
    byte[] bytes = whole;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes = random.nextInt(3) == 0 ? gzip(bytes) : zip("a/" + i + ".html", bytes);
    }
    return random.nextInt(3) == 0 ? bits(bytes, random) : bytes;
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.putNextEntry(new ZipEntry("../" + name));
      zip.write(content, 0, content.length / 2);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] bomb(byte[] whole, Random random) throws IOException {
    byte[] blank = new byte[BOMB];
    Arrays.fill(blank, (byte) (random.nextBoolean() ? '1' : 0));
    byte[] zip = random.nextBoolean() ? gzip(blank) : zip("word/document.xml", blank);
    return random.nextBoolean() ? zip("b.zip", zip) : zip;
  }

  private static byte[] warc(byte[] whole, Random random) {
    int length = random.nextInt(3) == 0 ? random.nextInt(1 << 30) : whole.length;
    String head =
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + "WARC-Target-URI: http://a.example/1.html\r\nContent-Type: text/html\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    return put(whole, 0, head.getBytes(UTF_8));
  }
}
