package nianbao.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nianbao.Notice;
import nianbao.Place;
import nianbao.block.BlockBuilder;
import nianbao.block.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrativeTest {
  private static final List<Path> CASES =
      List.of(
          Path.of("src/test/resources/narrative/cases.tsv"),
          Path.of("src/test/resources/narrative/provinces.tsv"),
          Path.of("src/test/resources/narrative/bureaus.tsv"),
          Path.of("src/test/resources/narrative/counties.tsv"),
          Path.of("src/test/resources/narrative/years.tsv"),
          Path.of("src/test/resources/narrative/quotations.tsv"),
          Path.of("src/test/resources/narrative/near-misses.tsv"),
          Path.of("src/test/resources/narrative/mixed.tsv"));

  @TestFactory
  Stream<DynamicTest> aSentenceStatesWhatItSaysAndNothingElse() throws IOException {
    var lines = new ArrayList<String>();
    for (Path cases : CASES) {
      lines.addAll(Files.readAllLines(cases, UTF_8));
    }
    return lines.stream()
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

  @Test
  void aNumberPointsToItsBlockAndCharacterThroughWrappedLines() {
    String filler = "为进一步提升工作的规范化水平各科室按照统一部署做好各项基础性工作并定期组织检查";
    var document =
        prose(
            filler,
            filler,
            filler,
            filler,
            filler,
            filler,
            "各科室协同配合，认真做好申请的登记和审核等工作，全年我局一共收到政府信息公",
            "开申请 12 件，均已按时办结。");
    Fact fact = Narrative.read(document, Set.of(), 2022, "matrix_2021").facts().get(0);
    assertEquals("request.received=12", fact.indicator() + "=" + fact.value());
    assertEquals(Place.inText(7, 4), fact.place());
  }

  @Test
  void differentNumbersOfOneFigureGiveANoticeAndNoFact() {
    var document = prose("我局收到政府信息公开申请5件。", "我局受理政府信息公开申请8件。");
    var reading = Narrative.read(document, Set.of(), 2022, "matrix_2021");
    assertEquals(List.of(), reading.facts());
    assertEquals("prose_contradicts", reading.notices().get(0).rule());
  }

  @Test
  void theSameNumberSaidTwiceIsOneFact() {
    var document = prose("我局收到政府信息公开申请5件。", "全年共收到政府信息公开申请5件。");
    assertEquals(1, Narrative.read(document, Set.of(), 2022, "matrix_2021").facts().size());
  }

  @Test
  void aBlockOfATableIsLeftToItsReader() {
    var document = prose("全年收到政府信息公开申请5件。");
    assertEquals(List.of(), Narrative.read(document, Set.of(0), 2022, "matrix_2021").facts());
  }

  @Test
  void withoutAMeasureWordNoNumberOfADamagedDocumentIsTaken() {
    var builder = new BlockBuilder().paragraph("予以公开3件,部分公开67,不予公开8件。", false);
    builder.notice(Notice.ofDocument("digit_adjacency_damage"));
    var reading =
        Narrative.read(builder.build("text/plain", null, null), Set.of(), 2022, "matrix_2021");
    assertEquals(List.of("result.granted", "result.denied"), indicators(reading));
  }

  @Test
  void whatIsPlannedOrWantingIsNotStated() {
    var document = prose("五、存在的主要问题及改进情况", "力争全年主动公开政府信息500条。", "六、其他需要报告的事项", "本年度收取信息处理费0元。");
    var reading = Narrative.read(document, Set.of(), 2022, "matrix_2021");
    assertEquals(List.of("fee.info_processing"), indicators(reading));
  }

  @Test
  void aRowOfTheFormIsReadWithoutItsTable() {
    var document = prose("行政规范性文件 | 2 | 0 | 8 |", "行政许可 12");
    var reading = Narrative.read(document, Set.of(), 2022, "matrix_2021");
    assertEquals(
        List.of(
            "art20.normative_doc.issued",
            "art20.normative_doc.repealed",
            "art20.normative_doc.in_force",
            "art20.licensing.decisions"),
        indicators(reading));
  }

  @Test
  void everyCodeOfTheGrammarIsListed() {
    for (NarrativeRule rule : NarrativeGrammar.rules()) {
      for (String name : rule.codes()) {
        for (int year = 2008; year <= 2025; year++) {
          String code = NarrativeGrammar.code(name, year);
          assertTrue(code == null || Indicators.lists(code), rule.name() + " states " + code);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "收到政府信息公开申请",
        "1,111",
        "111 ",
        "9",
        "一",
        "《",
        "（",
        "\uFFFD",
        "未收到申请、",
        "通过网站发布信息3条、",
        "微信公众号等",
        "均已，",
        "a1-",
        "2022年"
      })
  void hostileTextIsReadInLinearTime(String part) {
    var document = prose(part.repeat(100_000 / part.length()));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Narrative.read(document, Set.of(), 2022, "matrix_2021"));
  }

  private static List<String> indicators(NarrativeReading reading) {
    return reading.facts().stream().map(Fact::indicator).toList();
  }
}
