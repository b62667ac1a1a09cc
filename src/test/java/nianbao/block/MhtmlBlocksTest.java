package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MhtmlBlocksTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String PAGE = "<html><p>年报共12件</p></html>";

  private static byte[] archive(String encoding, String body) {
    return ("From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n"
            + "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            + "Content-Location: http://www.example.gov.cn/i.png\r\n\r\nAAAA\r\n"
            + "----b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: "
            + encoding
            + "\r\nContent-Location: http://www.example.gov.cn/a.html\r\n\r\n"
            + body
            + "\r\n----b--\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String quoted(byte[] bytes) {
    var text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b < 0 || b == '=' ? "=%02X".formatted(b & 0xff) : String.valueOf((char) b));
    }
    return text.toString();
  }

  @Test
  void thePageIsFoundWithItsCharsetAndAddress() {
    byte[] bytes = PAGE.getBytes(GBK);
    for (byte[] archive :
        new byte[][] {
          archive("quoted-printable", quoted(bytes)),
          archive("base64", Base64.getMimeEncoder().encodeToString(bytes))
        }) {
      assertTrue(MhtmlBlocks.recognises(archive));
      MhtmlBlocks.Page page = MhtmlBlocks.page(archive).orElseThrow();
      assertEquals(PAGE, new String(page.bytes(), GBK).strip());
      assertEquals("gb2312", page.charset());
      assertEquals("http://www.example.gov.cn/a.html", page.location());
    }
  }

  @Test
  void anArchiveCutShortGivesThePagesBeginning() {
    byte[] archive = archive("quoted-printable", quoted(PAGE.getBytes(GBK)));
    byte[] cut = Arrays.copyOf(archive, archive.length - 25);
    String page = new String(MhtmlBlocks.page(cut).orElseThrow().bytes(), GBK);
    assertTrue(page.startsWith("<html><p>年报"), page);
  }

  @Test
  void otherBytesAreNoArchiveAndHaveNoPage() {
    assertFalse(MhtmlBlocks.recognises(PAGE.getBytes(GBK)));
    byte[] noise = new byte[5_000];
    new Random(2).nextBytes(noise);
    assertFalse(MhtmlBlocks.recognises(noise));
    assertTrue(MhtmlBlocks.page(noise).isEmpty());
    assertTrue(MhtmlBlocks.page(new byte[0]).isEmpty());
  }

  @Test
  void partsNestedADeepThousandAreBounded() {
    var text = new StringBuilder("MIME-Version: 1.0\r\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b").append(i);
      text.append("\r\n\r\n--b").append(i).append("\r\n");
    }
    assertTrue(MhtmlBlocks.page(text.toString().getBytes(StandardCharsets.US_ASCII)).isEmpty());
  }
}
