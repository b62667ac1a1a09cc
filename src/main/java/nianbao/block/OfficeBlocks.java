package nianbao.block;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Documents of word processors and spreadsheets. What they are is told by their content; macros,
 * embedded objects and linked files are never opened.
 */
public final class OfficeBlocks {
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String DOC = "application/msword";
  static final String XLS = "application/vnd.ms-excel";
  static final String OLE2 = "application/x-ole-storage";
  static final String OOXML = "application/x-ooxml";

  /** Bytes of XML a document may hold when unpacked; a full report has well under one million. */
  private static final long MAX_XML = 48L << 20;

  private static final int MAX_ENTRIES = 4_000;

  static {
    // Twice what the check before opening lets pass: the library's guard is the second lock.
    ZipSecureFile.setMaxEntrySize(2 * MAX_XML);
    ZipSecureFile.setMaxFileCount(MAX_ENTRIES);
  }

  /** One format's own reader; whatever it throws says that the document is broken. */
  private interface Carrier {
    Document read() throws IOException, OpenXML4JException;
  }

  private OfficeBlocks() {}

  /** Whether the bytes begin like an OLE2 document (.doc, .xls) or are an OOXML package. */
  public static boolean recognises(byte[] bytes) {
    FileMagic magic = magic(bytes);
    return magic == FileMagic.OLE2 || magic == FileMagic.OOXML && !OOXML.equals(packageType(bytes));
  }

  /** Reads a .docx, .doc, .xlsx or .xls; anything else is unreadable, with the reason. */
  public static Document read(byte[] bytes) {
    return switch (magic(bytes)) {
      case OLE2 -> guarded(OLE2, () -> readOle2(bytes));
      case OOXML -> guarded(OOXML, () -> readPackage(bytes));
      case WORD2 -> unreadable(DOC, "Word 2 document");
      case BIFF2, BIFF3, BIFF4 -> unreadable(XLS, "workbook older than Excel 5");
      default -> unreadable(OLE2, "not an office document");
    };
  }

  private static Document readOle2(byte[] bytes) throws IOException {
    try (var files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        return unreadable(OOXML, "encrypted");
      }
      if (root.hasEntryCaseInsensitive("WordDocument")) {
        return guarded(DOC, () -> DocBlocks.read(root));
      }
      if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
        return guarded(XLS, () -> SheetBlocks.readBinary(root));
      }
      return unreadable(OLE2, "neither a document nor a workbook");
    }
  }

  private static Document readPackage(byte[] bytes) throws IOException, OpenXML4JException {
    String type = packageType(bytes);
    String tooMuch = tooMuch(bytes);
    if (tooMuch != null) {
      return unreadable(type, tooMuch);
    }
    return switch (type) {
      case DOCX -> guarded(type, () -> DocxBlocks.read(bytes));
      case XLSX -> guarded(type, () -> SheetBlocks.readPackage(bytes));
      default -> unreadable(type, "neither a document nor a workbook");
    };
  }

  private static Document guarded(String mediaType, Carrier carrier) {
    try {
      return carrier.read();
    } catch (EncryptedDocumentException e) {
      return unreadable(mediaType, "encrypted");
    } catch (IOException | OpenXML4JException | RuntimeException e) {
      return unreadable(mediaType, "broken: " + inShort(e));
    } catch (StackOverflowError e) {
      return unreadable(mediaType, "nested too deeply");
    } catch (LinkageError e) {
      return unreadable(mediaType, "a part of the format is not supported: " + inShort(e));
    }
  }

  /** What is said of a failure: its kind, and its message without the lines that follow. */
  static String inShort(Throwable e) {
    String message = e.getMessage() == null ? "" : BlockBuilder.space(e.getMessage());
    String text = e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    return text.length() <= 160 ? text : text.substring(0, 160);
  }

  static Document unreadable(String mediaType, String reason) {
    return Document.closed(Document.Outcome.UNREADABLE, reason, mediaType, List.of());
  }

  private static FileMagic magic(byte[] bytes) {
    return FileMagic.valueOf(bytes.length >= 44 ? bytes : java.util.Arrays.copyOf(bytes, 44));
  }

  /** The package's main part by the names of its entries; macros change nothing about it. */
  private static String packageType(byte[] bytes) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      long budget = MAX_XML;
      byte[] buffer = new byte[1 << 14];
      int entries = 0;
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String name = e.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
        if (name.equals("word/document.xml") || name.startsWith("word/document")) {
          return DOCX;
        }
        if (name.equals("xl/workbook.xml") || name.startsWith("xl/workbook")) {
          return XLSX;
        }
        for (int n = zip.read(buffer); n >= 0 && budget > 0; n = zip.read(buffer)) {
          budget -= n;
        }
        if (budget <= 0 || ++entries > MAX_ENTRIES) {
          return OOXML;
        }
      }
      return OOXML;
    } catch (IOException | RuntimeException e) {
      return OOXML;
    }
  }

  /** Unpacks everything but pictures once, counting what really comes out; null when bounded. */
  private static String tooMuch(byte[] bytes) throws IOException {
    long total = 0;
    int entries = 0;
    byte[] buffer = new byte[1 << 14];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (++entries > MAX_ENTRIES) {
          return "more than %d parts".formatted(MAX_ENTRIES);
        }
        if (e.getName().contains("/media/") || e.getName().contains("/embeddings/")) {
          continue;
        }
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          total += n;
          if (total > MAX_XML) {
            return "unpacks to more than %d bytes".formatted(MAX_XML);
          }
        }
      }
    }
    return null;
  }
}
