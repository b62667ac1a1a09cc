package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nianbao.block.Document.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
  private static final String REPORT =
      "<p>一、总体情况</p><table><tr><td>规章<td>1<td>2<tr><td>许可<td>3<td>4</table>";
  private static final List<String> READ = List.of("P 一、总体情况", "T 规章,1,2 / 许可,3,4");

  private static void readsAll(String page) {
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          var document = Told.read(page);
          List<String> blocks = Told.blocks(document);
          assertEquals(Outcome.READ, document.outcome(), document.reason());
          assertEquals(READ, blocks.subList(blocks.size() - 2, blocks.size()));
        });
  }

  @Test
  void nothingIsUnreadable() {
    assertEquals(Outcome.UNREADABLE, Told.read(new byte[0]).outcome());
    assertEquals(Outcome.UNREADABLE, Told.read("  \n ").outcome());
    assertEquals(Outcome.UNREADABLE, Told.read("<html><body></body></html>").outcome());
    assertEquals(List.of("unreadable"), Told.rules(Told.read(new byte[0])));
  }

  @Test
  void binaryJunkIsNoText() {
    byte[] junk = new byte[100_000];
    new Random(7).nextBytes(junk);
    assertEquals("binary", Told.read(junk).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "504B0304, application/zip",
    "D0CF11E0A1B11AE1, application/x-ole-storage",
    "255044462D312E34, application/pdf",
    "1F8B0800, application/gzip",
    "7B5C72746631, application/rtf",
  })
  void theContentTellsTheCarrier(String hex, String mediaType) {
    byte[] head = java.util.HexFormat.of().parseHex(hex);
    var document = Told.read(Arrays.copyOf(head, 200));
    assertEquals(mediaType, document.mediaType());
    assertEquals(Outcome.UNREADABLE, document.outcome());
  }

  @Test
  void aPictureNeedsToBeRecognised() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0};
    assertEquals(Outcome.NEEDS_OCR, Told.read(png).outcome());
    assertEquals(
        Outcome.NEEDS_OCR, Told.read("<html><body><img src=a.png></body></html>").outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "<div>, 10000",
    "<table><tr><td>, 90",
    "<b>, 50000",
    "<b><p>, 20000",
    "<ul><li>, 9000"
  })
  void deepNestingIsReadInTime(String tag, int depth) {
    readsAll(tag.repeat(depth) + REPORT);
  }

  @Test
  void tenThousandNestedTablesLoseNoFigure() {
    var document = Told.read("<table><tr><td>".repeat(10_000) + REPORT);
    assertTrue(Told.words(document).contains(",3,4"), Told.words(document));
  }

  @Test
  void aPageOfFiftyMegabytesIsRead() {
    readsAll(
        "<html><body><!--"
            + "旧".repeat(8_000_000)
            + "--><script>"
            + "x<td>".repeat(5_000_000)
            + "</script>"
            + REPORT);
    readsAll("<html><img src='data:image/png;base64," + "A".repeat(50_000_000) + "'>" + REPORT);
  }

  @Test
  void aThousandTimesTheLongestReportIsRead() {
    readsAll("<html><body>" + "<p>公开情况</p>".repeat(200_000) + REPORT);
  }

  @Test
  void spanBombsAreBounded() {
    readsAll(
        "<table>"
            + "<tr><td rowspan=1000000 colspan=1000>x<td>y".repeat(20_000)
            + "</table>"
            + REPORT);
  }

  @Test
  void markupBombsAreRefused() {
    var document = Told.read("<p><td>" + "<i>".repeat(4_000_000));
    assertEquals(Outcome.UNREADABLE, document.outcome());
  }

  @Test
  void brokenBracketsCostNoTime() {
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            Told.read(
                "[".repeat(1_000_000) + "](".repeat(1_000_000) + "中" + "?a(".repeat(500_000)));
  }

  @Test
  void aTruncatedPageIsReadAsFarAsItGoes() {
    byte[] page = ("<html><body>" + REPORT).getBytes(StandardCharsets.UTF_8);
    for (int cut = 1; cut < page.length; cut++) {
      var document = Told.read(Arrays.copyOf(page, page.length - cut));
      assertTrue(document.outcome() == Outcome.READ || document.reason() != null);
    }
    assertEquals(
        List.of("P 一、总体情况", "T 规章,1,2 / 许可,3"),
        Told.blocks(Told.read(Arrays.copyOf(page, page.length - "<td>4</table>".length()))));
  }

  @Test
  void readingTwiceGivesTheSame() {
    assertEquals(Told.read(REPORT), Told.read(REPORT));
  }
}
