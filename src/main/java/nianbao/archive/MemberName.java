package nianbao.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/** A member's name as it becomes part of a uri. It is a name only: nothing is ever written. */
final class MemberName {
  private static final Charset GB = Charset.forName("GB18030");
  private static final int MAX_LENGTH = 1_000;

  private MemberName() {}

  /** Names are UTF-8 where they can be; Chinese zip programs wrote the system's GBK. */
  static String decode(byte[] raw) {
    try {
      return strictly(raw, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      try {
        return strictly(raw, GB);
      } catch (CharacterCodingException neither) {
        return new String(raw, StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static String strictly(byte[] raw, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(raw))
        .toString();
  }

  /** The name with {@code /} between parts, without drives, roots, {@code .} and {@code ..}. */
  static String clean(String name) {
    var parts = new ArrayList<String>();
    for (String part : name.replace('\\', '/').split("/")) {
      String plain = part.replaceAll("[\\p{Cntrl}!]", "_").strip();
      boolean drive = parts.isEmpty() && plain.matches("[A-Za-z]:");
      if (!plain.isEmpty() && !plain.equals(".") && !plain.equals("..") && !drive) {
        parts.add(plain);
      }
    }
    String clean = String.join("/", parts);
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(clean.length() - MAX_LENGTH);
  }

  static boolean isSidecar(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(SidecarReader.SUFFIX);
  }

  /** Files that desktop systems add by themselves. */
  static boolean isLitter(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/")
        || last.equals(".DS_Store")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini");
  }
}
