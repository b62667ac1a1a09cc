package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.block.Blocks;
import nianbao.block.PdfBlocks;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real reports against every cell of them as read by eye. */
class CorpusCellsTest {
  private static final Path SHARED = shared();

  /** What the gold says of one document: codes to value, empty where the cell is printed blank. */
  private static Map<String, Map<String, String>> gold() throws IOException {
    var gold = new TreeMap<String, Map<String, String>>();
    for (String line : Files.readAllLines(SHARED.resolve("corpus/cells.csv"))) {
      String[] f = line.split(",", -1);
      if (!f[0].equals("source")) {
        gold.computeIfAbsent(f[0], s -> new TreeMap<>())
            .put(String.join("/", f[1], f[2], f[3], f[4]), f[5]);
      }
    }
    return gold;
  }

  @TestFactory
  Stream<DynamicTest> everyPrintedCellIsReadAndNoneIsWrong() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "the reference reports are not here");
    return gold().entrySet().stream()
        .map(
            doc ->
                DynamicTest.dynamicTest(doc.getKey(), () -> check(doc.getKey(), doc.getValue())));
  }

  private static void check(String name, Map<String, String> gold) throws IOException {
    FormReading reading = read(name);
    var read = new TreeMap<String, String>();
    for (ReportCell cell : reading.cells()) {
      if (cell.indicator() != null && cell.quantity() instanceof Quantity.Stated stated) {
        read.put(codes(cell), stated.value().toPlainString());
      }
    }
    List<String> differences = new ArrayList<>();
    gold.forEach(
        (codes, value) -> {
          String got = read.remove(codes);
          boolean same =
              got == null || value.isEmpty()
                  ? got == null && value.isEmpty()
                  : new BigDecimal(got).compareTo(new BigDecimal(value)) == 0;
          if (!same) {
            differences.add(codes + " printed " + value + " read " + got);
          }
        });
    read.forEach((codes, got) -> differences.add(codes + " not printed, read " + got));
    assertEquals(List.of(), differences);
  }

  private static String codes(ReportCell cell) {
    return String.join(
        "/",
        cell.indicator(),
        cell.applicantType() == null ? "" : cell.applicantType(),
        cell.reviewStage() == null ? "" : cell.reviewStage(),
        cell.periodBasis());
  }

  private static FormReading read(String name) throws IOException {
    Path file = SHARED.resolve("corpus").resolve(name);
    file = Files.exists(file) ? file : SHARED.resolve("seeds").resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    return FormReader.read(
        PdfBlocks.recognises(bytes)
            ? PdfBlocks.read(bytes)
            : Blocks.read(new Landed(name, bytes, Sidecar.NONE)));
  }

  private static Path shared() {
    Path beside = Path.of("../shared");
    return Files.isDirectory(beside) ? beside : Path.of("../../shared");
  }
}
