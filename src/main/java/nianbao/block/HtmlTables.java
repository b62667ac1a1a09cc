package nianbao.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Tells tables of data from tables of layout, in one walk over each outermost table. A row is
 * running text when one of its cells holds a page's worth of words or a table of its own; the other
 * rows are data.
 */
final class HtmlTables implements NodeFilter {
  /** A cell longer than this, with sentences, is no label: labels of the form stay well below. */
  private static final int PROSE_LENGTH = 200;

  private static final int PROSE_SENTENCES = 2;

  private static final Mass NOTHING = new Mass();

  /** A nested table this large says something by its grid. */
  private static final int OWN_CELLS = 6;

  /** What a cell, row or table holds, nested ones included. */
  private static final class Mass {
    int length;
    int sentences;
    int cells;
    int largestTable;
    boolean prose;
  }

  private final Map<Element, Mass> rows = new HashMap<>();
  private final Deque<Mass> open = new ArrayDeque<>();

  /** The rows of a table, with all that is nested in them weighed. */
  List<Element> weighed(Element table) {
    List<Element> own = rows(table);
    if (!own.isEmpty() && !rows.containsKey(own.get(0))) {
      table.filter(this);
    }
    return own;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      if (!open.isEmpty()) {
        weigh(open.peek(), text.getWholeText());
      }
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    switch (element.normalName()) {
      case "script", "style", "template" -> {
        return FilterResult.SKIP_ENTIRELY;
      }
      case "table", "td", "th" -> open.push(new Mass());
      case "tr" -> {
        var mass = new Mass();
        rows.put(element, mass);
        open.push(mass);
      }
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      switch (element.normalName()) {
        case "table" -> closeTable();
        case "tr" -> addTo(open.pop());
        case "td", "th" -> closeCell();
        default -> {}
      }
    }
    return FilterResult.CONTINUE;
  }

  private void closeCell() {
    Mass cell = open.pop();
    Mass row = open.peek();
    if (row != null) {
      row.cells += cell.length > 0 ? 1 : 0;
      row.prose |=
          cell.largestTable >= OWN_CELLS
              || cell.length > PROSE_LENGTH && cell.sentences >= PROSE_SENTENCES;
    }
    cell.cells = 0;
    addTo(cell);
  }

  private void closeTable() {
    Mass table = open.pop();
    table.largestTable = Math.max(table.largestTable, table.cells);
    table.cells = 0;
    addTo(table);
  }

  /** Adds what closes to what it stands in. */
  private void addTo(Mass closed) {
    Mass outer = open.peek();
    if (outer != null) {
      outer.length += closed.length;
      outer.sentences += closed.sentences;
      outer.cells += closed.cells;
      outer.largestTable = Math.max(outer.largestTable, closed.largestTable);
    }
  }

  private static void weigh(Mass mass, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\u00A0' && c != '\u3000') {
        mass.length++;
        mass.sentences += c == '。' || c == '．' ? 1 : 0;
      }
    }
  }

  /** The rows of a table, its own only, as displayed: those of {@code tfoot} last. */
  static List<Element> rows(Element table) {
    var rows = new ArrayList<Element>();
    var foot = new ArrayList<Element>();
    for (Element child = table.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (Tags.hidden(child)) {
        continue;
      }
      switch (child.normalName()) {
        case "tr" -> rows.add(child);
        case "tbody", "thead" -> addRows(child, rows);
        case "tfoot" -> addRows(child, foot);
        default -> {}
      }
    }
    rows.addAll(foot);
    return rows;
  }

  private static void addRows(Element section, List<Element> rows) {
    for (Element tr = section.firstElementChild(); tr != null; tr = tr.nextElementSibling()) {
      if (tr.normalName().equals("tr") && !Tags.hidden(tr)) {
        rows.add(tr);
      }
    }
  }

  /** Whether a row is a piece of the page rather than of a table. */
  boolean isProse(Element row) {
    return mass(row).prose;
  }

  /** Whether rows hold one column only: a frame around text. */
  boolean isOneColumn(List<Element> rows) {
    for (Element row : rows) {
      if (mass(row).cells > 1) {
        return false;
      }
    }
    return true;
  }

  private Mass mass(Element row) {
    return rows.getOrDefault(row, NOTHING);
  }
}
