package nianbao.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nianbao.Notice;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class ContainersTest {
  private static final Charset GBK = Charset.forName("GBK");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Containers.Opened open(String uri, byte[] bytes) {
    return Containers.open(new Landed(uri, bytes, Sidecar.NONE));
  }

  private static List<String> uris(Containers.Opened opened) {
    return opened.members().stream().map(Landed::uri).toList();
  }

  private static List<String> rules(Containers.Opened opened) {
    return opened.notices().stream().map(Notice::rule).toList();
  }

  /** Names and contents in turn; contents are strings or bytes. */
  private static byte[] zip(Charset names, Object... members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, names)) {
      for (int i = 0; i < members.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) members[i]));
        zip.write(bytes(members[i + 1]));
      }
    }
    return out.toByteArray();
  }

  private static byte[] tar(Object... members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
      for (int i = 0; i < members.length; i += 2) {
        byte[] bytes = bytes(members[i + 1]);
        var entry = new TarArchiveEntry((String) members[i]);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(Object content) {
    return content instanceof byte[] bytes ? bytes : utf8((String) content);
  }

  @Test
  void membersKeepTheirOrderAndTakeTheirSidecars() throws IOException {
    byte[] bytes =
        zip(
            StandardCharsets.UTF_8,
            "b/2.html",
            "second",
            "b/2.html.meta.json",
            "{\"url\":\"http://x/2\"}",
            "a/1.html",
            "first",
            "__MACOSX/a/._1.html",
            "litter");
    var opened = open("in/batch.zip", bytes);
    assertEquals(List.of("in/batch.zip!b/2.html", "in/batch.zip!a/1.html"), uris(opened));
    assertEquals("http://x/2", opened.members().get(0).sidecar().url());
    assertEquals(Sidecar.NONE, opened.members().get(1).sidecar());
    assertArrayEquals(utf8("second"), opened.members().get(0).bytes());
    assertEquals(List.of(), opened.notices());
  }

  @Test
  void aTarTakesSidecarsThatStandBehindTheirDocument() throws IOException {
    byte[] tar = tar("年报.html", "x", "年报.html.meta.json", "{\"title\":\"年报\"}");
    for (byte[] bytes : List.of(tar, gzip(tar))) {
      var opened = open("t.tar", bytes);
      assertEquals(List.of("t.tar!年报.html"), uris(opened));
      assertEquals("年报", opened.members().get(0).sidecar().title());
    }
  }

  @Test
  void aGzippedPageIsOneMemberWithTheContainersSidecar() throws IOException {
    var sidecar = new Sidecar("http://x", null, null, null, null);
    var opened = Containers.open(new Landed("a/page.html.gz", gzip(utf8("<p>")), sidecar));
    assertEquals(List.of("a/page.html.gz!page.html"), uris(opened));
    assertEquals(sidecar, opened.members().get(0).sidecar());
  }

  @Test
  void namesInGbkAreRead() throws IOException {
    var opened = open("n.zip", zip(GBK, "洪泽区/年度报告.html", "x"));
    assertEquals(List.of("n.zip!洪泽区/年度报告.html"), uris(opened));
  }

  @Test
  void aContainerInAContainerIsOpenedAndOneInsideThatIsNot() throws IOException {
    byte[] innermost = zip(StandardCharsets.UTF_8, "c.html", "x");
    byte[] inner = zip(StandardCharsets.UTF_8, "b.html", "x", "c.zip", innermost);
    var opened = open("a.zip", zip(StandardCharsets.UTF_8, "b.zip", inner));
    assertEquals(List.of("a.zip!b.zip!b.html", "a.zip!b.zip!c.zip"), uris(opened));
    assertEquals(List.of("container_nested_too_deeply"), rules(opened));
  }

  @Test
  void pathsCannotLeaveTheContainer() throws IOException {
    byte[] bytes =
        zip(StandardCharsets.UTF_8, "../../etc/passwd", "x", "C:\\a\\b.html", "y", "/r.html", "z");
    var opened = open("p.zip", bytes);
    assertEquals(List.of("p.zip!etc/passwd", "p.zip!a/b.html", "p.zip!r.html"), uris(opened));
    assertEquals(List.of("container_path_cleaned", "container_path_cleaned"), rules(opened));
  }

  @Test
  void membersOfTheSameNameAreToldApart() throws IOException {
    var opened = open("d.zip", zip(StandardCharsets.UTF_8, "a/x.html", "1", "a//x.html", "2"));
    assertEquals(List.of("d.zip!a/x.html", "d.zip!a/x.html#2"), uris(opened));
  }

  @Test
  void halfAZipGivesItsWholeMembersAndSaysSo() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    byte[] whole = zip(StandardCharsets.UTF_8, "a.html", "x", "b.bin", noise, "c.html", "y");
    var opened = open("h.zip", Arrays.copyOf(whole, whole.length / 2));
    assertEquals(List.of("h.zip!a.html"), uris(opened));
    assertTrue(rules(opened).contains("container_broken"), rules(opened).toString());
  }

  @Test
  void aBombIsCutOffAtItsLimit() throws IOException {
    byte[] zeros = new byte[48 << 20];
    byte[] bomb = zip(StandardCharsets.UTF_8, "1", zeros, "2", zeros, "3", zeros, "4", "x");
    var opened = open("b.zip", bomb);
    assertEquals(1, opened.members().size());
    assertEquals(List.of("container_limit_exceeded"), rules(opened));
  }

  @Test
  void aNestedBombSharesTheOuterLimit() throws IOException {
    byte[] zeros = new byte[48 << 20];
    byte[] inner = zip(StandardCharsets.UTF_8, "1", zeros);
    var opened =
        open("n.zip", zip(StandardCharsets.UTF_8, "a.zip", inner, "b.zip", inner, "c.zip", inner));
    assertTrue(opened.members().size() <= 1);
    assertTrue(rules(opened).contains("container_limit_exceeded"), rules(opened).toString());
  }

  @Test
  void anEncryptedMemberIsNoticedAndTheOthersRead() throws IOException {
    byte[] bytes = zip(StandardCharsets.UTF_8, "a.html", "x", "b.html", "y");
    setFlagOfFirstMember(bytes);
    var opened = open("e.zip", bytes);
    assertEquals(List.of("e.zip!b.html"), uris(opened));
    assertEquals(List.of("container_member_encrypted"), rules(opened));
  }

  /** Bit 0 of the general purpose flag, in the local header and in the directory. */
  private static void setFlagOfFirstMember(byte[] zip) {
    zip[6] |= 1;
    for (int i = 0; i + 10 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
        return;
      }
    }
  }

  @Test
  void aBrokenSidecarIsNoticedWithItsMember() throws IOException {
    var opened = open("s.zip", zip(StandardCharsets.UTF_8, "a", "x", "a.meta.json", "{"));
    assertEquals(Sidecar.NONE, opened.members().get(0).sidecar());
    assertEquals(List.of("sidecar_broken"), rules(opened));
    assertEquals("s.zip!a", opened.notices().get(0).figures().get("member"));
  }

  @Test
  void aSidecarWithoutDocumentIsNoticed() throws IOException {
    var opened = open("s.zip", zip(StandardCharsets.UTF_8, "a.meta.json", "{}", "b", "x"));
    assertEquals(List.of("sidecar_without_document"), rules(opened));
  }

  @Test
  void warcResponsesBringTheirAddressAndDate() throws IOException {
    String body = "<p>年报</p>";
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(utf8(body).length, body);
    String gone = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    byte[] warc =
        utf8(
            record("http://www.example.gov.cn/a.html", http)
                + record("http://www.example.gov.cn/b.html", gone));
    for (byte[] bytes : List.of(warc, gzip(warc))) {
      var opened = open("c.warc", bytes);
      assertEquals(List.of("c.warc!http://www.example.gov.cn/a.html"), uris(opened));
      Landed page = opened.members().get(0);
      assertArrayEquals(utf8(body), page.bytes());
      assertEquals("http://www.example.gov.cn/a.html", page.sidecar().url());
      assertEquals("2024-02-26T08:00:23Z", page.sidecar().fetchedAt());
      assertEquals(List.of("warc_records_left_out"), rules(opened));
    }
  }

  private static String record(String target, String http) {
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n".formatted(target)
        + "WARC-Date: 2024-02-26T08:00:23Z\r\n"
        + "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        + "Content-Type: application/http;msgtype=response\r\n"
        + "Content-Length: %d\r\n\r\n%s\r\n\r\n".formatted(utf8(http).length, http);
  }

  @Test
  void officePackagesAreDocuments() throws IOException {
    for (String name : List.of("writer.docx", "calc.xlsx")) {
      byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/carriers", name));
      assertFalse(Containers.recognises(bytes), name);
      assertFalse(Containers.recognises(Arrays.copyOf(bytes, bytes.length / 2)), "half " + name);
      assertEquals(
          List.of("o.zip!" + name), uris(open("o.zip", zip(StandardCharsets.UTF_8, name, bytes))));
    }
  }

  @Test
  void noiseBehindAMagicNeverThrows() {
    var random = new Random(5);
    for (byte[] magic :
        List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {0x1f, (byte) 0x8b, 8}, utf8("WARC/1.0"))) {
      for (int i = 0; i < 50; i++) {
        byte[] bytes = new byte[2_000];
        random.nextBytes(bytes);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        assertTrue(Containers.recognises(bytes));
        open("x", bytes);
      }
    }
  }
}
