package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: an outcome with a reason, within bounds, and never an exception. */
class HostileCarriersTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Document office(byte[] bytes) {
    return assertTimeoutPreemptively(SOON, () -> OfficeBlocks.read(bytes));
  }

  private static Document pdf(byte[] bytes) {
    return assertTimeoutPreemptively(SOON, () -> PdfBlocks.read(bytes));
  }

  private static void assertUnreadable(Document document, String reason) {
    assertEquals(Document.Outcome.UNREADABLE, document.outcome());
    assertNotNull(document.reason());
    assertTrue(document.reason().toLowerCase(Locale.ROOT).contains(reason), document.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"writer.docx", "writer.doc", "calc.xlsx", "calc.xls"})
  void halfAnOfficeDocumentIsUnreadable(String name) {
    byte[] whole = CarrierFiles.bytes(name);
    assertUnreadable(office(Arrays.copyOf(whole, whole.length / 2)), "");
  }

  @Test
  void halfAPdfIsReadAsFarAsItGoesOrUnreadable() {
    byte[] whole = CarrierFiles.bytes("writer.pdf");
    assertNotNull(pdf(Arrays.copyOf(whole, whole.length / 2)).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"writer.docx", "writer.doc", "calc.xlsx", "calc.xls", "features.docx"})
  void noisyOfficeBytesNeverThrow(String name) {
    byte[] whole = CarrierFiles.bytes(name);
    var random = new Random(7);
    for (int i = 0; i < 12; i++) {
      assertNotNull(office(damaged(whole, random)).outcome());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"writer.pdf", "chromium-collapsed.pdf"})
  void noisyPdfBytesNeverThrow(String name) {
    byte[] whole = CarrierFiles.bytes(name);
    var random = new Random(7);
    for (int i = 0; i < 6; i++) {
      assertNotNull(pdf(damaged(whole, random)).outcome());
    }
  }

  /** The library reads a damaged stream as far as it goes: rows of a table may be gone. */
  @Test
  void aPageWhoseContentBreaksOffIsNeverReadSilently() {
    byte[] whole = CarrierFiles.bytes("writer.pdf");
    int silent = 0;
    for (int at = 200; at < 6_000; at += 389) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x15;
      Document document = pdf(bytes);
      boolean same = CarrierFiles.paragraphs(document).equals(WHOLE) && tables(document) == 3;
      silent +=
          document.outcome() == Document.Outcome.READ
                  && !same
                  && Collections.disjoint(CarrierFiles.rules(document), DAMAGE)
              ? 1
              : 0;
    }
    assertEquals(0, silent);
  }

  private static final List<String> DAMAGE =
      List.of("pdf_content_damaged", "pdf_pages_empty", "pdf_pages_broken");

  private static final List<String> WHOLE =
      CarrierFiles.paragraphs(CarrierFiles.read("writer.pdf"));

  private static int tables(Document document) {
    return CarrierFiles.tables(document).size();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes =
        random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    for (int i = 0; i < 1 + random.nextInt(30) && bytes.length > 8; i++) {
      bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"504B0304", "D0CF11E0A1B11AE1", "25504446"})
  void randomBytesBehindAValidMagicAreUnreadable(String magic) {
    byte[] bytes = new byte[4096];
    new Random(3).nextBytes(bytes);
    byte[] head = java.util.HexFormat.of().parseHex(magic);
    System.arraycopy(head, 0, bytes, 0, head.length);
    assertUnreadable(magic.startsWith("2550") ? pdf(bytes) : office(bytes), "");
  }

  @Test
  void anEntityBombIsNotExpanded() throws IOException {
    String bomb =
        """
        <!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
        """;
    assertUnreadable(office(docx(xml -> withProlog(xml, bomb, "&d;"))), "doctype");
  }

  @Test
  void anExternalEntityIsNotFetched() throws IOException {
    String external = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    assertUnreadable(office(docx(xml -> withProlog(xml, external, "&x;"))), "doctype");
  }

  @Test
  void aPartThatUnpacksWithoutEndIsUnreadable() throws IOException {
    String zeros = " ".repeat(60 << 20);
    assertUnreadable(office(docx(xml -> xml + zeros)), "unpacks to more");
  }

  @Test
  void tablesNestedADeepThousandAreBounded() throws IOException {
    String open = "<w:tbl><w:tr><w:tc>".repeat(3000);
    String close = "</w:tc></w:tr></w:tbl>".repeat(3000);
    Document document = office(docx(xml -> xml.replace("</w:body>", open + close + "</w:body>")));
    assertNotNull(document.outcome());
  }

  @Test
  void hugeSpansCostNothing() throws IOException {
    Document document =
        office(
            docx(
                xml ->
                    xml.replace(
                        "</w:body>",
                        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr>"
                            + "<w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                            + "</w:body>")));
    assertEquals(Document.Outcome.READ, document.outcome());
  }

  private static String withProlog(String xml, String prolog, String use) {
    int root = xml.indexOf("<w:document");
    return xml.substring(0, root) + prolog + xml.substring(root).replaceFirst("云岭县", use);
  }

  /** The small document, its main part rewritten. */
  private static byte[] docx(UnaryOperator<String> rewrite) throws IOException {
    return rewritten("writer.docx", "word/document.xml", rewrite);
  }

  private static byte[] rewritten(String name, String part, UnaryOperator<String> rewrite)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(CarrierFiles.bytes(name)));
        var zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        boolean wanted = entry.getName().equals(part);
        zip.write(
            wanted
                ? rewrite
                    .apply(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return out.toByteArray();
  }

  @Test
  void aHundredThousandEmptyRowsAreNoTable() throws IOException {
    var rows = new StringBuilder();
    for (int r = 1000; r < 101_000; r++) {
      rows.append("<row r=\"").append(r).append("\"/>");
    }
    byte[] bytes =
        rewritten(
            "features.xlsx",
            "xl/worksheets/sheet1.xml",
            xml -> xml.replace("</sheetData>", rows + "</sheetData>"));
    Document document = office(bytes);
    assertEquals(Document.Outcome.READ, document.outcome(), document.reason());
    assertEquals(2, CarrierFiles.tables(document).get(0).rows().size());
  }

  @Test
  void macrosAreNoticedAndTheWordsRead() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(CarrierFiles.bytes("writer.docx")));
        var zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        zip.write(
            text.replace("<Types", "<Types")
                .replace(
                    "</Types>",
                    "<Default Extension=\"bin\""
                        + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
                .getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("word/vbaProject.bin"));
      zip.write(new byte[] {1, 2, 3});
    }
    Document document = office(out.toByteArray());
    assertEquals(Document.Outcome.READ, document.outcome(), document.reason());
    assertTrue(CarrierFiles.rules(document).contains("macros_ignored"));
  }

  @Test
  void anEncryptedDocumentIsUnreadable() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("geheim");
      try (var stream = encryptor.getDataStream(files)) {
        stream.write(CarrierFiles.bytes("writer.docx"));
      }
      files.writeFilesystem(out);
    }
    assertUnreadable(office(out.toByteArray()), "encrypted");
  }

  @Test
  void aPdfLockedForOpeningIsUnreadableAndOneLockedForPrintingIsRead() throws IOException {
    assertUnreadable(pdf(encrypted("open")), "encrypted");
    assertEquals(Document.Outcome.READ, pdf(encrypted("")).outcome());
  }

  private static byte[] encrypted(String password) throws IOException {
    try (PDDocument document = Loader.loadPDF(CarrierFiles.bytes("writer.pdf"))) {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void pagesWithoutTextNeedRecognition() throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < 500; i++) {
        document.addPage(new PDPage());
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      Document read = pdf(out.toByteArray());
      assertEquals(Document.Outcome.NEEDS_OCR, read.outcome());
      assertNotNull(read.reason());
    }
  }

  @Test
  void aPdfStreamThatUnpacksWithoutEndIsUnreadable() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
      try (var out = stream.createOutputStream(org.apache.pdfbox.cos.COSName.FLATE_DECODE)) {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        for (int i = 0; i < 128; i++) {
          out.write(spaces);
        }
      }
      page.setContents(stream);
      var out = new ByteArrayOutputStream();
      document.save(out);
      assertUnreadable(pdf(out.toByteArray()), "unpacks to more");
    }
  }
}
