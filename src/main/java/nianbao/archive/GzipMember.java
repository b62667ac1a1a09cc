package nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import nianbao.Notice;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A gzip: one document, or a tar of many. */
final class GzipMember extends TarMembers {

  GzipMember(Landed outer, Allowance allowance, List<Notice> notices) {
    super(outer, allowance, notices);
  }

  private static GzipCompressorInputStream unpacked(byte[] bytes) throws IOException {
    return new GzipCompressorInputStream(new ByteArrayInputStream(bytes), true);
  }

  /** The first bytes of what is inside; fewer where it is short or broken. */
  static byte[] head(byte[] bytes, int length) {
    byte[] head = new byte[length];
    int read = 0;
    try (InputStream in = unpacked(bytes)) {
      for (int n = in.read(head); n > 0; n = in.read(head, read, length - read)) {
        read += n;
      }
    } catch (IOException e) {
      // A short head says enough: what it is too short for is not recognised.
    }
    return java.util.Arrays.copyOf(head, read);
  }

  @Override
  InputStream stream() throws IOException {
    return unpacked(container());
  }

  @Override
  void walk(Consumer<Landed> sink) throws IOException {
    if (Containers.isTar(head(container(), 512))) {
      super.walk(sink);
      return;
    }
    try (var in = unpacked(container())) {
      String said = in.getMetaData().getFileName();
      byte[] bytes;
      try {
        bytes = allowance().readAll(in);
      } catch (Allowance.TooLarge e) {
        say("container_member_too_large", uri(), e.getMessage());
        return;
      }
      String name = said == null ? "" : MemberName.clean(said);
      deliver(name.isEmpty() ? withoutEnding() : name, bytes, outerSidecar(), sink);
    }
  }

  private String withoutEnding() {
    String last = uri().substring(Math.max(uri().lastIndexOf('/'), uri().lastIndexOf('!')) + 1);
    return last.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? last.substring(0, last.length() - 3)
        : last;
  }
}
