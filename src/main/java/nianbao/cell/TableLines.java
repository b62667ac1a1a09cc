package nianbao.cell;

import java.util.ArrayList;
import java.util.List;

/** Tells the lines of statutory tables from prose, by the words of the forms. */
final class TableLines {
  private static final int LONGEST_LABEL = 48;
  private static final int MOST_UNKNOWN = 10;

  /** A run of lines that belong to tables; {@code part} is what the heading above announced. */
  record Region(String part, List<Line> lines) {}

  private enum Kind {
    STRONG,
    KNOWN,
    FIGURES,
    SHORT,
    PROSE,
    HEADING,
    EMPTY
  }

  private final Sheet sheet;
  private final Sheets.Family family;
  private final List<Line> lines;

  private TableLines(List<Line> lines, Sheet sheet, Sheets.Family family) {
    this.lines = lines;
    this.sheet = sheet;
    this.family = family;
  }

  static List<Region> of(List<Line> lines, Sheet sheet, Sheets.Family family) {
    return new TableLines(lines, sheet, family).regions();
  }

  private List<Region> regions() {
    Kind[] kinds = new Kind[lines.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(lines.get(i));
    }
    var regions = new ArrayList<Region>();
    String part = null;
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.HEADING) {
        part = sheet.isMatrix() ? Headings.part(lines.get(i).text()) : null;
      } else if (kinds[i] == Kind.STRONG) {
        int start = i;
        while (start > 0 && kinds[start - 1] == Kind.KNOWN) {
          start--;
        }
        int end = end(kinds, i);
        regions.add(new Region("none".equals(part) ? null : part, lines.subList(start, end + 1)));
        i = end;
      }
    }
    return regions;
  }

  /** The last line of the region that begins at {@code start}. */
  private int end(Kind[] kinds, int start) {
    int last = start;
    int unknown = 0;
    for (int i = start + 1; i < kinds.length && unknown <= MOST_UNKNOWN; i++) {
      switch (kinds[i]) {
        case STRONG, KNOWN, FIGURES -> {
          last = i;
          unknown = 0;
        }
        case SHORT -> {
          // A true table says itself where it ends: its figures are the form's, labels known or
          // not.
          boolean row = inTable(last, i) && lines.get(i).figures() > 0;
          last = row ? i : last;
          unknown = row ? 0 : unknown + 1;
        }
        case EMPTY -> {}
        default -> {
          if (!inTable(last, i)) {
            return last;
          }
          unknown++;
        }
      }
    }
    return last;
  }

  /** Whether two lines are rows of one table: of a true one, or next to each other between bars. */
  private boolean inTable(int line, int next) {
    Line.Shape shape = lines.get(line).shape();
    boolean alike = shape == lines.get(next).shape();
    return alike
        && (shape == Line.Shape.GRID && lines.get(line).block() == lines.get(next).block()
            || shape == Line.Shape.BARS && next == line + 1);
  }

  private Kind kind(Line line) {
    if (line.atoms().isEmpty()) {
      return line.text().length() > Line.PROSE ? Kind.PROSE : Kind.EMPTY;
    }
    if (line.shape() != Line.Shape.GRID && Headings.part(line.text()) != null) {
      return Kind.HEADING;
    }
    int words = 0;
    boolean known = false;
    boolean allKnown = true;
    boolean wordsAfterFigures = false;
    boolean figures = false;
    int longest = 0;
    for (Atom atom : line.atoms()) {
      if (atom.isFigure()) {
        figures |= !atom.isBlank();
      } else if (!atom.isUnit()) {
        words += atom.folded().length();
        wordsAfterFigures |= figures;
        longest = Math.max(longest, atom.key().length());
        Meaning meaning = atom.token().in(sheet, family);
        boolean one = meaning.ofTable() || line.shape().keepsCells() && meaning.endsWithRow();
        known |= one;
        allKnown &= one;
      }
    }
    if (words == 0) {
      return figures || line.shape() == Line.Shape.GRID ? Kind.FIGURES : Kind.EMPTY;
    }
    if (line.shape().keepsCells()) {
      return known ? Kind.STRONG : longest > LONGEST_LABEL ? Kind.PROSE : Kind.SHORT;
    }
    return plain(line, words(line), allKnown, wordsAfterFigures);
  }

  /** The words of a line run together, units apart. */
  private static String words(Line line) {
    var words = new StringBuilder();
    for (Atom atom : line.atoms()) {
      if (!atom.isFigure() && !atom.isUnit()) {
        words.append(atom.folded());
      }
    }
    return words.toString();
  }

  private Kind plain(Line line, String words, boolean allKnown, boolean wordsAfterFigures) {
    String key = Folding.unmarked(words);
    if ((knowsRun(words) || allKnown) && (key.length() > 2 || key.equals("规章"))) {
      return Kind.STRONG;
    }
    if (family.universe().prints(words)) {
      return key.length() > 3 && (endsWithRow(words) || family.joins(key))
          ? Kind.STRONG
          : Kind.KNOWN;
    }
    boolean prose =
        wordsAfterFigures || key.length() > LONGEST_LABEL || line.text().indexOf('。') >= 0;
    return prose ? Kind.PROSE : Kind.SHORT;
  }

  private boolean endsWithRow(String words) {
    int mark = words.lastIndexOf(Folding.MARK);
    return mark >= 0 && knowsRun(words.substring(mark + 1));
  }

  private boolean knowsRun(String folded) {
    String key = Folding.unmarked(folded);
    return key.isEmpty()
        || family.knows(key)
        || !sheet.isMatrix() && HeaderText.isYear(key)
        || folded.indexOf('(') >= 0 && sheet.byKey().containsKey(Folding.bare(folded));
  }
}
