package nianbao.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nianbao.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarReaderTest {

  private static SidecarReader.Reading read(String json) {
    return SidecarReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> rules(SidecarReader.Reading reading) {
    return reading.notices().stream().map(Notice::rule).toList();
  }

  @Test
  void everyFieldIsRead() {
    var reading =
        read(
            "{\"url\":\"http://a/b\",\"fetched_at\":\"2024-02-01T00:00:00Z\",\"publisher\":\"某局\","
                + "\"published_on\":\"2024-01-30\",\"title\":\" 年报 \"}");
    assertEquals(
        new Sidecar("http://a/b", "2024-02-01T00:00:00Z", "某局", "2024-01-30", "年报"),
        reading.sidecar());
    assertEquals(List.of(), reading.notices());
  }

  @Test
  void absentNullAndBlankFieldsAreNotKnown() {
    var reading = read("{\"url\":null,\"title\":\"  \"}");
    assertSame(Sidecar.NONE, reading.sidecar());
    assertEquals(List.of(), reading.notices());
  }

  @Test
  void aFieldOfAnotherTypeIsLeftOutAndNoticed() {
    var reading = read("{\"url\":\"http://a\",\"fetched_at\":1706745600,\"title\":[\"x\"]}");
    assertEquals(new Sidecar("http://a", null, null, null, null), reading.sidecar());
    assertEquals(List.of("sidecar_field_mistyped", "sidecar_field_mistyped"), rules(reading));
  }

  @Test
  void unknownFieldsAreNoticedOnce() {
    var reading = read("{\"url\":\"http://a\",\"b\":1,\"a\":2}");
    assertEquals(List.of("sidecar_field_unknown"), rules(reading));
    assertEquals("a b", reading.notices().get(0).figures().get("fields"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "{\"url\":\"a\"} trailing", "{'url':'a'}", "\u0000"})
  void brokenJsonIsNoSidecarAndANotice(String json) {
    var reading = read(json);
    assertSame(Sidecar.NONE, reading.sidecar());
    assertEquals(List.of("sidecar_broken"), rules(reading));
  }

  @Test
  void deepNestingIsBroken() {
    assertEquals(List.of("sidecar_broken"), rules(read("{\"a\":" + "[".repeat(100_000))));
  }

  @Test
  void noBytesAreNoSidecar() {
    assertSame(Sidecar.NONE, SidecarReader.read(new byte[0]).sidecar());
    assertEquals(List.of(), SidecarReader.read(null).notices());
  }
}
