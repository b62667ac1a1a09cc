package nianbao.block;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What bytes are, by their content alone: names and declared types of landing files lie. */
enum Sniff {
  HTML("text/html"),
  TEXT("text/plain"),
  OLE2("application/x-ole-storage"),
  ZIP("application/zip"),
  PDF("application/pdf"),
  MHTML("multipart/related"),
  RTF("application/rtf"),
  /** A whole word-processor document in one XML file. */
  FLAT_XML("application/xml"),
  GZIP("application/gzip"),
  ARCHIVE("application/octet-stream"),
  IMAGE("image/*"),
  BINARY("application/octet-stream");

  private static final int HEAD = 4096;
  private static final int ENOUGH_TAGS = 200;
  private static final Set<String> PAGE =
      Set.of(
          "head", "body", "meta", "title", "div", "p", "h1", "h2", "h3", "center", "section",
          "article", "ul", "ol", "li", "script", "style", "link", "form");

  /** What a message's first line may begin with. */
  private static final Set<String> MAIL_FIELDS =
      Set.of("mime-version:", "from:", "content-type:", "message-id:", "date:", "subject:");

  final String mediaType;

  Sniff(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The carrier of these bytes; text is told from markup by {@link #ofText} after decoding. */
  static Sniff ofBytes(byte[] b) {
    String head = new String(b, 0, Math.min(b.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return OLE2;
    }
    if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (head.startsWith("\u001F\u008B")) {
      return GZIP;
    }
    if (head.startsWith("Rar!\u001A") || head.startsWith("7z\u00BC\u00AF\u0027\u001C")) {
      return ARCHIVE;
    }
    if (isImage(head)) {
      return IMAGE;
    }
    int pdf = head.substring(0, Math.min(head.length(), 1024)).indexOf("%PDF-");
    if (pdf >= 0 && head.lastIndexOf('<', pdf) < 0) {
      return PDF;
    }
    if (head.startsWith("{\\rtf")) {
      return RTF;
    }
    if (head.contains("<w:wordDocument")
        || head.contains("<pkg:package")
        || head.contains("<office:document")) {
      return FLAT_XML;
    }
    return isMhtml(head) ? MHTML : TEXT;
  }

  private static boolean isImage(String head) {
    return head.startsWith("\u0089PNG")
        || head.startsWith("\u00FF\u00D8\u00FF")
        || head.startsWith("GIF8")
        || head.startsWith("BM") && head.length() > 14 && head.startsWith("\0\0\0\0", 6)
        || head.startsWith("II*\0")
        || head.startsWith("MM\0*")
        || head.startsWith("RIFF") && head.startsWith("WEBP", 8);
  }

  private static boolean isMhtml(String head) {
    String start = head.stripLeading();
    if (MAIL_FIELDS.stream().noneMatch(f -> start.regionMatches(true, 0, f, 0, f.length()))) {
      return false;
    }
    String lower = start.toLowerCase(Locale.ROOT);
    return lower.contains("content-type:")
        && (lower.contains("multipart/related") || lower.contains("multipart/alternative"));
  }

  /** HTML, TEXT or BINARY. */
  static Sniff ofText(String text) {
    if (isJunk(text)) {
      return BINARY;
    }
    return isMarkup(text) ? HTML : TEXT;
  }

  /** More than one character in twenty is no character of any text. */
  private static boolean isJunk(String text) {
    int junk = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isPlain(c) && !isMark(c) && !isBlank(c) && isJunk(c, i, text)) {
        junk++;
      }
    }
    return junk > 3 && junk * 20L > length - blanks(text);
  }

  /** What nearly all text is of. */
  private static boolean isPlain(char c) {
    return c >= ' ' && c < '\u007F' || c >= '\u4E00' && c <= '\u9FFF';
  }

  private static int blanks(String text) {
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      blanks += isBlank(text.charAt(i)) ? 1 : 0;
    }
    return blanks;
  }

  private static boolean isBlank(char c) {
    return BlockBuilder.isSpace(c) || c == '\uFEFF';
  }

  /** Punctuation of Chinese text, and full width. */
  private static boolean isMark(char c) {
    return c >= '\u3001' && c <= '\u303F' || c >= '\uFF01' && c <= '\uFF5E';
  }

  private static boolean isJunk(char c, int i, String text) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length()
          || !Character.isDefined(text.codePointAt(i))
          || text.codePointAt(i) >= 0xF0000;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || c == '\uFFFD'
        || type == Character.SURROGATE
            && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** A doctype, or two tags of page structure; pipe rows with some tags in them stay text. */
  private static boolean isMarkup(String text) {
    int tags = 0;
    boolean told = false;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
      String name = Markup.name(text, open);
      if (name.equals("!doctype") || name.equals("html") || name.equals("body")) {
        return true;
      }
      tags += PAGE.contains(name) ? 1 : 0;
      if (tags >= 2 && !told) {
        told = true;
        if (!TextBlocks.hasLines(text)) {
          return true;
        }
      }
      if (tags >= ENOUGH_TAGS) {
        break;
      }
    }
    return false;
  }
}
