package nianbao.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nianbao.Notice;
import nianbao.Place;

/**
 * Repairs what copies of official pages do to the text: romanisation in brackets, doubled marks,
 * traditional script. What cannot be repaired is marked with U+FFFD. A first cheap look decides
 * what is done at all; most documents come back untouched.
 */
final class Mirror {
  private static final int MOST_PLACES = 50;

  private final MirrorSigns signs;
  private final Map<String, String> done = new HashMap<>();

  private Mirror(MirrorSigns signs) {
    this.signs = signs;
  }

  /** The document with its text repaired, and a notice for each kind of repair. */
  static Document repaired(Document document) {
    MirrorSigns signs = MirrorSigns.of(document);
    var notices = new ArrayList<>(document.notices());
    Document repaired = signs.any() ? new Mirror(signs).repair(document) : document;
    signs.addNotices(notices);
    if (signs.damaged() > 0 || signs.removesPinyin()) {
      List<Place> lost = places(repaired, Mirror::firstLost);
      if (!lost.isEmpty()) {
        notices.add(Notice.of("damaged_text", lost, "count", Math.max(1, signs.damaged())));
      }
    }
    if (signs.datesSeen()) {
      List<Place> lost = places(repaired, Damage::lostBetweenDigits);
      if (!lost.isEmpty()) {
        notices.add(Notice.of("digit_adjacency_damage", lost, "count", lost.size()));
      }
    }
    return notices.size() == document.notices().size() ? repaired : with(repaired, notices);
  }

  private static Document with(Document d, List<Notice> notices) {
    return new Document(
        d.outcome(),
        d.reason(),
        d.mediaType(),
        d.charset(),
        d.title(),
        d.meta(),
        d.blocks(),
        notices);
  }

  private Document repair(Document d) {
    var meta = new HashMap<String, String>();
    d.meta().forEach((name, content) -> meta.put(name, repairedText(content, false)));
    var blocks = new ArrayList<Block>(d.blocks().size());
    for (Block block : d.blocks()) {
      blocks.add(block(block, this::text));
    }
    return new Document(
        d.outcome(),
        d.reason(),
        d.mediaType(),
        d.charset(),
        d.title() == null ? null : repairedText(d.title(), false),
        meta,
        blocks,
        d.notices());
  }

  private static Block block(Block block, UnaryOperator<String> text) {
    if (block instanceof Block.Paragraph p) {
      String words = text.apply(p.text());
      List<String> pieces =
          p.pieces().size() == 1 ? List.of(words) : p.pieces().stream().map(text).toList();
      return new Block.Paragraph(p.index(), words, pieces, p.heading());
    }
    var table = (Block.Table) block;
    var rows = new ArrayList<List<Block.Cell>>(table.rows().size());
    for (List<Block.Cell> row : table.rows()) {
      rows.add(row.stream().map(cell -> cell(cell, text)).toList());
    }
    return new Block.Table(table.index(), rows);
  }

  private static Block.Cell cell(Block.Cell c, UnaryOperator<String> text) {
    String words = text.apply(c.text());
    return words.equals(c.text())
        ? c
        : new Block.Cell(c.row(), c.column(), c.rowspan(), c.colspan(), words);
  }

  private String text(String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (text.length() > 40) {
      return repairedText(text, signs.mangled());
    }
    // Titles, labels and zeros come again and again.
    return done.computeIfAbsent(text, words -> repairedText(words, signs.mangled()));
  }

  /**
   * @param mangled as for {@link Damage#marked}; never for titles, where an underscore stands
   *     between the page's name and the site's
   */
  private String repairedText(String text, boolean mangled) {
    String repaired = text;
    if (signs.removesPinyin()) {
      repaired = withoutPinyin(repaired);
    }
    if (signs.damaged() > 0) {
      repaired = Damage.marked(repaired, mangled);
    }
    if (signs.doubled() > 0) {
      repaired = withSingleMarks(repaired);
    }
    if (signs.folded() > 0) {
      repaired = withoutRadicals(repaired);
    }
    if (signs.traditional()) {
      repaired = Script.simplified(repaired, signs.regional());
    }
    return repaired.equals(text) ? text : BlockBuilder.space(repaired);
  }

  /**
   * Removes bracketed syllables behind Han characters, any number of them. The same syllable again
   * behind another character, one mark later, is what broken bytes leave: {@code 應(yīng);貞(yīng)}.
   */
  private static String withoutPinyin(String text) {
    if (text.indexOf('(') < 0 && text.indexOf('（') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    String last = "";
    int lastAt = -1;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = c == '(' || c == '（' ? syllableEnd(text, i, out) : -1;
      if (end < 0) {
        out.append(c);
        i++;
        continue;
      }
      String syllable = text.substring(i, end);
      int at = out.length() - 1;
      boolean echo = syllable.equals(last) && at == lastAt + 2 && Pinyin.at(text, i + 1).toned();
      if (echo && !HtmlWords.isHan(out.charAt(at - 1)) && out.charAt(at) != out.charAt(lastAt)) {
        out.setCharAt(at, Damage.LOST);
      }
      last = syllable;
      lastAt = at;
      i = end;
    }
    return out.toString();
  }

  private static int syllableEnd(String text, int open, StringBuilder before) {
    boolean behindHan = before.length() > 0 && HtmlWords.isHan(before.charAt(before.length() - 1));
    return behindHan ? Pinyin.at(text, open + 1).end() : -1;
  }

  /** A comma before another mark was put in by the copy. */
  private static String withSingleMarks(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!MirrorSigns.isDoubled(text, i)) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static String withoutRadicals(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      if (MirrorSigns.isRadical(text.charAt(i))) {
        out = out == null ? new StringBuilder(text) : out;
        String plain = Fold.width(text.substring(i, i + 1));
        out.setCharAt(i, plain.charAt(0));
      }
    }
    return out == null ? text : out.toString();
  }

  private static List<Integer> firstLost(String text) {
    int first = text.indexOf(Damage.LOST);
    return first < 0 ? List.of() : List.of(first);
  }

  private static List<Place> places(
      Document document, java.util.function.Function<String, List<Integer>> offsets) {
    var places = new ArrayList<Place>();
    for (Block block : document.blocks()) {
      if (places.size() >= MOST_PLACES) {
        break;
      }
      if (block instanceof Block.Paragraph p) {
        offsets.apply(p.text()).forEach(at -> places.add(Place.inText(p.index(), at)));
      } else if (block instanceof Block.Table t) {
        for (List<Block.Cell> row : t.rows()) {
          for (Block.Cell cell : row) {
            if (!offsets.apply(cell.text()).isEmpty()) {
              places.add(Place.inTable(t.index(), cell.row(), cell.column()));
            }
          }
        }
      }
    }
    return places;
  }
}
