package nianbao.fact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;

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
    var builder = new BlockBuilder();
    for (String line : lines) {
      builder.paragraph(repaired(line), false);
    }
    score(item, builder.build("text/plain", null, null), lines, true);
  }

  /** A whole report; facts that its tables state too are no mistakes. */
  void document(JsonNode item, Document document) {
    score(item, document, List.of(), false);
  }

  private void score(JsonNode item, Document document, List<String> lines, boolean complete) {
    Integer year = item.get("report_year").isNull() ? null : item.get("report_year").asInt();
    String layout = item.get("layout").asText();
    String form = FORMS.getOrDefault(layout, layout);
    List<Fact> read = new ArrayList<>(Narrative.read(document, Set.of(), year, form).facts());
    String id = item.get("id").asText();
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
      int line = lines.indexOf(quote.asText());
      String words = repaired(quote.asText()).replace(" ", "");
      for (Fact fact : extra) {
        boolean here =
            lines.isEmpty()
                ? fact.sourceText().replace(" ", "").contains(words)
                : fact.place().block() == line;
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

  /** What the block layer does to text of mirrors: injected romanisation out, simplified script. */
  static String repaired(String text) {
    String plain =
        text.replaceAll("(?<=\\p{IsHan})(\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\))+", "");
    return ZhConverterUtil.toSimple(plain);
  }

  /** A document of paragraphs only, as far as prose needs it: one a line, tables as lines. */
  static Document lines(Path file) throws IOException {
    String name = file.toString();
    var builder = new BlockBuilder();
    String text;
    if (name.endsWith(".pdf")) {
      try (var pdf = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
        text = new org.apache.pdfbox.text.PDFTextStripper().getText(pdf);
      }
    } else if (name.endsWith(".html")) {
      text = org.jsoup.Jsoup.parse(Files.readString(file)).wholeText();
    } else {
      text = Files.readString(file);
    }
    text.lines().forEach(line -> builder.paragraph(repaired(line), false));
    return builder.build("text/plain", null, null);
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
