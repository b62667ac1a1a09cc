package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The documents other programs made of one report, and the grid all of them must give. */
final class CarrierFiles {
  private static final Path FOLDER = Path.of("src/test/resources/carriers");

  private CarrierFiles() {}

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document read(String name) {
    return name.endsWith(".pdf") ? PdfBlocks.read(bytes(name)) : OfficeBlocks.read(bytes(name));
  }

  static List<Block.Table> tables(Document document) {
    return document.blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .toList();
  }

  static List<String> paragraphs(Document document) {
    return document.blocks().stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> ((Block.Paragraph) block).text())
        .toList();
  }

  static List<String> rules(Document document) {
    return document.notices().stream().map(notice -> notice.rule()).toList();
  }

  /** Every cell as {@code row,column rowspan×colspan text}, in reading order. */
  static List<String> cells(Block.Table table) {
    var cells = new ArrayList<String>();
    for (List<Block.Cell> row : table.rows()) {
      for (Block.Cell cell : row) {
        cells.add(line(cell.row(), cell.column(), cell.rowspan(), cell.colspan(), cell.text()));
      }
    }
    return cells;
  }

  private static String line(int row, int column, int rowspan, int colspan, String text) {
    return String.format(Locale.ROOT, "%d,%d %d×%d %s", row, column, rowspan, colspan, text);
  }

  /** The report's three tables as the script that made the documents laid them out. */
  static List<List<String>> expected() {
    try {
      var tables = new ArrayList<List<String>>();
      for (String line :
          Files.readAllLines(FOLDER.resolve("expected.tsv")).stream().skip(1).toList()) {
        String[] f = line.split("\t", -1);
        if (tables.size() == Integer.parseInt(f[0])) {
          tables.add(new ArrayList<>());
        }
        tables
            .get(tables.size() - 1)
            .add(
                line(
                    Integer.parseInt(f[1]),
                    Integer.parseInt(f[2]),
                    Integer.parseInt(f[3]),
                    Integer.parseInt(f[4]),
                    f[5]));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertReport(String name) {
    Document document = read(name);
    assertEquals(Document.Outcome.READ, document.outcome(), document.reason());
    List<Block.Table> tables = tables(document);
    List<List<String>> expected = expected();
    assertEquals(expected.size(), tables.size(), "tables of " + name);
    for (int t = 0; t < expected.size(); t++) {
      assertEquals(
          String.join("\n", expected.get(t)), String.join("\n", cells(tables.get(t))), name);
    }
  }
}
