package nianbao.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** A page in its carrier: the bytes that land. */
final class Printed {
  private static final Charset GB = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");

  private Printed() {}

  static byte[] of(Page page, Carrier carrier, Damages damages) {
    if (carrier == Carrier.MIRROR) {
      return mirror(page, damages);
    }
    if (carrier.html()) {
      return html(page, carrier, damages);
    }
    try {
      switch (carrier) {
        case DOCX:
          return new DocxPrinter().print(page);
        case XLSX:
          return new XlsxPrinter().print(page);
        case PDF:
          return new PdfPrinter(damages.dice().permille(500)).print(page);
        case MHTML:
          return mhtml(page, damages);
        default:
          return text(page, carrier, damages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static byte[] mhtml(Page page, Damages damages) {
    boolean gb = damages.dice().permille(400);
    String charset = gb ? "gb2312" : "utf-8";
    String html = new HtmlPrinter(Carrier.HTML, damages).print(page, meta(charset, damages.dice()));
    return MhtmlPrinter.print(html.getBytes(gb ? GB : StandardCharsets.UTF_8), charset);
  }

  private static byte[] text(Page page, Carrier carrier, Damages damages) {
    String text = cut(new TextPrinter(carrier, damages).print(page));
    boolean gb = carrier != Carrier.MARKDOWN && damages.dice().permille(250);
    return text.getBytes(gb ? GB : StandardCharsets.UTF_8);
  }

  private static byte[] html(Page page, Carrier carrier, Damages damages) {
    Dice dice = damages.dice();
    boolean gb = dice.permille(page.published().getYear() < 2016 ? 550 : 120);
    String declared = gb ? dice.pick(java.util.List.of("gb2312", "gbk", "GB18030")) : "utf-8";
    if (damages.wanted("lying_charset")) {
      declared = gb ? "utf-8" : "gb2312";
      damages.did("lying_charset");
    } else if (damages.wanted("no_charset")) {
      declared = "";
      damages.did("no_charset");
    }
    String text = cut(new HtmlPrinter(carrier, damages).print(page, meta(declared, dice)));
    return text.getBytes(gb ? GB : StandardCharsets.UTF_8);
  }

  private static byte[] mirror(Page page, Damages damages) {
    boolean big5 = damages.dice().permille(200);
    Page copy = new Mirror(damages, !big5).page(page);
    var printer = new HtmlPrinter(Carrier.MIRROR, damages);
    String text = cut(printer.print(copy, meta(big5 ? "big5" : "utf-8", damages.dice())));
    CharsetEncoder encoder = BIG5.newEncoder();
    if (big5 && encoder.canEncode(text)) {
      return text.getBytes(BIG5);
    }
    return text.replace("big5", "utf-8").getBytes(StandardCharsets.UTF_8);
  }

  private static String meta(String charset, Dice dice) {
    if (charset.isEmpty()) {
      return "";
    }
    return dice.permille(500)
        ? "<meta charset=\"" + charset + "\">"
        : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset + "\">";
  }

  /** The text up to where a truncated page ends. */
  private static String cut(String text) {
    int end = text.indexOf(Composer.CUT);
    return end < 0 ? text : text.substring(0, end);
  }
}
