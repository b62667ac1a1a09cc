package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.Place;

/** What one look over a document's characters tells about the copy it is. */
final class MirrorSigns {
  /** A copy inserts romanisation all through; one short bracket may be a word. */
  private static final int UNTONED_EVIDENCE = 3;

  /** Old names keep single traditional characters; text in traditional script has every third. */
  private static final int SHARE = 50;

  private static final char FIRST_HAN = '\u4E00';
  private static final char LAST_HAN = '\u9FFF';

  /** A bit for each character that may be a sign of something: few enough to stay near. */
  private static final long[] TELLING = telling();

  private int han;
  private int traditionalHan;
  private int toned;
  private int untoned;
  private int loose;
  private int doubled;
  private int folded;
  private int damaged;
  private int regionalWords;
  private boolean underscores;
  private boolean dates;
  private final TreeSet<String> spam = new TreeSet<>();
  private final List<Place> spamPlaces = new ArrayList<>();

  private MirrorSigns() {}

  private static long[] telling() {
    var telling = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      boolean tells =
          "(（)?^_日号".indexOf(c) >= 0
              || isComma(c)
              || Damage.suspicious(c)
              || Damage.beginsWord(c)
              || Script.isTraditional(c)
              || isRadical(c);
      telling[i >> 6] |= tells ? 1L << i : 0;
    }
    return telling;
  }

  private static boolean isTelling(char c) {
    return (TELLING[c >> 6] >>> c & 1) != 0;
  }

  private static boolean isHan(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN;
  }

  static MirrorSigns of(Document document) {
    var signs = new MirrorSigns();
    if (document.title() != null) {
      signs.look(document.title(), -1, -1, 0);
    }
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph p) {
        signs.look(p.text(), p.index(), -1, 0);
      } else if (block instanceof Block.Table t) {
        for (List<Block.Cell> row : t.rows()) {
          for (Block.Cell cell : row) {
            signs.look(cell.text(), t.index(), cell.row(), cell.column());
          }
        }
      }
    }
    if (signs.underscores && signs.mangled()) {
      signs.damaged++;
    }
    return signs;
  }

  /** Looks at a text that stands at a block, a row and a column; -1 for none. */
  private void look(String text, int block, int row, int column) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isTelling(c)) {
        han += isHan(c) ? 1 : 0;
      } else if (isHan(c)) {
        han(text, i, c, block, row, column);
      } else if (c == '(' || c == '（') {
        bracket(text, i);
      } else if (isComma(c)) {
        doubled += isDoubled(text, i) ? 1 : 0;
      } else if (c == '?' || c == '^') {
        damaged += Damage.spanEnd(text, i, false) > i ? 1 : 0;
      } else if (c == ')') {
        loose += isLoose(text, i) ? 1 : 0;
      } else if (Damage.suspicious(c)) {
        damaged++;
      } else if (c == '_') {
        underscores |= i > 0 && block >= 0;
      } else if (isRadical(c)) {
        folded++;
      } else if (Damage.beginsWord(c)) {
        words(text, i, block, row, column);
      }
    }
  }

  private void han(String text, int i, char c, int block, int row, int column) {
    han++;
    if (Script.isTraditional(c)) {
      traditionalHan++;
      regionalWords += Script.isRegional(text, i) ? 1 : 0;
    } else if (c == '日' || c == '号') {
      dates |= i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9';
    }
    if (Damage.beginsWord(c)) {
      words(text, i, block, row, column);
    }
  }

  private void words(String text, int i, int block, int row, int column) {
    damaged += Damage.damagedAt(text, i) != null ? 1 : 0;
    String word = Damage.spamAt(text, i);
    if (word != null) {
      spam.add(word);
      if (block >= 0) {
        spamPlaces.add(row < 0 ? Place.inText(block, i) : Place.inTable(block, row, column));
      }
    }
  }

  private void bracket(String text, int i) {
    if (i == 0 || text.charAt(i - 1) != ')' && !HtmlWords.isHan(text.charAt(i - 1))) {
      return;
    }
    Pinyin.Syllable syllable = Pinyin.at(text, i + 1);
    if (syllable.end() > 0) {
      toned += syllable.toned() ? 1 : 0;
      untoned += syllable.toned() ? 0 : 1;
    }
  }

  /** A toned letter before a closing bracket, and no opening one. */
  private static boolean isLoose(String text, int close) {
    int i = close - 1;
    while (i >= 0
        && i > close - 8
        && Character.isLetter(text.charAt(i))
        && !HtmlWords.isHan(text.charAt(i))) {
      i--;
    }
    return i >= 0
        && i < close - 1
        && HtmlWords.isHan(text.charAt(i))
        && Pinyin.at(text, i + 1).toned();
  }

  static boolean isRadical(char c) {
    return c >= '\u2E80'
            && c <= '\u2FDF'
            && !Fold.width(String.valueOf(c)).equals(String.valueOf(c))
        || c >= '\uF900' && c <= '\uFAFF';
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '，';
  }

  /** Whether the comma at this position only doubles the mark behind it. */
  static boolean isDoubled(String text, int i) {
    return isComma(text.charAt(i))
        && i + 1 < text.length()
        && ",，、。;；:：!！?？".indexOf(text.charAt(i + 1)) >= 0;
  }

  boolean any() {
    return removesPinyin() || doubled > 0 || traditional() || damaged() > 0 || folded > 0;
  }

  boolean removesPinyin() {
    return toned > 0 || untoned >= UNTONED_EVIDENCE;
  }

  /** Whether the copy changes characters at all. */
  boolean mangled() {
    return removesPinyin() || traditional() || loose > 0;
  }

  boolean traditional() {
    int least = removesPinyin() ? 1 : 2;
    return traditionalHan >= least && traditionalHan * SHARE > han;
  }

  boolean regional() {
    return regionalWords > 0;
  }

  boolean datesSeen() {
    return dates;
  }

  int doubled() {
    return doubled;
  }

  int folded() {
    return folded;
  }

  int damaged() {
    return damaged + loose;
  }

  void addNotices(List<Notice> notices) {
    if (removesPinyin()) {
      notices.add(Notice.ofDocument("pinyin_removed", "count", toned + untoned));
    }
    if (doubled > 0) {
      notices.add(Notice.ofDocument("doubled_marks_repaired", "count", doubled));
    }
    if (folded > 0) {
      notices.add(Notice.ofDocument("compatibility_characters_folded", "count", folded));
    }
    if (traditional()) {
      notices.add(
          Notice.ofDocument("traditional_converted", "characters", traditionalHan, "han", han));
      if (regional()) {
        notices.add(Notice.ofDocument("regional_vocabulary_converted", "count", regionalWords));
      }
    }
    if (!spam.isEmpty()) {
      List<Place> places = spamPlaces.subList(0, Math.min(50, spamPlaces.size()));
      notices.add(Notice.of("tampered", places, "words", String.join(" ", spam)));
    }
  }
}
