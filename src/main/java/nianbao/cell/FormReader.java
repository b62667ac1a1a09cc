package nianbao.cell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.block.Block;
import nianbao.block.Document;

/** Reads the statutory tables of a document. */
public final class FormReader {
  private static final String PROSE = "prose";
  private static final int SECOND_FORM = 20;
  private static final int LONGEST_RUN = 80;

  private FormReader() {}

  /** Total: any document gives a reading; what is wrong with it becomes notices. */
  public static FormReading read(Document document) {
    List<Line> lines = Lines.of(document);
    int[] scores = Sheets.scores(keys(lines));
    Sheet sheet = Sheets.told(scores);
    if (sheet == null) {
      return prose(document);
    }
    Sheets.Family family = Sheets.family(sheet.family());
    lines = Turning.upright(lines, sheet, family);
    var sink = new CellSink(sheet);
    var blocks = new TreeSet<Integer>();
    Map<String, List<Group>> parts = parts(lines, sheet, family, sink, blocks);
    parts.forEach(
        (part, groups) -> {
          if (part.equals("remedies")) {
            new RemedyTable(sheet, sink).read(groups);
          } else {
            new PartReader(sheet, family, part, sink).read(groups);
          }
        });
    if (sink.cells().isEmpty()) {
      return prose(document);
    }
    List<ReportCell> cells = new ArrayList<>(sink.cells());
    cells.sort(java.util.Comparator.comparing(ReportCell::place));
    Set<String> missing = announced(document);
    // Older reports bear the same headings over prose: only tables of this form can be lost.
    missing.removeIf(part -> sheet.rows().stream().noneMatch(row -> row.part().equals(part)));
    cells.forEach(cell -> missing.remove(cell.part()));
    var notices = new ArrayList<Notice>(sink.notices());
    missing.forEach(part -> notices.add(Notice.ofDocument("table_missing", "part", part)));
    secondForm(sheet, scores, notices);
    return new FormReading(sheet.form(), cells, missing, blocks, notices);
  }

  /** A document may hold the annex of one year beside the tables of another; only one is read. */
  private static void secondForm(Sheet sheet, int[] scores, List<Notice> notices) {
    for (int i = 0; i < scores.length; i++) {
      Sheet other = Sheets.ALL.get(i);
      if (scores[i] >= SECOND_FORM && !other.family().equals(sheet.family())) {
        notices.add(Notice.ofDocument("second_form", "form", other.variant()));
        return;
      }
    }
  }

  private static FormReading prose(Document document) {
    Set<String> missing = announced(document);
    var notices = new ArrayList<Notice>();
    missing.forEach(part -> notices.add(Notice.ofDocument("table_missing", "part", part)));
    return new FormReading(PROSE, List.of(), missing, Set.of(), notices);
  }

  private static Map<String, List<Group>> parts(
      List<Line> lines, Sheet sheet, Sheets.Family family, CellSink sink, Set<Integer> blocks) {
    var groups = new ArrayList<Group>();
    var grouping =
        new Grouping(
            sheet,
            family,
            groups,
            figure -> {
              sink.notice("stray_number", figure.place(), "text", figure.text());
              sink.uncoded("", "", "", figure);
            });
    for (TableLines.Region region : TableLines.of(lines, sheet, family)) {
      int before = groups.size();
      grouping.read(region);
      if (groups.size() > before) {
        region.lines().forEach(line -> claim(line, blocks));
      }
    }
    var parts = new LinkedHashMap<String, List<Group>>();
    for (Group group : groups) {
      String part = group.part() == null ? "requests" : group.part();
      parts.computeIfAbsent(part, p -> new ArrayList<>()).add(group);
    }
    return parts;
  }

  /** The blocks of a line: a table turned upright has atoms of several in one line. */
  private static void claim(Line line, Set<Integer> blocks) {
    blocks.add(line.block());
    for (Atom atom : line.atoms()) {
      if (atom.place().block() != line.block()) {
        blocks.add(atom.place().block());
      }
    }
  }

  /** Every text that may be a label. */
  private static Set<String> keys(List<Line> lines) {
    var keys = new HashSet<String>();
    for (Line line : lines) {
      addRun(keys, line.atoms());
      for (Atom atom : line.atoms()) {
        if (atom.token().isLabel() && atom.key().length() <= 60) {
          keys.add(atom.key());
        }
      }
    }
    return keys;
  }

  /** Adds what the words before the first figure of a line make together. */
  private static void addRun(Set<String> keys, List<Atom> atoms) {
    int words = 0;
    int folded = 0;
    int plain = 0;
    boolean brackets = false;
    // Headers of many cells are longer than any label: not even worth the joining.
    while (words < atoms.size() && !atoms.get(words).isFigure() && folded <= LONGEST_RUN) {
      Token word = atoms.get(words++).token();
      brackets |= word.hasParentheses();
      folded += word.folded().length();
      plain += word.key().length();
    }
    if (words == 1) {
      addWord(keys, atoms.get(0).token(), brackets);
    } else if (words > 1 && folded <= LONGEST_RUN && (brackets || plain <= Sheets.LONGEST_LABEL)) {
      addWords(keys, atoms.subList(0, words), brackets);
    }
  }

  private static void addWords(Set<String> keys, List<Atom> words, boolean brackets) {
    String run = Label.join(words);
    add(keys, Folding.unmarked(run));
    if (brackets) {
      add(keys, Folding.bare(run));
    }
  }

  private static void addWord(Set<String> keys, Token word, boolean brackets) {
    if (word.folded().length() > LONGEST_RUN) {
      return;
    }
    if (word.isLabel()) {
      keys.add(word.key());
    }
    if (brackets) {
      add(keys, word.bare());
    }
  }

  private static void add(Set<String> keys, String key) {
    if (Sheets.isLabel(key)) {
      keys.add(key);
    }
  }

  private static Set<String> announced(Document document) {
    var parts = new TreeSet<String>();
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph paragraph) {
        parts.addAll(Headings.announced(paragraph.text()));
      }
    }
    return parts;
  }
}
