package nianbao.block;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** A saved web archive (.mht): finds the page in it, which the HTML carrier then reads. */
public final class MhtmlBlocks {
  private static final int HEAD = 4096;
  private static final int MAX_PAGE = 64 << 20;
  private static final int MAX_PARTS = 5_000;
  private static final Pattern VERSION = Pattern.compile("(?im)^mime-version[ \\t]*:[ \\t]*1\\.0");
  private static final Pattern TYPE =
      Pattern.compile("(?im)^content-type[ \\t]*:[ \\t]*(multipart/|text/html)");

  /**
   * The page of a web archive.
   *
   * @param bytes the page, its transfer encoding undone
   * @param charset as the part's header states it; null if it does not
   * @param location the address the page was saved from; null if not said
   */
  public record Page(byte[] bytes, String charset, String location) {}

  private MhtmlBlocks() {}

  /** Whether the bytes begin like a MIME message that can hold a page. */
  public static boolean recognises(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    return VERSION.matcher(head).find() && TYPE.matcher(head).find();
  }

  /**
   * The first HTML part, the one other parts belong to; empty when there is none or it is broken.
   */
  public static Optional<Page> page(byte[] bytes) {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(1 << 16)
            .setMaxHeaderCount(1000)
            .setMaxContentLen(-1)
            .build();
    var tokens = new MimeTokenStream(config);
    tokens.parse(new ByteArrayInputStream(bytes));
    String location = null;
    int parts = 0;
    try {
      EntityState state = tokens.getState();
      while (state != EntityState.T_END_OF_STREAM && parts < MAX_PARTS) {
        if (state == EntityState.T_START_HEADER) {
          location = null;
        } else if (state == EntityState.T_FIELD
            && tokens.getField().getName().equalsIgnoreCase("Content-Location")) {
          location = tokens.getField().getBody().strip();
        } else if (state == EntityState.T_BODY) {
          parts++;
          BodyDescriptor body = tokens.getBodyDescriptor();
          String type = body.getMimeType() == null ? "" : body.getMimeType();
          if (type.toLowerCase(Locale.ROOT).matches("text/html|application/xhtml\\+xml")) {
            return Optional.of(
                new Page(content(tokens.getDecodedInputStream()), stated(body), location));
          }
        }
        state = tokens.next();
      }
    } catch (IOException | MimeException | RuntimeException | StackOverflowError e) {
      // The stack ends where parts are nested in parts by the thousand.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The header's own charset: the library puts us-ascii where a header is silent. */
  private static String stated(BodyDescriptor body) {
    String charset = body.getCharset();
    return charset == null || charset.equalsIgnoreCase("us-ascii") ? null : charset;
  }

  /** What can be decoded: a part cut short gives its beginning. */
  private static byte[] content(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    try {
      for (int n = in.read(buffer); n >= 0 && out.size() < MAX_PAGE; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (out.size() == 0) {
        throw e;
      }
    }
    return out.toByteArray();
  }
}
