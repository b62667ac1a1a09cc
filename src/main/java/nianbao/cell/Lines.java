package nianbao.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nianbao.Place;
import nianbao.block.Block;
import nianbao.block.Document;

/** A document as lines of atoms; after this, text and true tables are read by the same rules. */
final class Lines {
  private static final int LONGEST_CELL = 400;

  /** So many cells, all of them figures, are a row of the form that has no label of its own. */
  private static final int FIGURES_IN_A_ROW = 5;

  private static final int PAIRS_OF_A_LIST = 10;
  private static final int LONGEST_FIGURE = 24;
  private static final int LONGEST_LABEL = 120;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–·~]{1,3} ?[0-9０-９]{1,4} ?[-—–·~]{1,3}"
              + "|第 ?[0-9０-９]{1,4} ?页.{0,8}|[0-9]{1,3} ?/ ?[0-9]{1,3}");

  private Lines() {}

  static List<Line> of(Document document) {
    var lines = new ArrayList<Line>();
    boolean glued = isListOfPairs(document);
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph paragraph) {
        lines.add(paragraph(paragraph, glued));
      } else if (block instanceof Block.Table table) {
        for (List<Block.Cell> row : table.rows()) {
          lines.add(row(table.index(), row));
        }
      }
    }
    return lines;
  }

  /** An annex as a list, each line a label and its figure; a few such lines are prose. */
  private static boolean isListOfPairs(Document document) {
    int pairs = 0;
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph line && line.pieces().size() < 2) {
        pairs += Glued.cut(line.text()) > 0 ? 1 : 0;
      }
    }
    return pairs >= PAIRS_OF_A_LIST;
  }

  private static Line paragraph(Block.Paragraph paragraph, boolean glued) {
    int index = paragraph.index();
    if (isPageNumber(paragraph.text()) || isProse(paragraph)) {
      return new Line(index, Line.Shape.PLAIN, paragraph.text(), List.of());
    }
    if (paragraph.pieces().size() < 2) {
      int cut = glued ? Glued.cut(paragraph.text()) : 0;
      if (cut > 0) {
        String label = paragraph.text().substring(0, cut);
        String figure = paragraph.text().substring(cut);
        return new Line(
            index,
            Line.Shape.PLAIN,
            paragraph.text(),
            List.of(
                Atom.words(label, Place.inText(index, 0), 0, 1),
                Atom.figure(figure, Quantities.parse(figure), Place.inText(index, cut), 1, 1)));
      }
      return new Line(
          index,
          Line.Shape.PLAIN,
          paragraph.text(),
          tokens(paragraph.text(), p -> Place.inText(index, p)));
    }
    var atoms = new ArrayList<Atom>();
    int offset = 0;
    List<String> pieces = nilsApart(paragraph.pieces());
    CellWords[] words = pieces.stream().map(CellWords::of).toArray(CellWords[]::new);
    boolean figures = isRowOfFigures(words);
    for (CellWords cell : words) {
      String piece = cell.words().text();
      int at = Math.max(offset, paragraph.text().indexOf(piece, offset));
      add(atoms, cell, Place.inText(index, at), atoms.size(), 1, figures);
      offset = at + piece.length();
    }
    return new Line(index, Line.Shape.BARS, paragraph.text(), atoms);
  }

  /** Marks for nothing stand close, and come out of a page as one piece: {@code 无 无 16}. */
  private static List<String> nilsApart(List<String> pieces) {
    var apart = new ArrayList<String>();
    for (String piece : pieces) {
      String[] tokens = piece.split(" ");
      boolean figures = tokens.length > 1;
      boolean nils = true;
      for (int i = 0; figures && i < tokens.length; i++) {
        Quantity quantity = Quantities.parse(tokens[i]);
        figures = !(quantity instanceof Quantity.Unreadable);
        nils &= quantity instanceof Quantity.Nil;
      }
      boolean several = figures && (nils || List.of(tokens).contains("无"));
      apart.addAll(several ? List.of(tokens) : List.of(piece));
    }
    return apart;
  }

  private static Line row(int block, List<Block.Cell> cells) {
    Block.Cell only = null;
    int filled = 0;
    for (Block.Cell cell : cells) {
      if (!cell.text().isEmpty()) {
        filled++;
        only = cell;
      }
    }
    if (filled == 1
        && only.text().indexOf(' ') > 0
        && Quantities.parse(only.text()) instanceof Quantity.Unreadable) {
      Place place = Place.inTable(block, only.row(), only.column());
      return new Line(block, Line.Shape.PLAIN, only.text(), tokens(only.text(), p -> place));
    }
    var words = new CellWords[cells.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = CellWords.of(cells.get(i).text());
    }
    boolean figures = isRowOfFigures(words);
    var atoms = new ArrayList<Atom>(words.length + 1);
    for (int i = 0; i < words.length; i++) {
      Block.Cell cell = cells.get(i);
      Place place = Place.inTable(block, cell.row(), cell.column());
      add(atoms, words[i], place, cell.column(), cell.colspan(), figures);
    }
    return new Line(block, Line.Shape.GRID, "", atoms);
  }

  /** A row without a label, such as that of the reviews: 无 says nothing was there. */
  private static boolean isRowOfFigures(CellWords[] cells) {
    int filled = 0;
    for (CellWords cell : cells) {
      if (cell.isUnreadable()) {
        return false;
      }
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled >= FIGURES_IN_A_ROW;
  }

  /**
   * Adds a cell; Chinese numerals and words for nothing count as figures only after a label or in a
   * row of nothing else.
   */
  private static void add(
      List<Atom> atoms, CellWords cell, Place place, int x, int width, boolean figures) {
    if (cell.label() != null) {
      atoms.add(new Atom(cell.label(), place, x, width));
      atoms.add(new Atom(cell.labelled(), place, x, width));
      return;
    }
    boolean words = cell.isUnreadable() || cell.ideographic() && !figures && allBlank(atoms);
    atoms.add(new Atom(words ? cell.words() : cell.figure(), place, x, width));
  }

  private static boolean allBlank(List<Atom> atoms) {
    for (Atom atom : atoms) {
      if (!atom.isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** The tokens of a line of running text, cut at spaces. */
  private static List<Atom> tokens(String text, java.util.function.IntFunction<Place> place) {
    var atoms = new ArrayList<Atom>();
    if (isLabel(text)) {
      atoms.add(Atom.words(text, place.apply(0), 0, 1));
      return atoms;
    }
    int figures = text.equals("无") ? 0 : whereFiguresBegin(text);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        String token = text.substring(start, end);
        atoms.add(token(token, place.apply(start), atoms.size(), start >= figures));
      }
      start = end + 1;
    }
    return atoms.size() > LONGEST_CELL * 10 ? List.of() : atoms;
  }

  /** A label of the forms in one piece, however it is spaced: its ordinal is no figure. */
  private static boolean isLabel(String text) {
    return text.length() <= LONGEST_LABEL
        && text.indexOf(' ') > 0
        && Sheets.isLabel(Folding.key(text));
  }

  /** Where the figures begin that end a line, words for nothing among them; else its length. */
  private static int whereFiguresBegin(String text) {
    if (text.indexOf(' ') < 0) {
      return text.length();
    }
    int begin = text.length();
    int found = 0;
    for (int end = text.length(); end > 0; found++) {
      int start = text.lastIndexOf(' ', end - 1) + 1;
      String token = text.substring(start, end);
      if (token.length() > LONGEST_FIGURE
          || Quantities.parse(token) instanceof Quantity.Unreadable) {
        break;
      }
      begin = start;
      end = start - 1;
    }
    return found >= FIGURES_IN_A_ROW ? begin : text.length();
  }

  private static Atom token(String token, Place place, int x, boolean figures) {
    char c = Folding.halfWidth(token.charAt(0));
    boolean numeric =
        (c >= '0' && c <= '9') || "+-—–−/".indexOf(c) >= 0 || figures || token.equals("不适用");
    Quantity quantity = numeric && token.length() < LONGEST_CELL ? Quantities.parse(token) : null;
    return quantity == null || quantity instanceof Quantity.Unreadable
        ? Atom.words(token, place, x, 1)
        : Atom.figure(token, quantity, place, x, 1);
  }

  /** Sentences: long, and not cut by bars. Their words are no labels. */
  private static boolean isProse(Block.Paragraph paragraph) {
    String text = paragraph.text();
    return text.length() > Line.PROSE && paragraph.pieces().size() < 2 && text.indexOf('。') >= 0;
  }

  /** {@code - 3 -}, {@code —3—}, {@code 第3页}, {@code 3 / 12}: page furniture. */
  private static boolean isPageNumber(String text) {
    return text.length() <= 16
        && !text.isEmpty()
        && (text.charAt(0) == '第' || !Character.isIdeographic(text.charAt(0)))
        && PAGE_NUMBER.matcher(text).matches();
  }
}
