package nianbao.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nianbao.archive.Sidecar;
import nianbao.block.BlockBuilder;
import nianbao.cell.FormReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ReportKindTest {
  private static final Path PAGES = Path.of("src/test/resources/kinds/pages.tsv");

  @TestFactory
  Stream<DynamicTest> aPageWithoutATitleIsAReportIfItsProseStatesWhatOnlyReportsDo()
      throws IOException {
    return Files.readAllLines(PAGES).stream()
        .filter(line -> line.startsWith("yes\t") || line.startsWith("no\t"))
        .map(line -> line.split("\t"))
        .map(page -> DynamicTest.dynamicTest(page[1], () -> told(page[1], page[0])));
  }

  private static void told(String text, String report) {
    var builder = new BlockBuilder();
    for (String paragraph : text.split("/")) {
      builder.paragraph(paragraph, false);
    }
    var document = builder.build("text/plain", "UTF-8", null);
    Identity identity =
        Identities.resolve(document, "page", Sidecar.NONE, FormReader.read(document));
    boolean told = identity.kind() == Identity.Kind.REPORT;
    assertEquals(report.equals("yes"), told, identity.kindReason() + ": " + text);
  }
}
