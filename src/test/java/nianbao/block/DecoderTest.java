package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
  private static final String WORDS = "本机关全年收到政府信息公开申请十二件，均已按时答复。镕朱";
  private static final String TRADITIONAL = "本機關全年收到政府資訊公開申請十二件，均已按時答覆。";

  private static String page(String charset, String words) {
    return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=%s\">"
            .formatted(charset)
        + "<title>年度报告</title></head><body><p>"
        + words
        + "</p></body></html>";
  }

  @ParameterizedTest
  @CsvSource({
    "gb2312, GBK, GB18030, false",
    "gbk, GB18030, GB18030, false",
    "GB18030, GB18030, GB18030, false",
    "utf-8, UTF-8, UTF-8, false",
    "utf-8, GBK, GB18030, true",
    "gb2312, UTF-8, UTF-8, true",
    "iso-8859-1, GBK, GB18030, true",
    "windows-1252, UTF-8, UTF-8, true",
    "nonsense, GBK, GB18030, true",
    "utf-16, UTF-8, UTF-8, true",
  })
  void evidenceOverrulesTheDeclaration(
      String declared, String written, String used, boolean overruled) {
    var text = Decoder.decode(page(declared, WORDS).getBytes(Charset.forName(written)));
    assertEquals(used, text.charset());
    assertTrue(text.text().contains(WORDS), text.text());
    assertEquals(
        overruled ? List.of("charset_overruled") : List.of(),
        text.notices().stream().map(n -> n.rule()).toList());
  }

  @ParameterizedTest
  @CsvSource({"big5", "gb2312", "utf-8"})
  void big5IsReadWhateverThePageSays(String declared) {
    byte[] bytes = page(declared, TRADITIONAL).replace("报", "報").getBytes(Charset.forName("Big5"));
    var text = Decoder.decode(bytes);
    assertEquals("Big5-HKSCS", text.charset());
    assertTrue(text.text().contains(TRADITIONAL));
  }

  @Test
  void traditionalScriptInGbkIsNotBig5() {
    var text = Decoder.decode(page("big5", TRADITIONAL).getBytes(Charset.forName("GBK")));
    assertEquals("GB18030", text.charset());
    assertTrue(text.text().contains(TRADITIONAL));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, true", "UTF-16BE, true", "UTF-16LE, false", "UTF-16BE, false"})
  void utf16IsReadWithAndWithoutItsMark(String name, boolean mark) {
    String words = (mark ? "\uFEFF" : "") + page("utf-16", WORDS);
    var text = Decoder.decode(words.getBytes(Charset.forName(name)));
    assertEquals(name, text.charset());
    assertTrue(text.text().contains(WORDS));
    assertTrue(text.notices().isEmpty());
  }

  @Test
  void aMarkOfUtf8IsRemoved() {
    var text = Decoder.decode(("\uFEFF" + WORDS).getBytes(StandardCharsets.UTF_8));
    assertEquals(WORDS, text.text());
  }

  @Test
  void whatCannotBeDecodedIsCounted() {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < 30; i++) {
      out.writeBytes(WORDS.getBytes(StandardCharsets.UTF_8));
    }
    out.write(0xFF);
    out.write(0xFE);
    out.writeBytes(WORDS.getBytes(StandardCharsets.UTF_8));
    var text = Decoder.decode(out.toByteArray());
    assertEquals("UTF-8", text.charset());
    assertEquals("replacement_characters", text.notices().get(0).rule());
    assertEquals("2", text.notices().get(0).figures().get("count"));
  }

  @Test
  void aPageCutInTheMiddleOfACharacterKeepsItsCharset() {
    byte[] bytes = page("utf-8", WORDS.repeat(3)).getBytes(StandardCharsets.UTF_8);
    int cut = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("</p>") - 1;
    assertEquals("UTF-8", Decoder.decode(Arrays.copyOf(bytes, cut)).charset());
  }

  @Test
  void asciiNeedsNoNotice() {
    assertTrue(Decoder.decode("<p>1</p>".getBytes(StandardCharsets.UTF_8)).notices().isEmpty());
  }
}
