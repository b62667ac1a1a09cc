package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfBlocksTest {
  private static final Path HONGZE = Path.of("../shared/corpus/hongze-2023.pdf");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "writer.pdf",
        "chromium-collapsed.pdf",
        "chromium-open-sides.pdf",
        "chromium-two-columns.pdf",
        "chromium-tall-rows.pdf"
      })
  void ruledTablesGiveTheGridTheyWereMadeFrom(String name) {
    CarrierFiles.assertReport(name);
  }

  /** Chromium itself ends a tall cell one row early where it meets the page's end. */
  @Test
  void cellsDrawnAsSeparateBoxesGiveTheSameWords() {
    List<Block.Table> tables = CarrierFiles.tables(CarrierFiles.read("chromium-separate.pdf"));
    for (int t = 0; t < 3; t++) {
      assertEquals(words(CarrierFiles.expected().get(t)), words(CarrierFiles.cells(tables.get(t))));
    }
  }

  private static List<String> words(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.split(" ", 3)[2])
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Test
  void brokenLinesAreOneParagraphAndHeadingsStandAlone() {
    List<String> paragraphs = CarrierFiles.paragraphs(CarrierFiles.read("chromium-collapsed.pdf"));
    assertEquals("云岭县示例局2023年政府信息公开工作年度报告", paragraphs.get(0));
    assertTrue(paragraphs.get(1).startsWith("这份报告由虚构的"), paragraphs.get(1));
    assertTrue(paragraphs.get(1).endsWith("还能不能接成一段。"), paragraphs.get(1));
    assertEquals("一、总体情况", paragraphs.get(2));
  }

  @Test
  void theLeftColumnIsReadBeforeTheRight() {
    List<String> paragraphs =
        CarrierFiles.paragraphs(CarrierFiles.read("chromium-two-columns.pdf"));
    for (int i = 1; i < 25; i++) {
      assertTrue(paragraphs.get(i + 1).startsWith("第" + i + "段"), paragraphs.get(i + 1));
      assertTrue(paragraphs.get(i + 1).endsWith("共" + i + "件。"), paragraphs.get(i + 1));
    }
    assertEquals("一、总体情况", paragraphs.get(26));
  }

  /** Without lines nothing says what belongs together: rows stay lines, cut into their pieces. */
  @Test
  void aRowWithoutRulesIsALineOfPieces() {
    List<List<String>> pieces =
        CarrierFiles.read("chromium-borderless.pdf").blocks().stream()
            .filter(Block.Paragraph.class::isInstance)
            .map(block -> ((Block.Paragraph) block).pieces())
            .toList();
    assertTrue(
        pieces.contains(List.of("1.属于国家秘密", "1190", "1", "12", "10", "8", "6", "1227")),
        pieces.toString());
    assertTrue(pieces.contains(List.of("行政许可", "1000")), pieces.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void pagesLyingOnTheirSideGiveTheSameGrid(int rotation) throws IOException {
    byte[] turned;
    try (var document = Loader.loadPDF(CarrierFiles.bytes("writer.pdf"))) {
      document.getPages().forEach(page -> page.setRotation(rotation));
      var out = new ByteArrayOutputStream();
      document.save(out);
      turned = out.toByteArray();
    }
    List<Block.Table> tables = CarrierFiles.tables(PdfBlocks.read(turned));
    for (int t = 0; t < 3; t++) {
      assertEquals(CarrierFiles.expected().get(t), CarrierFiles.cells(tables.get(t)));
    }
  }

  /** Old office software left the fonts out and named only the character set. */
  @Test
  void wordsInAFontThatIsNotInTheDocumentAreRead() {
    String hex = java.util.HexFormat.of().formatHex("年报共12件".getBytes(Charset.forName("GBK")));
    String content = "BT /F 12 Tf 72 700 Td <" + hex + "> Tj ET";
    String pdf =
        """
        %%PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
        4 0 obj <</Length %d>> stream
        %s
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>> endobj
        6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>> endobj
        7 0 obj <</Type/FontDescriptor/FontName/STSong/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 800/StemV 80>> endobj
        trailer <</Root 1 0 R>>
        %%%%EOF
        """
            .formatted(content.length(), content);
    Document document = PdfBlocks.read(pdf.getBytes(StandardCharsets.US_ASCII));
    assertEquals(List.of("年报共12件"), CarrierFiles.paragraphs(document));
  }

  @Test
  void headerRowsRepeatedOnTheNextPageAreLeftOutAndCounted() {
    Document document = CarrierFiles.read("chromium-collapsed.pdf");
    assertTrue(CarrierFiles.rules(document).contains("pdf_table_over_pages"));
    assertTrue(CarrierFiles.rules(document).contains("pdf_repeated_header_left_out"));
  }

  @Test
  void aRealReportOfFivePagesGivesItsGrids() throws IOException {
    Assumptions.assumeTrue(Files.exists(HONGZE), "no reference documents beside the project");
    Document document = PdfBlocks.read(Files.readAllBytes(HONGZE));
    List<Block.Table> tables = CarrierFiles.tables(document);
    assertEquals(3, tables.size());
    assertEquals(14, tables.get(0).rows().size());
    assertEquals(26, tables.get(1).rows().size());
    assertEquals(4, tables.get(2).rows().size());
    List<List<Block.Cell>> requests = tables.get(1).rows();
    assertEquals("21", at(requests, 3, 3));
    assertEquals("三、本年度办理结果", at(requests, 5, 0));
    assertEquals(20, requests.get(5).get(0).rowspan());
    assertEquals("（四）无法提供", at(requests, 15, 1));
    assertEquals(3, cell(requests, 15, 1).rowspan());
    assertEquals("10", at(requests, 15, 9));
    assertEquals(
        List.of("10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"),
        tables.get(2).rows().get(3).stream().map(Block.Cell::text).toList());
    assertFalse(CarrierFiles.paragraphs(document).contains("-2-"));
  }

  @Test
  void everyFigureOfARealReportStandsInItsPlace() throws IOException {
    Path truth = HONGZE.resolveSibling("cells.csv");
    Assumptions.assumeTrue(Files.exists(HONGZE), "no reference documents beside the project");
    List<String> expected =
        Files.readAllLines(truth).stream()
            .filter(line -> line.startsWith("hongze-2023.pdf,"))
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .toList();
    List<String> figures =
        CarrierFiles.tables(PdfBlocks.read(Files.readAllBytes(HONGZE))).stream()
            .flatMap(table -> table.rows().stream().flatMap(List::stream))
            .map(Block.Cell::text)
            .filter(text -> text.matches("[0-9.]+"))
            .toList();
    assertEquals(186, expected.size());
    assertEquals(expected, figures);
  }

  private static String at(List<List<Block.Cell>> rows, int row, int column) {
    return cell(rows, row, column).text();
  }

  private static Block.Cell cell(List<List<Block.Cell>> rows, int row, int column) {
    return rows.get(row).stream().filter(c -> c.column() == column).findFirst().orElseThrow();
  }

  @Test
  void dashedRulesAreOneLine() {
    var pieces = new ArrayList<PdfRule>();
    for (int x = 0; x < 100; x += 4) {
      pieces.add(new PdfRule(true, 10, x, x + 2));
    }
    assertEquals(List.of(new PdfRule(true, 10, 0, 98)), PdfRule.merged(pieces));
  }

  @Test
  void digitsSetApartInOneRuledCellAreOneNumber() {
    assertEquals(new PdfCellText("714", true, false), cellText(40, "7", 0, "1", 9, "4", 18));
  }

  @Test
  void numbersFarApartInOneCellStayApart() {
    assertEquals(new PdfCellText("7 14", false, true), cellText(90, "7", 0, "1", 40, "4", 45));
  }

  @Test
  void aNumberThatTheCellsWidthBrokeIsOneAndTwoInAWideCellAreNot() {
    var glyphs = new ArrayList<PdfGlyph>();
    for (int i = 0; i < 4; i++) {
      double x = i % 3 * 5;
      glyphs.add(
          new PdfGlyph(
              "1190".substring(i, i + 1), x, i / 3 * 12, x + 5, i / 3 * 12 + 10, 10, 0, false));
    }
    assertEquals(new PdfCellText("1190", true, false), PdfCellText.of(glyphs, 20));
    assertEquals(new PdfCellText("119 0", false, true), PdfCellText.of(glyphs, 60));
  }

  /** A cell of digits five points wide in a type of ten. */
  private static PdfCellText cellText(double width, Object... digitsAndPlaces) {
    var glyphs = new ArrayList<PdfGlyph>();
    for (int i = 0; i < digitsAndPlaces.length; i += 2) {
      double x = ((Integer) digitsAndPlaces[i + 1]).doubleValue();
      glyphs.add(new PdfGlyph((String) digitsAndPlaces[i], x, 0, x + 5, 10, 10, 0, false));
    }
    return PdfCellText.of(glyphs, width);
  }

  @Test
  void radicalsNamedForCharactersAreMended() {
    assertEquals("用门见一", PdfRadicals.repaired("⽤⻔⻅⼀"));
  }
}
