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
import java.util.regex.Pattern;
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

  private static final Pattern ROW = Pattern.compile("[\\p{IsHan}()、一二三四]+\\d+( \\d+)+");

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

  String report() {
    return "facts %d found %d wrong %d, recall %.3f precision %.3f, near-misses %d mistaken %d%n%s"
        .formatted(
            facts,
            found,
            wrong,
            recall(),
            precision(),
            nearMisses,
            mistaken,
            String.join("\n", misses));
  }

  /** Quotations of a report, each a paragraph of its own. */
  void quotations(JsonNode item) {
    List<Fact> extra = score(item, document(item.get("text").asText().getBytes(UTF_8)));
    for (Fact fact : extra) {
      // A quoted row of a table is labelled with some of its columns only.
      if (!ROW.matcher(fact.sourceText()).matches()) {
        wrong++;
        miss("WRONG", item, fact.indicator() + "=" + fact.value() + " " + fact.sourceText());
      }
    }
  }

  /** A whole report, labelled with what its text says beyond its tables. */
  void document(JsonNode item, Document document) {
    score(item, document);
  }

  /** Counts what is found; what is read beyond the labels comes back. */
  private List<Fact> score(JsonNode item, Document document) {
    Integer year = item.get("report_year").isNull() ? null : item.get("report_year").asInt();
    String layout = item.get("layout").asText();
    String form = FORMS.getOrDefault(layout, layout);
    var extra = new ArrayList<>(Narrative.read(document, Set.of(), year, form).facts());
    for (JsonNode fact : item.get("facts")) {
      facts++;
      Fact hit = extra.stream().filter(f -> same(f, fact)).findFirst().orElse(null);
      if (hit != null) {
        found++;
        extra.remove(hit);
      } else {
        miss("MISSED", item, fact.get("indicator").asText() + "=" + fact.get("value").asText());
      }
    }
    nearMisses(item, extra);
    return extra;
  }

  private void nearMisses(JsonNode item, List<Fact> extra) {
    for (JsonNode quote : item.get("not_facts")) {
      nearMisses++;
      String words = folded(quote.asText());
      for (Fact fact : extra) {
        String said = fact.sourceText().replace(" ", "");
        if (words.contains(said) || said.contains(words)) {
          mistaken++;
          miss("NEAR", item, fact.indicator() + "=" + fact.value() + " " + words);
          break;
        }
      }
    }
  }

  private void miss(String kind, JsonNode item, String what) {
    misses.add(kind + " " + item.get("id").asText() + " " + what);
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

  private static Document document(byte[] bytes) {
    return Blocks.read(new Landed("quotations", bytes, Sidecar.NONE));
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
