package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.lake.Release;
import org.junit.jupiter.api.Test;

/** What a run says about itself, without Spark. */
class RunMetricsTest {
  private static final Instant START = Instant.parse("2026-03-01T02:30:00Z");

  @Test
  void aFailedRunKeepsWhenOneLastSucceededAndWhatWasCounted() {
    String good = RunMetrics.text(run("published", Map.of("documents_loaded", 7L)), "");
    String bad = RunMetrics.text(run("failed", Map.of()), good);
    String success = "nianbao_last_success_timestamp_seconds 1772332260.000";
    assertTrue(good.contains(success), good);
    assertTrue(bad.contains(success), bad);
    assertTrue(bad.contains("nianbao_documents{state=\"loaded\"} 7"), bad);
    assertTrue(bad.contains("outcome=\"failed\""), bad);
  }

  @Test
  void everyMetricIsDeclaredOnceAndEveryLineHasItsShape() {
    String text = RunMetrics.text(run("published", Map.of("documents_loaded", 7L)), "");
    text.lines()
        .forEach(
            line ->
                assertTrue(
                    line.matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{(\\w+=\"[^\"]*\",?)+})? [\\d.]+"),
                    line));
    List<String> types = text.lines().filter(line -> line.startsWith("# TYPE")).toList();
    assertEquals(types.stream().distinct().count(), types.size());
  }

  @Test
  void wordsOfDocumentsCannotBecomeMarkupOrTurnTheLine() throws IOException {
    var out = new ByteArrayOutputStream();
    var page = new ReportPage(out, run("published", Map.of()));
    page.head();
    page.row(List.of("source_uri"), List.of("<script>alert('1')</script>\u202Egpj.html\u0000"));
    page.foot();
    String html = out.toString(StandardCharsets.UTF_8);
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("\u202E") || html.contains("\u0000"), html);
    assertTrue(html.contains("&lt;script&gt;"), html);
  }

  @Test
  void aStructuredLineIsOneObjectWithItsRun() throws IOException {
    String line = LogFormat.JSON.line("20260301T023000.000Z", "lake", 1.25, "two\n\"lines\"");
    var object = new com.fasterxml.jackson.databind.ObjectMapper().readTree(line);
    assertEquals(1, line.lines().count());
    assertEquals("20260301T023000.000Z", object.get("run_id").asText());
    assertEquals("two\n\"lines\"", object.get("message").asText());
  }

  private static RunSummary run(String outcome, Map<String, Object> counts) {
    var release = new Release("20260301T023000.000Z", "ab", "cd", "ef", Map.of(), Map.of());
    return new RunSummary(
        "20260301T023000.000Z",
        "nightly",
        START,
        START.plusSeconds(60),
        outcome,
        "a message",
        0,
        counts,
        Map.of("lake", 1.5),
        List.of(),
        Optional.empty(),
        Optional.of(release),
        false,
        "0123456789ab",
        "0123");
  }
}
