package nianbao.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nianbao.Place;
import nianbao.cell.FormReading;
import nianbao.cell.ReportCell;

/**
 * Consistent forms, one fault each, and what became of it. The generator knows the sums of the form
 * by itself; it does not ask the catalogue.
 */
final class Faults {
  /** What is done to a form. */
  enum Kind {
    CELL_CHANGED,
    CELL_ERASED,
    NUMBER_SPLIT,
    NEIGHBOURS_SWAPPED,
    ROW_SHIFTED,
    ROW_LOST,
    COLUMN_LOST,
    TOTAL_MISTYPED
  }

  /** How a form is filled in. */
  enum Style {
    DENSE,
    SPARSE,
    /** Zeros left blank. */
    BLANK,
    /** Zeros left blank, and the totals of the outcomes too. */
    BLANK_TOTALS
  }

  private static final List<String> PARTS =
      Indicators.all().stream()
          .map(Indicator::code)
          .filter(
              c -> c.matches("result\\.(granted|partial|(denied|unable|not_processed|other)\\..*)"))
          .toList();
  static final List<String> ROWS = rows();
  private static final int TOTAL = 6;
  private static final int RECEIVED = 0;
  private static final int CARRIED_IN = 1;
  private static final int RESULT_TOTAL = ROWS.size() - 2;
  private static final int CARRIED_OUT = ROWS.size() - 1;
  private static final int REMEDIES = ROWS.size();

  private static List<String> rows() {
    var rows = new ArrayList<String>(List.of("request.received", "request.carried_in"));
    rows.addAll(PARTS);
    rows.addAll(List.of("result.total", "request.carried_out"));
    return rows;
  }

  private final Random random;

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** Values by row and column; the last row holds the 15 figures of reviews and lawsuits. */
  long[][] form(Style style) {
    long[][] v = new long[ROWS.size() + 1][7];
    v[REMEDIES] = new long[15];
    for (int c = 0; c < TOTAL; c++) {
      for (int r = 2; r < RESULT_TOTAL; r++) {
        v[r][c] = figure(style, 200);
        v[RESULT_TOTAL][c] += v[r][c];
      }
      v[CARRIED_OUT][c] = figure(style, 60);
      v[CARRIED_IN][c] = Math.min(figure(style, 60), v[RESULT_TOTAL][c] + v[CARRIED_OUT][c]);
      v[RECEIVED][c] = v[RESULT_TOTAL][c] + v[CARRIED_OUT][c] - v[CARRIED_IN][c];
    }
    for (int r = 0; r < ROWS.size(); r++) {
      for (int c = 0; c < TOTAL; c++) {
        v[r][TOTAL] += v[r][c];
      }
    }
    for (int s = 0; s < 15; s += 5) {
      for (int c = 0; c < 4; c++) {
        v[REMEDIES][s + c] = figure(style, 40);
        v[REMEDIES][s + 4] += v[REMEDIES][s + c];
      }
    }
    return v;
  }

  private long figure(Style style, int upTo) {
    double share = style == Style.DENSE ? 0.8 : 0.08;
    return random.nextDouble() < share ? (long) (Math.pow(random.nextDouble(), 3) * upTo) : 0;
  }

  /** The texts as printed: null for no cell at all, empty for a blank one. */
  String[][] texts(long[][] v, Style style) {
    String[][] t = new String[v.length][];
    for (int r = 0; r < v.length; r++) {
      t[r] = new String[v[r].length];
      for (int c = 0; c < v[r].length; c++) {
        boolean blank = style == Style.BLANK || style == Style.BLANK_TOTALS;
        boolean open = blank && v[r][c] == 0;
        boolean total = style == Style.BLANK_TOTALS && c == TOTAL && r >= 2 && r < RESULT_TOTAL;
        t[r][c] = open || total && r < REMEDIES ? "" : Long.toString(v[r][c]);
      }
    }
    return t;
  }

  /** Injects one fault; returns false where it would change nothing. */
  boolean inject(Kind kind, String[][] t, long[][] v) {
    int r = random.nextInt(t.length);
    int c = random.nextInt(t[r].length);
    return switch (kind) {
      case CELL_CHANGED -> change(t, r, c);
      case TOTAL_MISTYPED -> {
        int row = random.nextBoolean() ? RESULT_TOTAL : random.nextInt(t.length);
        int column = row == REMEDIES ? 4 + 5 * random.nextInt(3) : TOTAL;
        yield change(t, row, row == RESULT_TOTAL ? random.nextInt(7) : column);
      }
      case CELL_ERASED -> erase(t, r, c);
      case NUMBER_SPLIT -> split(t, r, c);
      case NEIGHBOURS_SWAPPED -> swap(t, r, c);
      case ROW_SHIFTED -> shift(t, r);
      case ROW_LOST -> {
        Arrays.fill(t[random.nextInt(REMEDIES)], null);
        yield true;
      }
      case COLUMN_LOST -> {
        int column = random.nextInt(7);
        for (int row = 0; row < REMEDIES; row++) {
          t[row][column] = null;
        }
        yield true;
      }
    };
  }

  private boolean change(String[][] t, int r, int c) {
    if (t[r][c] == null || t[r][c].isEmpty()) {
      return false;
    }
    long old = Long.parseLong(t[r][c]);
    long by = 1 + random.nextInt(3) * random.nextInt(30);
    t[r][c] = Long.toString(random.nextBoolean() && old >= by ? old - by : old + by);
    return true;
  }

  private boolean erase(String[][] t, int r, int c) {
    if (t[r][c].isEmpty()) {
      return false;
    }
    t[r][c] = null;
    return true;
  }

