package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.block.Blocks;
import nianbao.block.PdfBlocks;
import nianbao.cell.FormReader;
import org.junit.jupiter.api.Test;

/** Facts of real reports against their hand-read cells; skipped where those are not at hand. */
class CorpusFactsTest {
  private static final Path SHARED = Path.of("../shared");

  @Test
  void everyPrintedCellOfTheReferenceReportsIsAFactAndNoneIsWrong() throws IOException {
    assumeTrue(Files.exists(SHARED.resolve("corpus/cells.csv")), "no reference reports here");
    Map<String, List<String[]>> truth = truth();
    var wrong = new ArrayList<String>();
    var counts = new TreeMap<String, Integer>();
    for (Map.Entry<String, List<String[]>> document : truth.entrySet()) {
      FactReading reading = read(document.getKey());
      Map<String, Fact> facts = Form.byKey(reading);
      for (String[] cell : document.getValue()) {
        String key = key(cell);
        Fact fact = facts.get(key);
        String what = judge(cell[5], fact);
        counts.merge(what, 1, Integer::sum);
        if (what.equals("wrong") || what.equals("missing")) {
          wrong.add(document.getKey() + " " + key + " " + cell[5] + " " + fact);
        }
      }
      doubted(document.getKey(), reading);
    }
    assertEquals(List.of(), wrong);
    assertEquals(1_415, counts.get("right"));
    assertEquals(1, counts.get("proved"));
  }

  /** Only the report whose totals contradict their parts has anything marked or mended. */
  private static void doubted(String name, FactReading reading) {
    var marked =
        reading.facts().stream()
            .filter(f -> f.obsStatus().equals("U") && f.status() != Fact.ValueStatus.DERIVED)
            .map(f -> FactKey.of(f).toString())
            .toList();
    // 10 + 1 against 0 can only be the total; 5 against 0 may be either.
    var totals =
        List.of(
            "remedy.total{reconsideration}",
            "remedy.upheld{litigation_after_review}",
            "remedy.total{litigation_after_review}");
    assertEquals(name.startsWith("hongze") ? totals : List.of(), marked, name);
    assertTrue(
        reading.facts().stream().noneMatch(f -> f.status() == Fact.ValueStatus.REPAIRED), name);
  }

  private static String judge(String value, Fact fact) {
    if (value.isEmpty()) {
      return fact == null ? "blank left out" : fact.status().code();
    }
    if (fact == null) {
      return "missing";
    }
    return fact.value().compareTo(new BigDecimal(value)) == 0 ? "right" : "wrong";
  }

  private static String key(String[] cell) {
    return new FactKey(cell[1], blank(cell[2]), blank(cell[3]), cell[4]).toString();
  }

  private static String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static FactReading read(String name) throws IOException {
    Path corpus = SHARED.resolve("corpus").resolve(name);
    Path file = Files.exists(corpus) ? corpus : SHARED.resolve("seeds").resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    var document =
        PdfBlocks.recognises(bytes)
            ? PdfBlocks.read(bytes)
            : Blocks.read(new Landed(name, bytes, Sidecar.NONE));
    return FactReader.read(FormReader.read(document), List.of());
  }

  private static Map<String, List<String[]>> truth() throws IOException {
    var truth = new LinkedHashMap<String, List<String[]>>();
    List<String> lines = Files.readAllLines(SHARED.resolve("corpus/cells.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cell = line.split(",", -1);
      truth.computeIfAbsent(cell[0], name -> new ArrayList<>()).add(cell);
    }
    return truth;
  }
}
