package nianbao.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.block.Block;
import nianbao.block.Blocks;
import nianbao.block.Document;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Facts read from prose against facts read by eye: recall, precision, and near-misses told apart.
 */
final class NarrativeScore {
  private static final Map<String, String> FORMS =
      Map.of("narrative", "prose", "annex_provincial", "annex_local");

  int facts;
  int found;
  int wrong;
  int nearMisses;
  int mistaken;
  final List<String> misses = new ArrayList<>();

  double recall() {
    return (double) found / Math.max(1, facts);
  }

  double precision() {
    return (double) found / Math.max(1, found + wrong);
  }

  double toldApart() {
    return 1 - (double) mistaken / Math.max(1, nearMisses);
  }

  @Override
  public String toString() {
    return "facts %d found %d wrong %d recall %.3f precision %.3f near-misses %d mistaken %d told apart %.3f"
        .formatted(facts, found, wrong, recall(), precision(), nearMisses, mistaken, toldApart());
  }

  /** Quotations of a report, each a paragraph of its own. */
  void quotations(JsonNode item) {
    List<String> lines = item.get("text").asText().lines().toList();
    score(item, document(item.get("text").asText().getBytes(UTF_8)), lines, true);
  }

  static Document document(byte[] bytes) {
    return Blocks.read(new Landed("quotations", bytes, Sidecar.NONE));
  }

  /** A whole report; facts that its tables state too are no mistakes. */
  void document(JsonNode item, Document document) {
    score(item, document, List.of(), false);
  }

  private void score(JsonNode item, Document document, List<String> lines, boolean complete) {
    Integer year = item.get("report_year").isNull() ? null : item.get("report_year").asInt();
    String layout = item.get("layout").asText();
    String form = FORMS.getOrDefault(layout, layout);
    NarrativeReading reading = Narrative.read(document, Set.of(), year, form);
    List<Fact> read = new ArrayList<>(reading.facts());
    String id = item.get("id").asText();
    reading.notices().forEach(n -> misses.add("NOTICE " + id + " " + n));
    var all = List.copyOf(read);
    for (JsonNode fact : item.get("facts")) {
      facts++;
      Fact hit = read.stream().filter(f -> same(f, fact)).findFirst().orElse(null);
      if (hit != null) {
        found++;
        read.remove(hit);
      } else {
        misses.add(
            "MISSED %s %s=%s %s"
                .formatted(
                    id,
                    fact.get("indicator").asText(),
                    fact.get("value").asText(),
                    fact.get("quote").asText()));
      }
    }
    if (complete) {
      wrong += read.size();
      for (Fact fact : read) {
        misses.add(
            "WRONG  %s %s=%s %s".formatted(id, fact.indicator(), fact.value(), fact.sourceText()));
      }
    }
    if (!complete) {
      all.forEach(
          f ->
              misses.add(
                  "READ   %s %s %s %s=%s %s | %s"
                      .formatted(
                          id,
                          f.indicator(),
                          f.applicantType(),
                          f.reviewStage(),
                          f.value(),
                          f.bound(),
                          f.sourceText())));
    }
    nearMisses(item, read, all, lines, id);
  }

  private void nearMisses(
      JsonNode item, List<Fact> extra, List<Fact> all, List<String> lines, String id) {
    for (JsonNode quote : item.get("not_facts")) {
      nearMisses++;
      String words = folded(quote.asText());
      for (Fact fact : extra) {
        String said = fact.sourceText().replace(" ", "");
        boolean here = words.contains(said) || said.contains(words);
        if (here) {
          mistaken++;
          misses.add(
              "NEAR   %s %s=%s %s".formatted(id, fact.indicator(), fact.value(), quote.asText()));
          break;
        }
      }
    }
  }

  private static boolean same(Fact fact, JsonNode truth) {
    return Arrays.asList(truth.get("indicator").asText().split("\\|")).contains(fact.indicator())
        && fact.value().compareTo(new BigDecimal(truth.get("value").asText())) == 0
        && text(truth, "period_basis", "year").equals(fact.periodBasis())
        && text(truth, "review_stage", "")
            .equals(fact.reviewStage() == null ? "" : fact.reviewStage())
        && text(truth, "applicant_type", "total")
            .equals(fact.applicantType() == null ? "total" : fact.applicantType());
  }

  private static String text(JsonNode node, String field, String otherwise) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? otherwise : value.asText();
  }

  /** A quotation as the block layer reads it, without white space and bars. */
  private static String folded(String quote) {
    var words = new StringBuilder();
    for (Block block : document(quote.getBytes(UTF_8)).blocks()) {
      if (block instanceof Block.Paragraph line) {
        words.append(line.text());
      }
    }
    return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[ |“”]", "");
  }

  /** A real report; of carriers that have no reader here only the words. */
  static Document document(Path file) throws IOException {
    if (!file.toString().endsWith(".pdf")) {
      return document(Files.readAllBytes(file));
    }
    try (var pdf = Loader.loadPDF(file.toFile())) {
      return document(new PDFTextStripper().getText(pdf).getBytes(UTF_8));
    }
  }

  static List<JsonNode> items(Path file) throws IOException {
    var items = new ArrayList<JsonNode>();
    var json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      items.add(json.readTree(line));
    }
    return items;
  }
}
