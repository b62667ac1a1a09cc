package nianbao.fact;

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
    Path file = CORPUS.resolve("documents.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "no corpus beside the project");
    var score = new NarrativeScore();
    for (JsonNode item : NarrativeScore.items(file)) {
      String source = item.get("source").asText();
      Path document =
          Files.exists(CORPUS.resolve(source))
              ? CORPUS.resolve(source)
              : CORPUS.resolveSibling("seeds").resolve(source);
      score.document(item, NarrativeScore.document(document));
    }
    System.out.println("documents: " + score);
    score.misses.forEach(System.out::println);
    assertTrue(score.recall() >= 0, score::toString);
  }

  @Test
  void quotationsOfRealReportsAreReadRight() throws IOException {
    Path file = CORPUS.resolve("prose.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "no corpus beside the project");
    List<JsonNode> items = NarrativeScore.items(file);
    var seen = new NarrativeScore();
    var held = new NarrativeScore();
    for (int i = 0; i < items.size(); i++) {
      (i % 4 == 3 ? held : seen).quotations(items.get(i));
    }
    System.out.println("even: " + seen);
    seen.misses.forEach(System.out::println);
    System.out.println("odd: " + held);
    if (true) {
      held.misses.forEach(System.out::println);
    }
    assertTrue(seen.recall() >= 0, seen::toString);
  }
}
