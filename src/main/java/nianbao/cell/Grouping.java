package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts the lines of a region into groups of figures with the words before them. */
final class Grouping {
  private final Sheet sheet;
  private final Sheets.Family family;
  private final List<Group> groups;
  private final Consumer<Atom> stray;

  private String part;
  private final List<Atom> words = new ArrayList<>();
  private final List<Atom> figures = new ArrayList<>();
  private Line.Shape shape;
  private int sameLine;
  private boolean single = true;
  private boolean told;
  private boolean opensTable;
  private int block = -1;

  /**
   * @param groups where the groups go
   * @param stray where lone figures go that stand in nobody's row, such as page numbers
   */
  Grouping(Sheet sheet, Sheets.Family family, List<Group> groups, Consumer<Atom> stray) {
    this.sheet = sheet;
    this.family = family;
    this.groups = groups;
    this.stray = stray;
  }

  /** Adds the groups of one region; words do not run from one region into the next. */
  void read(TableLines.Region region) {
    words.clear();
    part = region.part() != null ? region.part() : sheet.isMatrix() ? part : "annex";
    opensTable = true;
    for (Line line : region.lines()) {
      if (line.shape() == Line.Shape.GRID && line.block() != block) {
        opensTable = true;
      }
      block = line.block();
      if (line.shape().keepsCells()) {
        cells(line);
      } else {
        plain(line);
      }
    }
    flush();
  }

  private void cells(Line line) {
    if (line.onlyFigures()) {
      bareCells(line);
      return;
    }
    flush();
    int label = lastLabel(line);
    boolean due = line.figures() > 0 || rowAt(line, label);
    int onLine = 0;
    for (int i = 0; i < line.atoms().size(); i++) {
      Atom atom = line.atoms().get(i);
      if (isUnitBetween(line, i)) {
        words.add(atom);
        onLine++;
      } else if (!atom.isFigure() && (i <= label || isKnown(atom) || atom.isUnit() || !due)) {
        emit(onLine);
        onLine = figures.isEmpty() ? onLine + 1 : 1;
        word(atom);
      } else if (due && onLine > 0) {
        figures.add(atom.isFigure() ? atom : atom.unreadable());
      }
      shape = line.shape();
    }
    emit(onLine);
  }

  /** A unit between a line's code and its figure: 101 | 条 | 35. */
  private boolean isUnitBetween(Line line, int i) {
    return !figures.isEmpty()
        && line.atoms().get(i).isUnit()
        && i + 1 < line.atoms().size()
        && line.atoms().get(i + 1).isFigure();
  }

  /** Cells without any words: a row whose label stands elsewhere, or one cell of a column. */
  private void bareCells(Line line) {
    if (line.figures() == 0 && line.atoms().size() < 5) {
      return;
    }
    if (line.atoms().size() > 1) {
      dropStray(line.atoms().size());
      flush();
    }
    shape = line.shape();
    figures.addAll(line.atoms());
    single = line.atoms().size() == 1;
    if (!single) {
      emit(0);
    }
  }

  private void plain(Line line) {
    if (line.onlyFigures()) {
      bare(line);
      return;
    }
    int onLine = 0;
    sameLine = figures.isEmpty() ? 0 : sameLine;
    boolean serial = startsWithSerial(line);
    if (serial) {
      flush();
    }
    for (Atom atom : line.atoms()) {
      if (serial && atom == line.atoms().get(0)) {
        continue;
      }
      if (atom.isFigure()) {
        figures.add(atom);
        shape = Line.Shape.PLAIN;
      } else {
        if (!figures.isEmpty()) {
          flush();
          onLine = 0;
        }
        word(atom);
        onLine++;
        sameLine = onLine;
      }
    }
    single = figures.size() == 1;
  }

  /** Whether a line begins with its running number: one figure before words, where none is due. */
  private boolean startsWithSerial(Line line) {
    List<Atom> atoms = line.atoms();
    if (atoms.size() < 2 || !atoms.get(0).isFigure() || atoms.get(1).isFigure()) {
      return false;
    }
    if (figures.isEmpty()) {
      return words.isEmpty() || !isRow(words.get(words.size() - 1));
    }
    return sameLine > 0 && (cap() == 0 || figures.size() == cap());
  }

