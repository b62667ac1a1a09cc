package nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Notice;

/** Reads the JSON a crawler wrote beside a landing file; nothing in it can stop a run. */
public final class SidecarReader {
  /** What follows the landing file's whole name, extension included. */
  public static final String SUFFIX = ".meta.json";

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_FIELD = 4_000;
  private static final Set<String> KNOWN =
      Set.of("url", "fetched_at", "publisher", "published_on", "title");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxStringLength(MAX_BYTES)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A sidecar and what was odd about it. */
  public record Reading(Sidecar sidecar, List<Notice> notices) {
    public Reading {
      notices = List.copyOf(notices);
    }
  }

  private SidecarReader() {}

  /** Reads UTF-8 (or UTF-16/32 with its marks) JSON; null and empty bytes are no sidecar. */
  public static Reading read(byte[] json) {
    if (json == null || json.length == 0) {
      return new Reading(Sidecar.NONE, List.of());
    }
    if (json.length > MAX_BYTES) {
      return broken("larger than %d bytes".formatted(MAX_BYTES));
    }
    try {
      JsonNode root = MAPPER.readTree(json);
      return root.isObject() ? fields(root) : broken("not an object");
    } catch (JsonProcessingException e) {
      return broken(BROKEN_AT.formatted(e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      return broken("not text");
    }
  }

  private static final String BROKEN_AT = "no JSON at line %d";

  private static Reading broken(String reason) {
    return new Reading(
        Sidecar.NONE, List.of(Notice.ofDocument("sidecar_broken", "reason", reason)));
  }

  private static Reading fields(JsonNode root) {
    var notices = new ArrayList<Notice>();
    var unknown = new TreeSet<String>();
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KNOWN.contains(name)) {
        unknown.add(name.length() > 80 ? name.substring(0, 80) : name);
      }
    }
    if (!unknown.isEmpty()) {
      var shown = unknown.stream().limit(20).toList();
      notices.add(Notice.ofDocument("sidecar_field_unknown", "fields", String.join(" ", shown)));
    }
    var sidecar =
        new Sidecar(
            text(root, "url", notices),
            text(root, "fetched_at", notices),
            text(root, "publisher", notices),
            text(root, "published_on", notices),
            text(root, "title", notices));
    return new Reading(sidecar.equals(Sidecar.NONE) ? Sidecar.NONE : sidecar, notices);
  }

  private static String text(JsonNode root, String name, List<Notice> notices) {
    JsonNode value = root.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      notices.add(
          Notice.ofDocument("sidecar_field_mistyped", "field", name, "type", value.getNodeType()));
      return null;
    }
    String text = value.textValue().strip();
    if (text.length() > MAX_FIELD) {
      notices.add(Notice.ofDocument("sidecar_field_mistyped", "field", name, "type", "too long"));
      return null;
    }
    return text.isEmpty() ? null : text;
  }
}
