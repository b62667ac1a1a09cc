package nianbao.cell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of reconsideration and litigation: three blocks of five figures under a nested header.
 */
final class RemedyTable {
  private static final int BLOCK = 5;
  private static final int ALL = 15;

  private final List<SheetRow> stages;
  private final Signature outcomes;
  private final Sheet sheet;
  private final CellSink sink;

  RemedyTable(Sheet sheet, CellSink sink) {
    this.sheet = sheet;
    this.stages = sheet.part("remedies").rows();
    this.outcomes = stages.get(0).columns();
    this.sink = sink;
  }

  void read(List<Group> groups) {
    List<Group> stated = groups.stream().filter(g -> !g.allBlank() || g.size() == ALL).toList();
    var figures = new ArrayList<Atom>();
    stated.forEach(group -> figures.addAll(group.figures()));
    if (figures.isEmpty()) {
      return;
    }
    if (byLabels(stated)) {
      return;
    }
    List<Group> full = stated.stream().filter(g -> unpadded(g).size() == ALL).toList();
    List<Atom> all = figures.size() > ALL ? largest(stated) : figures;
    if (full.size() > 1) {
      // Printed more than once, in a copy or of another year: whether they agree is asked later.
      full.forEach(group -> put(unpadded(group), false));
      full.forEach(group -> figures.removeAll(unpadded(group)));
      strays(figures);
    } else if (all.size() == ALL) {
      put(all, false);
      figures.removeAll(all);
      strays(figures);
    } else if (!blocks(stated) && !realigned(figures)) {
      sink.notice(
          "remedies_count",
          figures.get(0).place(),
          "count",
          figures.size(),
          "figures",
          texts(figures));
      figures.forEach(figure -> sink.uncoded("remedies", "", "", figure));
    }
  }

  private void strays(List<Atom> figures) {
    for (Atom figure : figures) {
      if (!figure.isBlank()) {
        sink.notice("stray_number", figure.place(), "text", figure.text());
        sink.uncoded("remedies", "", "", figure);
      }
    }
  }

  /** The one group of fifteen among others, or everything. */
  private static List<Atom> largest(List<Group> groups) {
    List<Group> full = groups.stream().filter(g -> unpadded(g).size() == ALL).toList();
    if (full.size() == 1) {
      return unpadded(full.get(0));
    }
    var all = new ArrayList<Atom>();
    groups.forEach(group -> all.addAll(unpadded(group)));
    return all;
  }

  private static List<Atom> unpadded(Group group) {
    List<Atom> figures = group.figures();
    int from = 0;
    int to = figures.size();
    while (to - from > ALL && figures.get(to - 1).isBlank()) {
      to--;
    }
    while (to - from > ALL && figures.get(from).isBlank()) {
      from++;
    }
    return figures.subList(from, to);
  }

  private void put(List<Atom> figures, boolean byOrder) {
    for (int i = 0; i < ALL; i++) {
      if (figures.get(i) != null) {
        cell(i / BLOCK, i % BLOCK, figures.get(i), byOrder);
      }
    }
  }

  private void cell(int stage, int outcome, Atom figure, boolean byOrder) {
    SheetRow row = stages.get(stage);
    Signature.Column column = outcomes.columns().get(outcome);
    sink.coded(row, column, row.label(), column.label(), null, figure, byOrder);
  }

