package nianbao.block;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Notice;

/**
 * Bytes as text. A page's own declaration is a witness, not a judge: evidence in the bytes
 * overrules it, and a notice says so. {@code gb2312}, {@code gbk} and {@code gb18030} are one
 * charset here, since pages declare the small one and use the large one.
 */
final class Decoder {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5-HKSCS");

  /** Charsets that text which is no UTF-8 may be in. */
  private static final Charset[] JUDGED = {GB18030, BIG5};

  private static final int HEAD = 4096;
  private static final int SAMPLE = 1 << 18;

  /** No wrong charset makes this share of a text common characters. */
  private static final double CERTAIN = 0.4;

  private static final Pattern DECLARED = Pattern.compile("\\s{0,8}[\"']?\\s{0,8}([\\w.:-]{2,30})");

  // The characters official Chinese is made of, in both scripts. Text decoded with the right
  // charset is about half of these; with a wrong one, hardly any.
  private static final BitSet COMMON =
      common(
          "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
              + "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
              + "制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内"
              + "数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
              + "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
              + "别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府信息申请报告机关主动依开办理网站"
              + "政務資訊請報務關開個們來時國對會為這過後產種發動說學進應實現業點從還當樣與經義數質變條結題"
              + "黨員設總統級邊組計見長區決處據網辦理規範複議訴訟費萬");

  private Decoder() {}

  /**
   * Decoded text.
   *
   * @param charset the charset that was used, by its Java name
   * @param notices what was overruled or lost
   */
  record Text(String text, String charset, List<Notice> notices) {
    Text {
      notices = List.copyOf(notices);
    }
  }

  /**
   * A charset and what it makes of the bytes.
   *
   * @param text null where they were not all decoded yet
   */
  private record Decoded(Charset charset, String text) {
    Decoded(Charset charset) {
      this(charset, null);
    }
  }

  /** Decodes any bytes; what cannot be decoded becomes U+FFFD and a notice. */
  static Text decode(byte[] bytes) {
    var notices = new ArrayList<Notice>();
    int mark = markLength(bytes);
    String sound = soundUtf8(bytes, mark);
    Decoded decoded =
        sound != null
            ? new Decoded(StandardCharsets.UTF_8, sound)
            : mark > 0 ? new Decoded(marked(bytes)) : evident(bytes);
    Charset chosen = decoded.charset();
    String declared = declared(bytes);
    if (declared != null && overruled(declared, chosen, bytes)) {
      notices.add(
          Notice.ofDocument("charset_overruled", "declared", declared, "used", chosen.name()));
    }
    String text = decoded.text() != null ? decoded.text() : decode(bytes, mark, chosen);
    int lost = count(text, '\uFFFD');
    if (lost > 0) {
      notices.add(
          Notice.ofDocument("replacement_characters", "count", lost, "charset", chosen.name()));
    }
    return new Text(text, chosen.name(), notices);
  }

  /**
   * The text where it is UTF-8 without a single wrong byte, as nearly all is: then nothing else is
   * to be weighed. Null where that is not sure.
   */
  private static String soundUtf8(byte[] bytes, int mark) {
    boolean possible = mark == 3 || mark == 0 && wide(bytes) == null;
    if (!possible || !Utf8.begins(bytes)) {
      return null;
    }
    String text = decode(bytes, mark, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 && (mark == 3 || isTelling(text)) ? text : null;
  }

  /** Whether a text has no character beyond ASCII, or so many that no other charset gives them. */
  private static boolean isTelling(String text) {
    int beyond = 0;
    for (int i = 0; i < text.length() && beyond < Utf8.TELLING; i++) {
      char c = text.charAt(i);
      beyond += c >= 0x80 && !Character.isLowSurrogate(c) ? 1 : 0;
    }
    return beyond == 0 || beyond == Utf8.TELLING;
  }

  private static String decode(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }

  static int count(String text, char wanted) {
    int count = 0;
    for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
      count++;
    }
    return count;
  }

  private static int markLength(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return starts(b, 0xFE, 0xFF) || starts(b, 0xFF, 0xFE) ? 2 : 0;
  }

