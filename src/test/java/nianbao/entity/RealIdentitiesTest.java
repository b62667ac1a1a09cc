package nianbao.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nianbao.archive.Sidecar;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import nianbao.cell.FormReading;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real reports whose agency, division and year somebody has read by eye. */
class RealIdentitiesTest {
  private static final Path SHARED = Path.of("../shared");
  private static final FormReading PROSE =
      new FormReading("prose", List.of(), Set.of(), Set.of(), List.of());

  @BeforeEach
  void theTruthIsHere() {
    assumeTrue(Files.isDirectory(SHARED), "no reference documents beside the project");
  }

  @Test
  void titledQuotationsHaveTheirAgencyYearAndKind() throws IOException {
    var wrong = new ArrayList<String>();
    int asked = 0;
    int agencies = 0;
    int years = 0;
    for (JsonNode truth : lines("corpus/prose.jsonl")) {
      if (truth.get("title").isNull()) {
        continue;
      }
      Identity told = resolve(document(truth.get("text").asText()));
      boolean report = truth.get("is_report").asBoolean();
      String line = truth.get("id").asText() + " " + truth.get("title").asText();
      if (report != (told.kind() == Identity.Kind.REPORT)) {
        wrong.add(line + ": " + told.kindReason());
      }
      if (report && !truth.path("agency_inferred").asBoolean(false)) {
        asked++;
        agencies += isAgency(truth, told) ? 1 : 0;
        years += number(truth, "report_year").equals(told.reportYear()) ? 1 : 0;
      }
    }
    assertEquals(List.of(), wrong);
    // Two of 38 cannot be told from what is quoted: a street of no city, a title without a year.
    assertTrue(agencies >= asked - 2, agencies + " agencies of " + asked);
    assertTrue(years >= asked - 1, years + " years of " + asked);
  }

  @Test
  void noQuotationIsGivenAWrongAgencyOrYear() throws IOException {
    var wrong = new ArrayList<String>();
    for (JsonNode truth : lines("corpus/prose.jsonl")) {
      Identity told = resolve(document(truth.get("text").asText()));
      String line = truth.get("id").asText() + " " + truth.get("title").asText();
      String agency = text(truth, "agency_name");
      if (told.agencyId() != null && agency != null && !agency.equals(told.agencyName())) {
        wrong.add(line + ": " + told.agencyName() + " instead of " + agency);
      }
      Integer year = number(truth, "report_year");
      if (told.reportYear() != null && year != null && !told.reportYear().equals(year)) {
        wrong.add(line + ": " + told.reportYear() + " instead of " + year);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean isAgency(JsonNode truth, Identity told) {
    boolean name = truth.get("agency_name").asText().equals(told.agencyName());
    String region = text(truth, "region");
    // A zone's division is its host: the truth names the zone as well.
    return name && told.divisionName() != null && region.startsWith(told.divisionName());
  }

  @Test
  void documentsHaveTheirAgencyYearPeriodAndTitle() throws IOException {
    var wrong = new ArrayList<String>();
    for (JsonNode truth : lines("corpus/documents.jsonl")) {
      String id = truth.get("id").asText();
      Identity told = resolve(read(truth.get("source").asText()));
      boolean known = told.agencyId() != null;
      if (known && !text(truth, "agency_name").equals(told.agencyName())) {
        wrong.add(id + ": " + told.agencyName());
      }
      if (known && !text(truth, "region").equals(told.divisionName())) {
        wrong.add(id + ": " + told.divisionName());
      }
      if (!known && told.notices().isEmpty()) {
        wrong.add(id + ": no agency and no word about it");
      }
      check(wrong, id, number(truth, "report_year"), told.reportYear());
      check(wrong, id, text(truth, "title"), told.title());
      check(wrong, id, text(truth, "period_start"), text(told.periodStart()));
      check(wrong, id, text(truth, "period_end"), text(told.periodEnd()));
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(List<String> wrong, String id, Object truth, Object told) {
    if (truth != null && !truth.equals(told)) {
      wrong.add(id + ": " + told + " instead of " + truth);
    }
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).isNull() ? null : node.get(field).asText();
  }

  private static Integer number(JsonNode node, String field) {
    return node.get(field).isNull() ? null : Integer.valueOf(node.get(field).asInt());
  }

  private static List<JsonNode> lines(String file) throws IOException {
    var nodes = new ArrayList<JsonNode>();
    var mapper = new ObjectMapper();
    for (String line : Files.readAllLines(SHARED.resolve(file))) {
      nodes.add(mapper.readTree(line));
    }
    return nodes;
  }

  private static Identity resolve(Document document) {
    return Identities.resolve(document, "x", Sidecar.NONE, PROSE);
  }

  private static Document read(String source) throws IOException {
    Path path = SHARED.resolve("corpus").resolve(source);
    path = Files.exists(path) ? path : SHARED.resolve("seeds").resolve(source);
    if (source.endsWith(".pdf")) {
      try (var pdf = Loader.loadPDF(path.toFile())) {
        return document(new PDFTextStripper().getText(pdf));
      }
    }
    if (source.endsWith(".html")) {
      return document(Jsoup.parse(Files.readString(path)).wholeText());
    }
    return document(Files.readString(path));
  }

  /** What the carriers do before: traditional script and inserted romanisation are gone. */
  private static Document document(String text) {
    var blocks = new BlockBuilder();
    String repaired = text.replaceAll("\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\)", "");
    for (String line : ZhConverterUtil.toSimple(repaired).split("\n")) {
      blocks.paragraph(line, false);
    }
    return blocks.build("text/plain", "UTF-8", null);
  }
}
