package nianbao.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nianbao.Notice;

/**
 * Containers that hold documents: zip, tar, gzip and WARC, told by content. A container inside a
 * container is opened, one inside that is not.
 *
 * <p>Members come in the container's own order, one at a time, so that memory is bounded by the
 * largest member. Directories, {@code .meta.json} sidecars and the small files that desktop systems
 * leave behind are no documents.
 */
public final class Containers {
  private static final int MAX_NESTING = 1;
  private static final int TAR_MAGIC = 257;

  /** What a container is. */
  enum Kind {
    ZIP,
    TAR,
    GZIP,
    WARC
  }

  /** The members of a container and what was wrong with it. */
  public record Opened(List<Landed> members, List<Notice> notices) {
    public Opened {
      members = List.copyOf(members);
      notices = List.copyOf(notices);
    }
  }

  private Containers() {}

  /**
   * Whether the bytes are a container of documents. Packages of office programs are zip files too,
   * and documents: they are not.
   */
  public static boolean recognises(byte[] bytes) {
    return kind(bytes) != null;
  }

  /** All members at once; for tests and small containers. */
  public static Opened open(Landed outer) {
    var members = new ArrayList<Landed>();
    List<Notice> notices = open(outer, members::add);
    return new Opened(members, notices);
  }

  /**
   * Hands every member to the sink, named {@code outer.zip!inner/name}, with its sidecar.
   *
   * @return what was wrong with the container or left out of it; {@code member} names the member
   */
  public static List<Notice> open(Landed outer, Consumer<Landed> sink) {
    var notices = new ArrayList<Notice>();
    open(outer, 0, new Allowance(outer.bytes().length), sink, notices);
    return List.copyOf(notices);
  }

  private static void open(
      Landed outer, int depth, Allowance allowance, Consumer<Landed> sink, List<Notice> notices) {
    Consumer<Landed> inner =
        member -> {
          if (!recognises(member.bytes())) {
            sink.accept(member);
          } else if (depth < MAX_NESTING) {
            open(member, depth + 1, allowance, sink, notices);
          } else {
            notices.add(Notice.ofDocument("container_nested_too_deeply", "member", member.uri()));
            sink.accept(member);
          }
        };
    Kind kind = kind(outer.bytes());
    if (kind == null) {
      notices.add(
          Notice.ofDocument("container_broken", "member", outer.uri(), "reason", "unknown"));
      return;
    }
    switch (kind) {
      case ZIP -> new ZipMembers(outer, allowance, notices).read(inner);
      case TAR -> new TarMembers(outer, allowance, notices).read(inner);
      case GZIP -> new GzipMember(outer, allowance, notices).read(inner);
      case WARC -> new WarcRecords(outer, allowance, notices).read(inner);
    }
  }

  /** What the bytes are, or null when they are no container. */
  static Kind kind(byte[] bytes) {
    if (begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 'P', 'K', 5, 6)) {
      return ZipMembers.isOfficePackage(bytes) ? null : Kind.ZIP;
    }
    if (begins(bytes, 'W', 'A', 'R', 'C', '/')) {
      return Kind.WARC;
    }
    if (begins(bytes, 0x1f, 0x8b, 8)) {
      byte[] head = GzipMember.head(bytes, 512);
      return begins(head, 'W', 'A', 'R', 'C', '/') ? Kind.WARC : Kind.GZIP;
    }
    return isTar(bytes) ? Kind.TAR : null;
  }

  static boolean isTar(byte[] bytes) {
    return bytes.length >= 512
        && new String(bytes, TAR_MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  private static boolean begins(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
