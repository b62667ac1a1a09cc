package nianbao.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** The files written by hand are what the libraries of others take them for. */
class OfficeCarriersTest {
  private static final Place SHANGYU =
      Place.ALL.stream().filter(p -> p.in(2023).name().equals("上虞区")).findFirst().orElseThrow();
  private static final Agency AGENCY =
      new Agency(
          3, Level.COUNTY, Sector.of("human_resources"), SHANGYU, "", 0, "", 0, new BitSet());

  private static byte[] print(Carrier carrier) {
    var history = new History(1, AGENCY);
    Figures figures = history.next();
    for (int year = 2009; year <= 2023; year++) {
      figures = history.next();
    }
    var damages = new Damages(Dice.of(1, "test"), 0);
    Page page = new Composer(AGENCY, 2023, Form.MATRIX_2021, figures, damages).compose();
    return Printed.of(page, carrier, damages);
  }

  @Test
  void wordOpensTheDocumentWithItsMergedCells() throws IOException {
    try (var word = new XWPFDocument(new ByteArrayInputStream(print(Carrier.DOCX)))) {
      assertEquals(3, word.getTables().size());
      var requests = word.getTables().get(1);
      assertEquals(28, requests.getNumberOfRows());
      assertEquals("总计", requests.getRow(1).getCell(3).getText());
      assertEquals("1.属于国家秘密", requests.getRow(7).getCell(2).getText());
      assertEquals(10, requests.getRow(7).getTableCells().size());
    }
  }

  @Test
  void excelOpensTheSheetWithItsMergedCells() throws IOException {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(print(Carrier.XLSX)))) {
      var sheet = book.getSheetAt(0);
      assertTrue(sheet.getNumMergedRegions() > 20);
      assertTrue(sheet.getRow(0).getCell(0).getStringCellValue().contains("2023"));
    }
  }

  @Test
  void thePdfHasATextLayer() throws IOException {
    try (var pdf = Loader.loadPDF(print(Carrier.PDF))) {
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("一、本年新收政府信息公开申请数量"), text);
      assertTrue(text.contains("绍兴市上虞区人力资源和社会保障局"), text);
      assertTrue(pdf.getNumberOfPages() >= 2);
    }
  }

  @Test
  void theSavedPageIsReadableMail() throws IOException {
    Message mail =
        new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(print(Carrier.MHTML)));
    var part = ((Multipart) mail.getBody()).getBodyParts().get(0);
    assertEquals("text/html", part.getMimeType());
    try (var in = ((TextBody) part.getBody()).getInputStream()) {
      String html =
          new String(
              in.readAllBytes(),
              java.nio.charset.Charset.forName(
                  part.getCharset().equalsIgnoreCase("gb2312") ? "GB18030" : part.getCharset()));
      assertTrue(html.contains("一、本年新收政府信息公开申请数量"));
      assertTrue(html.getBytes(StandardCharsets.UTF_8).length > 5000);
    }
  }

  @Test
  void aPlaceIsCalledWhatItWasInTheYear() {
    assertEquals("上虞市劳动和社会保障局", AGENCY.name(2008));
    assertEquals("绍兴市上虞区人力资源和社会保障局", AGENCY.name(2023));
    assertEquals("上虞区人社局", AGENCY.shortName(2023));
    assertEquals("330682", AGENCY.division(2012));
    assertEquals(List.of("区人社局"), List.of(AGENCY.bareName(2023)));
  }

  @Test
  void numbersAreWrittenAsPeopleWriteThem() {
    assertEquals("三百零五", Numerals.chinese(305));
    assertEquals("十二", Numerals.chinese(12));
    assertEquals("二〇一九", Numerals.digitwise(2019));
    assertEquals("1,234,567.5", Numerals.separated("1234567.5"));
    assertEquals("１２", Numerals.fullwidth("12"));
    assertEquals("1200", Numerals.large(Numerals.rounded(1234)));
    assertEquals("18万", Numerals.large(Numerals.rounded(184_321)));
  }
}
