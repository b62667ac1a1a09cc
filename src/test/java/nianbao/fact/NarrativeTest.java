package nianbao.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NarrativeTest {
  private static final Path CASES = Path.of("src/test/resources/narrative/cases.tsv");

  @TestFactory
  Stream<DynamicTest> aSentenceStatesWhatItSaysAndNothingElse() throws IOException {
    return Files.readAllLines(CASES, UTF_8).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("sentence\t"))
        .map(line -> line.split("\t", -1))
        .map(c -> DynamicTest.dynamicTest(c[0], () -> assertEquals(expected(c[3]), said(c), c[0])));
  }

  private static Set<String> expected(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> said(String[] fields) {
    Integer year = fields[1].isEmpty() ? null : Integer.valueOf(fields[1]);
    return Narrative.read(prose(fields[0]), Set.of(), year, fields[2]).facts().stream()
        .map(NarrativeTest::shown)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Document prose(String... lines) {
    var builder = new BlockBuilder();
    for (String line : lines) {
      builder.paragraph(line, false);
    }
    return builder.build("text/plain", "UTF-8", null);
  }

  private static String shown(Fact fact) {
    return fact.indicator()
        + (fact.applicantType() == null ? "" : "[" + fact.applicantType() + "]")
        + (fact.reviewStage() == null ? "" : "{" + fact.reviewStage() + "}")
        + (fact.periodBasis().equals("year") ? "" : "@" + fact.periodBasis())
        + "="
        + fact.value().toPlainString()
        + (fact.bound() == null ? "" : fact.bound());
  }
}
