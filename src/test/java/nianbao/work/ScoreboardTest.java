package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nianbao.Place;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.fact.Fact;
import nianbao.fact.Fact.ValueStatus;
import nianbao.fact.ReportReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardTest {
  private static final String PAGE = "嘉善县民政局2022年政府信息公开工作年度报告\n一、总体情况\n本年度共收到政府信息公开申请6件。\n";

  private static Expected.Figure figure(String value) {
    return new Expected.Figure(
        Expected.Part.PROSE,
        List.of("request.received"),
        "",
        "",
        "year",
        value == null ? null : new BigDecimal(value));
  }

  private static Fact fact(String value, ValueStatus status) {
    return new Fact(
        "request.received",
        "total",
        null,
        "year",
        new BigDecimal(value),
        "case",
        status,
        null,
        "A",
        Place.inText(0, 0),
        "");
  }

  @Test
  void aBlankMayBeLeftOrProvedButNotReadAsPrinted() {
    assertEquals(Verdict.BLANK_LEFT, Verdict.of(figure(null), null, false));
    assertEquals(
        Verdict.BLANK_PROVED, Verdict.of(figure(null), fact("0", ValueStatus.PROVED), false));
    assertEquals(
        Verdict.BLANK_TOLD, Verdict.of(figure(null), fact("0", ValueStatus.NARRATIVE), false));
    Verdict printed = Verdict.of(figure(null), fact("0", ValueStatus.PRINTED), false);
    assertEquals(Verdict.BLANK_WRONG, printed);
    assertTrue(printed.bad());
  }

  @Test
  void whatIsNotReadIsNoticedOrMissing() {
    assertEquals(Verdict.NOTICED, Verdict.of(figure("6"), null, true));
    assertEquals(Verdict.MISSING, Verdict.of(figure("6"), null, false));
    assertEquals(Verdict.WRONG, Verdict.of(figure("6"), fact("60", ValueStatus.PRINTED), true));
  }

  @Test
  void valuesAreComparedAsNumbers() {
    assertEquals(Verdict.RIGHT, Verdict.of(figure("6.0"), fact("6", ValueStatus.PRINTED), false));
  }

  private static String board(String value, String year) {
    var expected =
        new Expected(
            "page.txt",
            true,
            "嘉善县民政局",
            "330421",
            Integer.valueOf(year),
            "prose",
            List.of(),
            List.of(figure(value)),
            List.of("本年度共收到政府信息公开申请6件"),
            true,
            true);
    var board = new Scoreboard();
    byte[] bytes = PAGE.getBytes(StandardCharsets.UTF_8);
    board.add(expected, ReportReader.read(new Landed("page.txt", bytes, Sidecar.NONE)));
    assertFalse(board.anyBad(), "prose is counted apart");
    var out = new ByteArrayOutputStream();
    board.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).replaceAll(" +", " ");
  }

  @Test
  void proseYearAndNearMissesAreCountedApartFromTables() {
    String right = board("6", "2022");
    assertTrue(right.contains("prose 1 1 1 0 0 0 1.0000 1.0000"), right);
    assertTrue(right.contains("year 1 right 0 refused 0 wrong"), right);
    assertTrue(right.contains("near-misses 1 told apart, 0 mistaken"), right);
    String wrong = board("7", "2021");
    assertTrue(wrong.contains("prose 1 1 0 0 0 1 0.0000 0.0000"), wrong);
    assertTrue(wrong.contains("year 0 right 0 refused 1 wrong"), wrong);
  }

  @Test
  void aSampleFolderIsScoredWithWhatLiesInIt(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("landing"));
    Files.writeString(folder.resolve("landing/a.txt"), PAGE);
    Files.writeString(
        folder.resolve("truth.csv"),
        "path,indicator,applicant_type,review_stage,period_basis,value,value_status\n"
            + "a.txt,request.received,total,,year,6,narrative\n");
    Files.writeString(
        folder.resolve("reports.csv"),
        "path,agency,division,level,sector,year,form,carrier,damage\n"
            + "a.txt,嘉善县民政局,330421,county,other,2022,prose,text,\n");
    assertEquals(Exit.DONE, Main.run("score", folder.toString()));
  }
}
