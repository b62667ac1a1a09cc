package nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import nianbao.Notice;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar: read twice, since a sidecar may stand before or behind its document. */
class TarMembers extends Members {

  TarMembers(Landed outer, Allowance allowance, List<Notice> notices) {
    super(outer, allowance, notices);
  }

  /** The tar's own bytes, from the beginning. */
  InputStream stream() throws IOException {
    return new ByteArrayInputStream(container());
  }

  @Override
  void walk(Consumer<Landed> sink) throws IOException {
    try (var tar = tar()) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = MemberName.clean(MemberName.decode(raw(entry)));
        if (entry.isFile() && MemberName.isSidecar(name)) {
          keepSidecar(name, tar);
        }
      }
    } catch (Allowance.Exhausted e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Said by the second reading, which comes to the same place.
    }
    try (var tar = tar()) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.isFile() ? named(MemberName.decode(raw(entry))) : null;
        if (name != null && !MemberName.isSidecar(name)) {
          member(name, tar, sink);
        }
      }
    }
  }

  /** Read as Latin-1, so that every name keeps its bytes. */
  private TarArchiveInputStream tar() throws IOException {
    return new TarArchiveInputStream(stream(), StandardCharsets.ISO_8859_1.name());
  }

  private static byte[] raw(TarArchiveEntry entry) {
    String name = entry.getName();
    boolean latin = name.chars().allMatch(c -> c < 256);
    return name.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
