package nianbao.block;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import nianbao.Notice;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A .docx package: its parts are found here, their words by {@link DocxBody}. */
final class DocxBlocks {
  private static final String MAIN = "/officeDocument";

  private DocxBlocks() {}

  static Document read(byte[] bytes) throws IOException, OpenXML4JException {
    try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      PackagePart main = mainPart(parts);
      if (main == null) {
        return OfficeBlocks.unreadable(OfficeBlocks.DOCX, "no main part");
      }
      var styles = new DocxStyles(root(parts, main, "/styles"), root(parts, main, "/numbering"));
      var builder = new BlockBuilder();
      if (parts.getParts().stream().anyMatch(DocxBlocks::isMacro)) {
        builder.notice(Notice.ofDocument("macros_ignored"));
      }
      var body = new DocxBody(builder, styles);
      body.read(xml(main));
      body.notes(root(parts, main, "/footnotes"));
      body.notes(root(parts, main, "/endnotes"));
      body.close();
      String title = parts.getPackageProperties().getTitleProperty().orElse(null);
      return builder.build(
          OfficeBlocks.DOCX, null, title == null || title.isBlank() ? null : title.strip());
    }
  }

  private static boolean isMacro(PackagePart part) {
    return part.getPartName().getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
  }

  private static PackagePart mainPart(OPCPackage parts) {
    for (var relation : parts.getRelationships()) {
      if (relation.getRelationshipType().endsWith(MAIN)) {
        return parts.getPart(relation);
      }
    }
    return null;
  }

  /** The root of the part that {@code main} relates to by this kind, or null. */
  private static Element root(OPCPackage parts, PackagePart main, String kind)
      throws IOException, OpenXML4JException {
    PackageRelationshipCollection relations = main.getRelationships();
    for (var relation : relations) {
      if (relation.getRelationshipType().endsWith(kind)) {
        PackagePart part = main.getRelatedPart(relation);
        return part == null ? null : xml(part);
      }
    }
    return null;
  }

  /** Parsed without DTDs: an entity bomb or an external entity ends here. */
  private static Element xml(PackagePart part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return DocumentHelper.readDocument(in).getDocumentElement();
    } catch (SAXException e) {
      throw new IOException(part.getPartName().getName() + ": " + e.getMessage(), e);
    }
  }
}