  /** The digits fall into two cells; the rest moves on; the last text may be cut off. */
  private boolean split(String[][] t, int r, int c) {
    if (t[r][c].length() < 2) {
      return false;
    }
    int at = 1 + random.nextInt(t[r][c].length() - 1);
    var texts = new ArrayList<>(List.of(t[r]));
    texts.set(c, t[r][c].substring(0, at));
    texts.add(c + 1, t[r][c].substring(at));
    t[r] = texts.subList(0, t[r].length + (random.nextBoolean() ? 1 : 0)).toArray(String[]::new);
    return true;
  }

  private boolean swap(String[][] t, int r, int c) {
    boolean down = r < REMEDIES && random.nextBoolean();
    int r2 = down ? r + 1 : r;
    int c2 = down ? c : c + 1;
    if (r2 == REMEDIES && r != r2 || c2 == t[r].length || t[r][c].equals(t[r2][c2])) {
      return false;
    }
    String text = t[r][c];
    t[r][c] = t[r2][c2];
    t[r2][c2] = text;
    return true;
  }

  private boolean shift(String[][] t, int r) {
    String[] before = t[r].clone();
    int n = before.length;
    boolean right = random.nextBoolean();
    boolean around = random.nextInt(3) == 0;
    for (int c = 0; c < n; c++) {
      int from = right ? c - 1 : c + 1;
      boolean inside = from >= 0 && from < n;
      t[r][c] = inside ? before[from] : around ? before[(from + n) % n] : "";
    }
    return !Arrays.equals(before, t[r]);
  }

  static FormReading reading(String[][] t) {
    var cells = new ArrayList<ReportCell>();
    for (int r = 0; r < t.length; r++) {
      for (int c = 0; c < t[r].length; c++) {
        if (t[r][c] != null) {
          cells.add(cell(t, r, c));
        }
      }
    }
    return new FormReading("matrix_2021", cells, Set.of(), Set.of(), List.of());
  }

  private static ReportCell cell(String[][] t, int r, int c) {
    boolean remedy = r == REMEDIES;
    // As the cell layer does: of a row with too many figures none is told which it is.
    boolean known = t[r].length == (remedy ? 15 : 7);
    String indicator = !known ? null : remedy ? Form.OUTCOMES.get(c % 5) : ROWS.get(r);
    return new ReportCell(
        "matrix_2021",
        "matrix_2021",
        remedy ? "remedies" : "requests",
        remedy ? "" : ROWS.get(r),
        "",
        indicator,
        remedy || !known ? null : Form.APPLICANTS.get(c),
        remedy && known ? Form.STAGES.get(c / 5) : null,
        "year",
        null,
        t[r][c],
        Form.quantity(t[r][c]),
        Place.inTable(remedy ? 1 : 0, r, c),
        false);
  }

  static FactKey key(int r, int c) {
    return r == REMEDIES
        ? new FactKey(Form.OUTCOMES.get(c % 5), null, Form.STAGES.get(c / 5), "year")
        : new FactKey(ROWS.get(r), Form.APPLICANTS.get(c), null, "year");
  }

  /** Whether the printed numbers agree with every sum of the form, blanks taken for what fits. */
  static boolean agrees(String[][] t) {
    for (int r = 0; r < REMEDIES; r++) {
      boolean open = t[r].length == 7 && "".equals(t[r][6]);
      if (t[r].length != 7 || !open && sum(t[r], 0, 6) != number(t[r][6])) {
        return false;
      }
    }
    for (int c = 0; c < 7; c++) {
      long parts = 0;
      for (int r = 2; r < RESULT_TOTAL; r++) {
        parts += c == 6 && t[r][6].isEmpty() ? sum(t[r], 0, 6) : number(t[r][c]);
      }
      long in = number(t[RECEIVED][c]) + number(t[CARRIED_IN][c]);
      if (parts != number(t[RESULT_TOTAL][c]) || in != parts + number(t[CARRIED_OUT][c])) {
        return false;
      }
    }
    String[] reviews = t[REMEDIES];
    for (int s = 0; s < 15 && reviews.length == 15; s += 5) {
      if (sum(reviews, s, s + 4) != number(reviews[s + 4])) {
        return false;
      }
    }
    return reviews.length == 15;
  }

  private static long sum(String[] texts, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += number(texts[i]);
    }
    return sum;
  }

  private static long number(String text) {
    return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** Runs {@code count} faults of one kind over forms of one style. */
  FaultTally run(Kind kind, Style style, int count) {
    var tally = new FaultTally();
    while (tally.faults < count) {
      long[][] v = form(style);
      String[][] t = texts(v, style);
      if (inject(kind, t, v)) {
        tally.faults++;
        tally.judge(kind, style, t, v);
      }
    }
    return tally;
  }

  /** Prints the counts of a large run: {@code seed count}. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    var tallies = runAll(Long.parseLong(args[0]), Integer.parseInt(args[1]));
    tallies.forEach((name, tally) -> System.out.println(name + ": " + tally));
    System.out.println((System.nanoTime() - start) / 1_000_000_000 + " s");
  }

  /** All kinds over all styles. */
  static Map<String, FaultTally> runAll(long seed, int count) {
    var tallies = new TreeMap<String, FaultTally>();
    for (Kind kind : Kind.values()) {
      for (Style style : Style.values()) {
        int share = Math.max(1, count / (Kind.values().length * Style.values().length));
        boolean rare = kind == Kind.NUMBER_SPLIT && style != Style.DENSE;
        var faults = new Faults(seed * 31 + kind.ordinal() * 7 + style.ordinal());
        long start = System.nanoTime();
        tallies.put(kind + " " + style, faults.run(kind, style, rare ? share / 4 + 1 : share));
        tallies.get(kind + " " + style).micros = (System.nanoTime() - start) / 1000 / share;
      }
    }
    return tallies;
  }
}