  /** Tables printed downwards: every group has its own outcome or stage on its line. */
  private boolean byLabels(List<Group> groups) {
    int total = groups.stream().mapToInt(Group::size).sum();
    if (groups.size() < 3 || total > ALL) {
      return false;
    }
    int[][] told = new int[groups.size()][];
    int stage = 0;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      int named = lastStage(group);
      stage = named >= 0 ? named : stage;
      int outcome = lastOutcome(group);
      if (group.size() == 3 && outcome >= 0) {
        told[i] = new int[] {-1, outcome};
      } else if (group.size() == 1 && outcome >= 0) {
        told[i] = new int[] {stage, outcome};
      } else {
        return false;
      }
    }
    return putTold(groups, told);
  }

  private boolean putTold(List<Group> groups, int[][] told) {
    var seen = new java.util.HashSet<Integer>();
    for (int i = 0; i < told.length; i++) {
      for (int k = 0; k < groups.get(i).size(); k++) {
        int stage = told[i][0] < 0 ? k : told[i][0];
        if (!seen.add(stage * BLOCK + told[i][1])) {
          return false;
        }
      }
    }
    for (int i = 0; i < told.length; i++) {
      for (int k = 0; k < groups.get(i).size(); k++) {
        cell(told[i][0] < 0 ? k : told[i][0], told[i][1], groups.get(i).figures().get(k), false);
      }
    }
    return true;
  }

  /** Blocks of five, each under its stage; some may be lost. */
  private boolean blocks(List<Group> groups) {
    var stagesTold = new ArrayList<Integer>();
    for (Group group : groups) {
      int stage = lastStage(group);
      boolean pair = group.size() == 2 * BLOCK && firstStage(group) == 1;
      boolean whole = !pair && stage > 1 && names(group, 1);
      if ((group.size() != BLOCK && !pair)
          || whole
          || stage < 0
          || stagesTold.contains(pair ? 1 : stage)) {
        return false;
      }
      stagesTold.add(pair ? 1 : stage);
    }
    for (int i = 0; i < groups.size(); i++) {
      for (int k = 0; k < groups.get(i).size(); k++) {
        cell(stagesTold.get(i) + k / BLOCK, k % BLOCK, groups.get(i).figures().get(k), false);
      }
    }
    return true;
  }

  /** Whether the words above a group name a stage: the header of all stages says not which. */
  private boolean names(Group group, int stage) {
    return Folding.unmarked(Label.join(group.words())).contains(stages.get(stage).keys().get(0));
  }

  private int lastStage(Group group) {
    String text = Folding.unmarked(Label.join(group.words()));
    int best = -1;
    int last = -1;
    for (int s = 0; s < stages.size(); s++) {
      int at = text.lastIndexOf(stages.get(s).keys().get(0));
      if (at > last) {
        last = at;
        best = s;
      }
    }
    return best;
  }

  private int firstStage(Group group) {
    String text = Folding.unmarked(Label.join(group.words()));
    int best = -1;
    int first = Integer.MAX_VALUE;
    for (int s = 0; s < stages.size(); s++) {
      int at = text.indexOf(stages.get(s).keys().get(0));
      if (at >= 0 && at < first) {
        first = at;
        best = s;
      }
    }
    return best;
  }

  private int lastOutcome(Group group) {
    String text = Folding.unmarked(Label.join(group.words()));
    for (Signature.Column column : outcomes.columns()) {
      for (String key : column.keys()) {
        if (text.endsWith(key)) {
          return column.order();
        }
      }
    }
    return -1;
  }

  /** One figure is lost: the only place for the gap that leaves both other blocks' sums right. */
  private boolean realigned(List<Atom> figures) {
    if (figures.size() != ALL - 1) {
      return false;
    }
    List<Atom> found = null;
    for (int gap = 0; gap < ALL; gap++) {
      var tried = new ArrayList<Atom>(figures);
      tried.add(gap, null);
      if (sumsHold(tried)) {
        if (found != null) {
          return false;
        }
        found = tried;
      }
    }
    if (found == null) {
      return false;
    }
    sink.notice("realigned", figures.get(0).place(), "figures", texts(figures));
    put(found, true);
    return true;
  }

  private static boolean sumsHold(List<Atom> figures) {
    for (int b = 0; b < ALL; b += BLOCK) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = b; i < b + BLOCK; i++) {
        if (figures.get(i) == null) {
          sum = null;
          break;
        }
        BigDecimal value =
            figures.get(i).quantity() instanceof Quantity.Stated s ? s.value() : BigDecimal.ZERO;
        sum = i == b + BLOCK - 1 ? sum.subtract(value) : sum.add(value);
      }
      if (sum != null && sum.signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static String texts(List<Atom> figures) {
    var texts = new ArrayList<String>();
    figures.subList(0, Math.min(40, figures.size())).forEach(figure -> texts.add(figure.text()));
    return String.join(" ", texts);
  }
}
