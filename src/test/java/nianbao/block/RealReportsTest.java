package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The reference reports, read as blocks: what is odd about each survives. */
class RealReportsTest {
  private static Document read(String name) throws IOException {
    Path file = Path.of("../shared").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "the reference reports are not here");
    return Told.read(Files.readAllBytes(file));
  }

  private static List<Block.Table> tables(Document document) {
    return document.blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .toList();
  }

  @Test
  void shellsOfALostTableSayNothing() throws IOException {
    List<String> blocks = Told.blocks(read("seeds/000_dee4bc6bdf2304b3.txt"));
    assertEquals("P 发布单位: | 区人力社保局", blocks.get(2));
    assertEquals("P 三、收到和处理政府信息公开申请情况", blocks.get(5));
    assertEquals(8, blocks.size());
  }

  @Test
  void cellsInLinesAreRowsWhereASecondBarEndsThem() throws IOException {
    Document document = read("seeds/001_d5c0aa3288696898.txt");
    List<String> blocks = Told.blocks(document);
    assertTrue(tables(document).isEmpty());
    assertTrue(blocks.contains("P (七)总计 | 4 | 1 | 0 | 0 | 0 | 0 | 5"), blocks.toString());
    assertTrue(blocks.contains("P 行政事业性收费 | 151.598"));
  }

  @Test
  void theMirrorIsRepairedWholly() throws IOException {
    Document document = read("seeds/002_6f9c9c1d9c26983c.txt");
    String words = Told.words(document);
    assertEquals("P 高新区组织人事和劳动保障局2013年依法行政信息公开工作总结", Told.blocks(document).get(0));
    assertTrue(words.codePoints().noneMatch(c -> Script.isTraditional((char) c)), words);
    assertEquals(-1, words.indexOf(",,"));
    assertEquals(-1, words.indexOf("ū)"));
    assertEquals(
        List.of("pinyin_removed", "doubled_marks_repaired", "traditional_converted"),
        Told.rules(document));
  }

  @Test
  void ordinaryReportsNeedNoRepair() throws IOException {
    for (String name :
        List.of("seeds/003_15a3bd79e7f794a3.txt", "seeds/004_4fae8bfe220f30b6.txt")) {
      List<String> rules = Told.rules(read(name));
      rules = rules.stream().filter(rule -> !rule.equals("doubled_marks_repaired")).toList();
      assertEquals(List.of(), rules);
    }
  }

  @Test
  void dislocatedRowsStayRowsInReadingOrder() throws IOException {
    List<Block.Table> tables = tables(read("corpus/shanghai-kewei-2024.md"));
    assertEquals(3, tables.get(0).rows().size());
    List<List<Block.Cell>> last = tables.get(tables.size() - 3).rows();
    assertEquals("四、结转下年度继续办理", last.get(2).get(0).text());
    assertEquals("", last.get(2).get(7).text());
    assertEquals(15, tables.get(tables.size() - 1).rows().get(0).size());
  }

  @Test
  void theGridOfAPageIsKept() throws IOException {
    List<Block.Table> tables = tables(read("corpus/hangzhou-style-2025.html"));
    assertEquals(3, tables.size());
    List<Block.Cell> granted = tables.get(1).rows().get(5);
    assertEquals(22, granted.get(0).rowspan());
    assertEquals(3, granted.get(2).column());
    assertEquals(9, tables.get(1).rows().get(8).get(7).column());
  }

  @Test
  void hardWrappedProseIsJoinedAndFlattenedTablesAreNot() throws IOException {
    for (String name : List.of("corpus/suqian-2023.txt", "corpus/suqian-2024.txt")) {
      List<Prose.Line> lines = Prose.joined(read(name), Set.of());
      assertTrue(lines.stream().anyMatch(line -> line.starts().size() > 5));
      for (Prose.Line line : lines) {
        boolean cells = line.text().matches(".*( \\d+){5,}");
        assertTrue(!cells || line.starts().size() == 1, line.text());
      }
    }
  }
}
