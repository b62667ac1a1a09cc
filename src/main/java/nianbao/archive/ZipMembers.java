package nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import nianbao.Notice;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip by its directory; one that lost its directory by what still stands in it. */
final class ZipMembers extends Members {
  private static final String OFFICE_INDEX = "[Content_Types].xml";
  private static final int LOOK_AT = 40;

  ZipMembers(Landed outer, Allowance allowance, List<Notice> notices) {
    super(outer, allowance, notices);
  }

  /** Office packages carry their index of parts, as a rule first. */
  static boolean isOfficePackage(byte[] bytes) {
    // Entries behind the first ones would have to be unpacked to be seen; packages say it early.
    String head =
        new String(bytes, 0, Math.min(bytes.length, 1 << 16), StandardCharsets.ISO_8859_1);
    if (!head.contains(OFFICE_INDEX) && !tail(bytes).contains(OFFICE_INDEX)) {
      return false;
    }
    try (ZipFile zip = file(bytes)) {
      return zip.getEntry(OFFICE_INDEX) != null;
    } catch (IOException | RuntimeException e) {
      return firstNames(bytes);
    }
  }

  private static String tail(byte[] bytes) {
    int from = Math.max(0, bytes.length - (1 << 18));
    return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
  }

  /** A package cut in half has no directory any more, but begins with its index. */
  private static boolean firstNames(byte[] bytes) {
    int limit = Math.min(bytes.length, 1 << 20);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes, 0, limit))) {
      for (int i = 0; i < LOOK_AT; i++) {
        var entry = zip.getNextEntry();
        if (entry == null) {
          return false;
        }
        if (entry.getName().equals(OFFICE_INDEX)) {
          return true;
        }
      }
      return false;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static ZipFile file(byte[] bytes) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
        .setUseUnicodeExtraFields(true)
        .setIgnoreLocalFileHeader(true)
        .get();
  }

  @Override
  void walk(Consumer<Landed> sink) throws IOException {
    ZipFile opened;
    try {
      opened = file(container());
    } catch (IOException | RuntimeException e) {
      say("container_broken", uri(), reason(e));
      salvage(sink);
      return;
    }
    try (ZipFile zip = opened) {
      byDirectory(zip, sink);
    }
  }

  private void byDirectory(ZipFile zip, Consumer<Landed> sink) throws IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
    for (ZipArchiveEntry entry : entries) {
      String name = name(entry);
      if (name != null
          && MemberName.isSidecar(name)
          && readable(zip.canReadEntryData(entry), entry, name)) {
        try (InputStream in = zip.getInputStream(entry)) {
          keepSidecar(name, in);
        }
      }
    }
    for (ZipArchiveEntry entry : entries) {
      String name = name(entry);
      if (name == null || MemberName.isSidecar(name)) {
        continue;
      }
      String told = named(printed(entry));
      if (readable(zip.canReadEntryData(entry), entry, told)) {
        one(zip, entry, told, sink);
      }
    }
  }

  private void one(ZipFile zip, ZipArchiveEntry entry, String name, Consumer<Landed> sink)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      member(name, in, sink);
    } catch (Allowance.Exhausted e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      say("container_member_broken", memberUri(name), reason(e));
    }
  }

  /** Without a directory: whole members from the beginning on, until the bytes end. */
  private void salvage(Consumer<Landed> sink) throws IOException {
    try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(container()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = name(entry);
        if (name != null && readable(zip.canReadEntryData(entry), entry, name)) {
          if (MemberName.isSidecar(name)) {
            keepSidecar(name, zip);
          } else {
            member(name, zip, sink);
          }
        }
      }
    }
  }

  private boolean readable(boolean can, ZipArchiveEntry entry, String name) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      say("container_member_encrypted", memberUri(name), "");
      return false;
    }
    if (!can) {
      say("container_member_broken", memberUri(name), "compression method " + entry.getMethod());
    }
    return can;
  }

  private static String name(ZipArchiveEntry entry) {
    String name = MemberName.clean(printed(entry));
    boolean folder = entry.isDirectory() || entry.isUnixSymlink();
    return folder || name.isEmpty() || MemberName.isLitter(name) ? null : name;
  }

  /** The library takes names without a flag for UTF-8 or code page 437; we look at the bytes. */
  private static String printed(ZipArchiveEntry entry) {
    boolean flagged =
        entry.getGeneralPurposeBit().usesUTF8ForNames()
            || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
    byte[] raw = entry.getRawName();
    return flagged || raw == null ? entry.getName() : MemberName.decode(raw);
  }
}
