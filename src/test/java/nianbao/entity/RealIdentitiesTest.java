package nianbao.entity;

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
  void whatATitleStatesIsToldAndNothingIsWrongWithoutANotice() throws IOException {
    int stated = 0;
    int right = 0;
    int years = 0;
    int yearsStated = 0;
    int kinds = 0;
    var silent = new ArrayList<String>();
    List<JsonNode> truths = lines("corpus/prose.jsonl");
    for (JsonNode truth : truths) {
      Identity told = resolve(document(truth.get("text").asText()));
      boolean report = told.kind() == Identity.Kind.REPORT;
      String line = truth.get("id").asText() + " " + truth.get("title").asText();
      boolean titled = !truth.get("title").isNull();
      kinds += titled && report == truth.get("is_report").asBoolean() ? 1 : 0;
      if (titled && report != truth.get("is_report").asBoolean()) {
        silent.add(line + ": kind " + told.kindReason());
      }
      String agency = text(truth, "agency_name");
      boolean inferred = truth.path("agency_inferred").asBoolean(false);
      boolean same = agency != null && agency.equals(told.agencyName());
      boolean placed =
          text(truth, "region") == null || text(truth, "region").equals(told.divisionName());
      boolean counts = titled && agency != null && !inferred && truth.get("is_report").asBoolean();
      stated += counts ? 1 : 0;
      right += counts && same && placed ? 1 : 0;
      if (counts && !(same && placed)) {
        System.out.println(
            "AGENCY "
                + line
                + " -> "
                + told.agencyName()
                + " "
                + told.divisionName()
                + " "
                + told.notices());
      }
      if (!same && told.agencyId() != null && agency != null) {
        silent.add(line + ": " + told.agencyName() + " instead of " + agency);
      }
      boolean yearRight =
          told.reportYear() != null && told.reportYear().equals(number(truth, "report_year"));
      boolean yearCounts = titled && !truth.get("report_year").isNull();
      yearsStated += yearCounts ? 1 : 0;
      years += yearCounts && yearRight ? 1 : 0;
      if (yearCounts && !yearRight)
        System.out.println("YEAR " + line + " " + told.reportYear() + " " + told.notices());
      if (!yearRight && told.reportYear() != null && !truth.get("report_year").isNull()) {
        silent.add(line + ": year " + told.reportYear());
      }
    }
    System.out.printf(
        "agency %d/%d year %d/%d kinds %d%n%s%n",
        right, stated, years, yearsStated, kinds, String.join("\n", silent));
  }

  @Test
  void documentsHaveTheirAgencyYearAndPeriod() throws IOException {
    for (JsonNode truth : lines("corpus/documents.jsonl")) {
      String source = truth.get("source").asText();
      Identity told = resolve(read(source));
      System.out.println(source + " => " + told);
    }
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
