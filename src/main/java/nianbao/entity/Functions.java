package nianbao.entity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nianbao.Lexicon;
import nianbao.Tsv;

/** What agencies are called: function words and level words, as the catalogues list them. */
final class Functions {
  /**
   * A function as printed.
   *
   * @param agencyClass agencies of one division and one class are one agency
   * @param canonical the full words; the printed words where they are a name of their own
   */
  record Function(String words, String agencyClass, String sector, String canonical) {}

  /**
   * A function with its level word: {@code 人社局}.
   *
   * @param end where it ends in the text
   * @param unit canonical: {@code 人力资源和社会保障局}
   * @param level the level word written out
   */
  record Unit(int end, Function function, String unit, String level) {}

  private static final Functions CATALOGUE = new Functions();

  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, String> levelWords = new HashMap<>();
  private final Set<String> longer = new HashSet<>();
  private final Lexicon<String> levels;
  private final Lexicon<String> words;

  private Functions() {
    for (Tsv.Row row : Tsv.read("entity/functions.tsv")) {
      String canonical = row.get("canonical");
      put(row, canonical, canonical);
      row.list("short").forEach(word -> put(row, word, canonical));
      row.list("names").forEach(word -> put(row, word, word));
    }
    for (Tsv.Row row : Tsv.read("entity/level_words.tsv")) {
      levelWords.put(row.get("word"), row.get("full"));
    }
    for (Tsv.Row row : Tsv.read("entity/units.tsv")) {
      String words = row.get("words");
      var function = new Function(words, row.get("class"), row.get("sector"), row.get("unit"));
      units.put(words, new Unit(0, function, row.get("unit"), ""));
    }
    levels = spellings(levelWords.keySet());
    functions.values().forEach(this::beginnings);
    var all = new HashSet<>(functions.keySet());
    all.addAll(units.keySet());
    this.words = spellings(all);
  }

  /** Every proper beginning of a name of a class. */
  private void beginnings(Function function) {
    for (int end = 2; end < function.canonical().length(); end++) {
      longer.add(function.agencyClass() + ' ' + function.canonical().substring(0, end));
    }
  }

  static Functions catalogue() {
    return CATALOGUE;
  }

  private void put(Tsv.Row row, String words, String canonical) {
    var function = new Function(words, row.get("class"), row.get("sector"), canonical);
    if (functions.put(words, function) != null) {
      throw new IllegalArgumentException(row.file() + " lists twice: " + words);
    }
  }

  /** The longest unit that begins at a place; null if none is listed there. */
  Unit unitAt(String text, int start) {
    if (!words.mayBeginAt(text, start)) {
      return null;
    }
    var best = new Unit[1];
    words.eachAt(
        text,
        start,
        (end, word) -> {
          Unit unit = unit(text, start, word);
          if (unit != null && (best[0] == null || unit.end() >= best[0].end())) {
            best[0] = unit;
          }
        });
    return best[0];
  }

  private Unit unit(String text, int start, String words) {
    int end = start + words.length();
    Function function = functions.get(words);
    String level = function == null ? null : levelAt(text, end);
    if (level != null && fits(function, level)) {
      String full = levelWords.get(level);
      return new Unit(end + level.length(), function, function.canonical() + full, full);
    }
    Unit whole = units.get(words);
    return whole == null ? null : new Unit(end, whole.function(), whole.unit(), whole.level());
  }

  /** A name of one syllable needs the level word it is abbreviated with: 科委, never 科局. */
  private static boolean fits(Function function, String level) {
    return function.words().length() > 1 || level.equals("委");
  }

  private String levelAt(String text, int start) {
    Lexicon.Hit<String> level = levels.longestAt(text, start);
    return level == null ? null : level.meaning();
  }

  /** Whether another name of the class writes the words out: 交通 and 交通运输. */
  boolean hasLonger(String agencyClass, String words) {
    return words.length() > 1 && longer.contains(agencyClass + ' ' + words);
  }

  /** Whether the words end as an agency's name does: for units no row lists. */
  boolean endsAsAgency(String words) {
    return levelWords.keySet().stream()
        .anyMatch(w -> words.endsWith(w) && words.length() > w.length());
  }

  private static Lexicon<String> spellings(Collection<String> words) {
    var spellings = new HashMap<String, String>();
    words.forEach(word -> spellings.put(word, word));
    return new Lexicon<>(spellings);
  }
}
