package nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import nianbao.Notice;

/** What all containers of named files share: names, sidecars, limits, and how failures are said. */
abstract class Members {
  private static final int MAX_NOTICES = 200;

  private final Landed outer;
  private final Allowance allowance;
  private final List<Notice> notices;
  private final Map<String, byte[]> sidecars = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> unpaired = new ArrayList<>();
  private int said;

  Members(Landed outer, Allowance allowance, List<Notice> notices) {
    this.outer = outer;
    this.allowance = allowance;
    this.notices = notices;
  }

  /** Reads the container; what breaks on the way becomes a notice, what came before it is kept. */
  final void read(Consumer<Landed> sink) {
    try {
      walk(sink);
    } catch (Allowance.Exhausted e) {
      say("container_limit_exceeded", outer.uri(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      say("container_broken", outer.uri(), reason(e));
    }
    for (String name : unpaired) {
      if (sidecars.containsKey(name)) {
        say("sidecar_without_document", memberUri(name), "");
      }
    }
    if (said > MAX_NOTICES) {
      notices.add(
          Notice.ofDocument(
              "container_more_notices", "member", outer.uri(), "count", said - MAX_NOTICES));
    }
  }

  abstract void walk(Consumer<Landed> sink) throws IOException;

  final byte[] container() {
    return outer.bytes();
  }

  final String uri() {
    return outer.uri();
  }

  final Sidecar outerSidecar() {
    return outer.sidecar();
  }

  final Allowance allowance() {
    return allowance;
  }

  final void say(String rule, String member, String reason) {
    if (++said <= MAX_NOTICES) {
      notices.add(Notice.ofDocument(rule, "member", member, "reason", reason));
    }
  }

  static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() <= 160 ? line : line.substring(0, 160);
  }

  /** The cleaned name, with a notice where it tried to leave its container; null for litter. */
  final String named(String printed) {
    String name = MemberName.clean(printed);
    if (name.isEmpty() || MemberName.isLitter(name)) {
      return null;
    }
    String slashes = printed.replace('\\', '/');
    if (slashes.startsWith("/") || ("/" + slashes + "/").contains("/../")) {
      say("container_path_cleaned", memberUri(name), slashes);
    }
    return name;
  }

  final void keepSidecar(String name, InputStream in) throws IOException {
    sidecars.put(name, allowance.readAll(in));
    unpaired.add(name);
  }

  /** Reads one member; one that is damaged or too large costs only itself. */
  final void member(String name, InputStream in, Consumer<Landed> sink) throws IOException {
    byte[] bytes;
    try {
      bytes = allowance.readAll(in);
    } catch (Allowance.TooLarge e) {
      say("container_member_too_large", memberUri(name), e.getMessage());
      return;
    } catch (ZipException e) {
      say("container_member_broken", memberUri(name), reason(e));
      return;
    }
    deliver(name, bytes, sidecar(name), sink);
  }

  final void deliver(String name, byte[] bytes, Sidecar sidecar, Consumer<Landed> sink) {
    String unique = name;
    for (int copy = 2; !used.add(unique); copy++) {
      unique = name + "#" + copy;
    }
    sink.accept(new Landed(memberUri(unique), bytes, sidecar));
  }

  final String memberUri(String name) {
    return outer.uri() + "!" + name;
  }

  private Sidecar sidecar(String name) {
    byte[] json = sidecars.remove(name + SidecarReader.SUFFIX);
    if (json == null) {
      return Sidecar.NONE;
    }
    SidecarReader.Reading reading = SidecarReader.read(json);
    for (Notice notice : reading.notices()) {
      if (++said <= MAX_NOTICES) {
        var figures = new java.util.TreeMap<>(notice.figures());
        figures.put("member", memberUri(name));
        notices.add(new Notice(notice.rule(), notice.severity(), notice.places(), figures));
      }
    }
    return reading.sidecar();
  }
}
