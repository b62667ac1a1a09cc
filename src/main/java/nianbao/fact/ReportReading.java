package nianbao.fact;

import java.util.List;
import nianbao.Notice;
import nianbao.block.Document;
import nianbao.cell.FormReading;
import nianbao.entity.Identity;

/**
 * All that one landed document says.
 *
 * @param document how the carrier was read; its blocks are not kept
 * @param identity who reports on which year; null where the document could not be read
 * @param form the tables; null where the document could not be read
 * @param facts canonical facts, in a total order
 * @param notices of all layers, in a total order
 */
public record ReportReading(
    Document document,
    Identity identity,
    FormReading form,
    List<Fact> facts,
    List<Notice> notices) {
  public ReportReading {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
  }
}
