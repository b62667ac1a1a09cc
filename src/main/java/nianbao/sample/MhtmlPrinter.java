package nianbao.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A web page saved as one MIME file, its HTML quoted-printable. */
final class MhtmlPrinter {
  private static final String BOUNDARY = "----=_NextPart_000_0000_01D00000.00000000";
  private static final int LINE = 73;

  private MhtmlPrinter() {}

  /**
   * @param html the page in the charset it is said to be in
   */
  static byte[] print(byte[] html, String charset) {
    var out = new ByteArrayOutputStream(html.length * 3);
    ascii(
        out,
        "From: <Saved by Browser>\r\nSubject: report\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\""
            + BOUNDARY
            + "\"\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n--"
            + BOUNDARY
            + "\r\nContent-Type: text/html;\r\n\tcharset=\""
            + charset
            + "\"\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            + "Content-Location: http://www.sample.gov.example/nb.html\r\n\r\n");
    quoted(out, html);
    ascii(
        out,
        "\r\n--"
            + BOUNDARY
            + "\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            + "Content-Location: http://www.sample.gov.example/css/main.css\r\n\r\n"
            + "body { margin: 0 }\r\n\r\n--"
            + BOUNDARY
            + "--\r\n");
    return out.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void quoted(ByteArrayOutputStream out, byte[] bytes) {
    int column = 0;
    for (byte b : bytes) {
      if (b == '\n') {
        ascii(out, "\r\n");
        column = 0;
        continue;
      }
      if (column > LINE - 3) {
        ascii(out, "=\r\n");
        column = 0;
      }
      if (b > ' ' && b < 127 && b != '=') {
        out.write(b);
        column++;
      } else {
        out.write('=');
        out.write(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
        out.write(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        column += 3;
      }
    }
  }
}
