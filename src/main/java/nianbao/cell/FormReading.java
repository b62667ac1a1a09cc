package nianbao.cell;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Notice;

/**
 * What the tables of one document say.
 *
 * @param form the form its labels tell, {@code prose} where there is no statutory table
 * @param cells every printed cell of the recognised tables, in reading order
 * @param expected parts of the form that the document announces by a heading but does not show
 * @param tableBlocks blocks that belong to statutory tables; prose readers leave them alone
 * @param notices unknown labels, unreadable cells, lost rows …
 */
public record FormReading(
    String form,
    List<ReportCell> cells,
    Set<String> expected,
    Set<Integer> tableBlocks,
    List<Notice> notices) {
  public FormReading {
    cells = List.copyOf(cells);
    expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    tableBlocks = Collections.unmodifiableSet(new TreeSet<>(tableBlocks));
    notices = List.copyOf(notices);
  }
}