  private static Charset marked(byte[] b) {
    if (starts(b, 0xEF)) {
      // Editors put the mark before anything; believe it only as far as the bytes agree.
      return Utf8.of(b).plausible() ? StandardCharsets.UTF_8 : evident(b).charset();
    }
    return starts(b, 0xFE) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean starts(byte[] b, int... head) {
    if (b.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((b[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  /** What the bytes themselves tell. */
  private static Decoded evident(byte[] bytes) {
    Charset wide = wide(bytes);
    if (wide != null) {
      return new Decoded(wide);
    }
    Utf8 utf8 = Utf8.of(bytes);
    if (utf8.good == 0 && utf8.bad == 0 || utf8.bad == 0 && utf8.good >= Utf8.TELLING) {
      return new Decoded(StandardCharsets.UTF_8);
    }
    Decoded chosen = null;
    double bar = 0;
    if (utf8.plausible()) {
      chosen = new Decoded(StandardCharsets.UTF_8);
      bar = score(sample(bytes, StandardCharsets.UTF_8));
    }
    for (Charset charset : JUDGED) {
      if (bar < CERTAIN) {
        String sample = sample(bytes, charset);
        double score = score(sample);
        if (score > bar) {
          bar = score;
          chosen = new Decoded(charset, bytes.length <= SAMPLE ? sample : null);
        }
      }
    }
    return chosen == null ? new Decoded(fallback(bytes, utf8)) : chosen;
  }

  /** No Chinese to judge by: the declaration, else the only charset without wrong bytes. */
  private static Charset fallback(byte[] bytes, Utf8 utf8) {
    String declared = declared(bytes);
    Charset named = declared == null ? null : named(declared);
    if (named != null && !named.equals(StandardCharsets.UTF_8)) {
      return named;
    }
    return utf8.bad <= utf8.good ? StandardCharsets.UTF_8 : GB18030;
  }

  /** UTF-16 without its mark: every second byte of the markup, or of the Han, gives it away. */
  private static Charset wide(byte[] b) {
    int pairs = Math.min(b.length, HEAD) / 2;
    int zeros = count(b, 2 * pairs, (byte) 0);
    if (pairs < 8 || zeros == 0) {
      return null;
    }
    int big = 0;
    int little = 0;
    for (int i = 0; i < pairs; i++) {
      int first = b[2 * i] & 0xFF;
      int second = b[2 * i + 1] & 0xFF;
      big += wideHigh(first) && !(first == 0 && second == 0) ? 1 : 0;
      little += wideHigh(second) && !(first == 0 && second == 0) ? 1 : 0;
    }
    if (big > pairs * 0.9 && little < pairs * 0.7 && evenZero(b, pairs, 0)) {
      return StandardCharsets.UTF_16BE;
    }
    if (little > pairs * 0.9 && big < pairs * 0.7 && evenZero(b, pairs, 1)) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros > pairs * 0.6 && big != little
        ? (big > little ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
        : null;
  }

  /** Whether a byte may be the high byte of a character of Chinese text in UTF-16. */
  private static boolean wideHigh(int high) {
    return high == 0 || high >= 0x4E && high <= 0x9F || high == 0x30 || high == 0xFF;
  }

  /** Text has line ends and digits: at least one high byte is zero. */
  private static boolean evenZero(byte[] b, int pairs, int offset) {
    for (int i = 0; i < pairs; i++) {
      if (b[2 * i + offset] == 0 && b[2 * i + 1 - offset] != 0) {
        return true;
      }
    }
    return false;
  }

  private static int count(byte[] b, int to, byte wanted) {
    int count = 0;
    for (int i = 0; i < to; i++) {
      count += b[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /** The text to judge a charset by: all of it, or a part from the first that is not ASCII. */
  private static String sample(byte[] bytes, Charset charset) {
    if (bytes.length <= SAMPLE) {
      return decode(bytes, 0, charset);
    }
    int first = 0;
    while (first < bytes.length && bytes[first] >= 0) {
      first++;
    }
    return new String(bytes, first, Math.min(bytes.length - first, SAMPLE), charset);
  }

  /** Share of the characters beyond ASCII that are common Han; less what is wrong. */
  private static double score(String text) {
    int beyond = 0;
    int common = 0;
    int wrong = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        beyond++;
        common += COMMON.get(c) ? 1 : 0;
        wrong += c == '\uFFFD' || c >= '\uE000' && c <= '\uF8FF' ? 1 : 0;
      }
    }
    return beyond == 0 ? 0 : (common - wrong) / (double) beyond;
  }

  private static BitSet common(String characters) {
    var set = new BitSet();
    characters.chars().forEach(set::set);
    "，。、（）：；“”".chars().forEach(set::set);
    return set;
  }

  /** What the first 4 KB declare, in lower case, or null. */
  static String declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    for (int i = head.indexOf('='); i >= 0; i = head.indexOf('=', i + 1)) {
      int end = i;
      while (end > 0 && head.charAt(end - 1) <= ' ') {
        end--;
      }
      if (head.regionMatches(true, end - 7, "charset", 0, 7)
          || head.regionMatches(true, end - 8, "encoding", 0, 8)) {
        Matcher name = DECLARED.matcher(head).region(i + 1, head.length());
        if (name.lookingAt()) {
          return name.group(1).toLowerCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  private static Charset named(String declared) {
    String name = declared.replace("_", "-");
    if (name.startsWith("gb") || name.equals("x-gbk") || name.equals("cp936")) {
      return GB18030;
    }
    if (name.startsWith("big5")) {
      return BIG5;
    }
    if (name.equals("utf8") || name.equals("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean overruled(String declared, Charset chosen, byte[] bytes) {
    Charset named = named(declared);
    boolean utf16 = named != null && named.name().startsWith("UTF-16");
    return !chosen.equals(named)
        && !(utf16 && chosen.name().startsWith("UTF-16"))
        && !isAscii(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** How many sequences beyond ASCII are UTF-8 and how many are not; a cut last one is neither. */
  private record Utf8(int good, int bad) {
    /** So many sequences are UTF-8 by no accident. */
    static final int TELLING = 8;

    /** Whether the first sequences beyond ASCII are UTF-8: text in another charset fails early. */
    static boolean begins(byte[] b) {
      int seen = 0;
      for (int i = 0; i < b.length && seen < TELLING; i++) {
        if (b[i] < 0) {
          int length = length(b[i] & 0xFF);
          for (int k = 1; k < length; k++) {
            if (i + k == b.length || (b[i + k] & 0xC0) != 0x80) {
              return false;
            }
          }
          if (length == 0) {
            return false;
          }
          i += length - 1;
          seen++;
        }
      }
      return true;
    }

    boolean plausible() {
      return bad == 0 || good > 20L * bad;
    }

    static Utf8 of(byte[] b) {
      int good = 0;
      int bad = 0;
      int i = 0;
      while (i < b.length) {
        if (b[i] >= 0) {
          i++;
          continue;
        }
        int length = length(b[i] & 0xFF);
        int seen = 1;
        while (seen < length && i + seen < b.length && (b[i + seen] & 0xC0) == 0x80) {
          seen++;
        }
        if (length > 0 && seen == length) {
          good++;
        } else if (length == 0 || i + seen < b.length) {
          bad++;
        }
        i += seen;
      }
      return new Utf8(good, bad);
    }

    private static int length(int lead) {
      if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
      }
      if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
      }
      return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }
  }
}
