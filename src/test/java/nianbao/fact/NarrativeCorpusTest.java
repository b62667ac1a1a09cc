package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Prose facts of real reports read by eye, where they are at hand. */
class NarrativeCorpusTest {
  private static final Path CORPUS = Path.of("../shared/corpus");

  @Test
  void wholeReportsAreReadRight() throws IOException {
    var score = new NarrativeScore();
    for (JsonNode item : items("documents.jsonl")) {
      String source = item.get("source").asText();
      Path beside = CORPUS.resolve(source);
      Path document =
          Files.exists(beside) ? beside : CORPUS.resolveSibling("seeds").resolve(source);
      score.document(item, NarrativeScore.document(document));
    }
    assertTrue(score.recall() >= 0.9, score::report);
    assertEquals(0, score.mistaken, score::report);
  }

  @Test
  void quotationsOfRealReportsAreReadRight() throws IOException {
    var score = new NarrativeScore();
    for (JsonNode item : items("prose.jsonl")) {
      score.quotations(item);
    }
    assertTrue(score.recall() >= 0.94, score::report);
    assertTrue(score.precision() >= 0.99, score::report);
    assertTrue(score.toldApart() >= 0.98, score::report);
    if (Boolean.getBoolean("narrative.report")) {
      System.out.println(score.report());
    }
  }

  private static List<JsonNode> items(String name) throws IOException {
    Path file = CORPUS.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no corpus beside the project: " + name);
    return NarrativeScore.items(file);
  }
}