  private boolean isRow(Atom atom) {
    return meaning(atom).row();
  }

  private Meaning meaning(Atom atom) {
    return atom.token().in(sheet, family);
  }

  private void bare(Line line) {
    int n = line.atoms().size();
    int cap = cap();
    sameLine = figures.isEmpty() ? 0 : sameLine;
    boolean joins =
        figures.size() + n <= cap && (n == 1 || figures.isEmpty() || !single || cap == 15);
    boolean run = n == 1 && (single || figures.size() < cap);
    if (!figures.isEmpty() && !joins && !run) {
      dropStray(n);
      flush();
    }
    single = n == 1 && (figures.isEmpty() || single);
    figures.addAll(line.atoms());
    shape = Line.Shape.PLAIN;
  }

  /** A lone figure on a line of its own right before a full row is none of the table. */
  private void dropStray(int next) {
    if (single && figures.size() == 1 && sameLine == 0 && next == cap()) {
      figures.forEach(stray);
      figures.clear();
    }
  }

  private int cap() {
    return "requests".equals(part) ? 7 : "remedies".equals(part) ? 15 : 0;
  }

  private void flush() {
    int cap = "requests".equals(part) ? 7 : 0;
    if (cap > 0 && figures.size() > cap && figures.size() % cap == 0 && shape == Line.Shape.PLAIN) {
      List<Atom> all = List.copyOf(figures);
      for (int i = 0; i < all.size(); i += cap) {
        figures.clear();
        figures.addAll(all.subList(i, i + cap));
        emit(i == 0 ? sameLine : 0);
      }
      return;
    }
    emit(sameLine);
  }

  private void emit(int onLine) {
    if (figures.isEmpty()) {
      return;
    }
    tellPart();
    groups.add(
        new Group(
            groups.size(),
            part,
            shape,
            words,
            Math.min(onLine, words.size()),
            figures,
            opensTable));
    opensTable = false;
    words.clear();
    figures.clear();
    told = false;
    sameLine = 0;
    single = true;
  }

  private void word(Atom atom) {
    words.add(atom);
    String one = meaning(atom).part();
    part = one == null ? part : one;
    told |= one != null;
  }

  /** Labels broken over lines tell their part only when run together. */
  private void tellPart() {
    if (!sheet.isMatrix() || told || words.isEmpty()) {
      return;
    }
    String run = Label.join(words);
    var named = new String[1];
    for (int at = run.length() - 1; at >= 0 && named[0] == null; at--) {
      family
          .longLabels()
          .eachAt(run, at, (end, key) -> named[0] = named[0] == null ? partNamed(key) : named[0]);
    }
    part = named[0] == null ? part : named[0];
  }

  /** The part that a label of a row or column names; null for one of several parts. */
  private String partNamed(String key) {
    List<SheetRow> rows = sheet.rows(key);
    String named = rows.isEmpty() ? family.partOfColumn().get(key) : rows.get(0).part();
    return named == null || named.isEmpty() ? null : named;
  }

  private int lastLabel(Line line) {
    int first = -1;
    int label = -1;
    for (int i = 0; i < line.atoms().size(); i++) {
      Atom atom = line.atoms().get(i);
      if (!atom.isFigure()) {
        first = first < 0 ? i : first;
        label = isKnown(atom) ? i : label;
      } else if (!atom.isBlank() && first >= 0) {
        break;
      }
    }
    return label >= 0 ? label : lastWordBeforeFigures(line);
  }

  private static int lastWordBeforeFigures(Line line) {
    int last = -1;
    for (int i = 0; i < line.atoms().size(); i++) {
      Atom atom = line.atoms().get(i);
      if (!atom.isFigure()) {
        last = i;
      } else if (!atom.isBlank() && last >= 0) {
        break;
      }
    }
    return last;
  }

  /** Whether a line without any figure is a row whose cells are all blank. */
  private boolean rowAt(Line line, int label) {
    if (label < 0 || label == line.atoms().size() - 1) {
      return false;
    }
    Atom atom = line.atoms().get(label);
    boolean column = meaning(atom).column() && atom.folded().indexOf(Folding.MARK) < 0;
    return !column && meaning(atom).row();
  }

  private boolean isKnown(Atom atom) {
    return meaning(atom).known();
  }
}
