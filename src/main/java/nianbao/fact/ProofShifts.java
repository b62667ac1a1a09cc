package nianbao.fact;

import java.util.ArrayList;
import java.util.List;

/** The displacements a carrier causes, spelt out for one line or two neighbouring ones. */
final class ProofShifts {

  private ProofShifts() {}

  /** The texts joined to as many numbers as the line has figures, in every way. */
  static List<ProofRepair> joined(ProofLine line) {
    var repairs = new ArrayList<ProofRepair>();
    join(line, line.figures().length, new int[line.figures().length + 1], 0, repairs);
    return repairs;
  }

  private static void join(
      ProofLine line, int groups, int[] cuts, int group, List<ProofRepair> repairs) {
    int texts = line.texts().size();
    if (group == groups) {
      if (cuts[group] == texts) {
        repairs.add(joined(line, cuts, groups, line.extra() == 0 ? "row_placed" : "split", true));
      }
      return;
    }
    int last = texts - (groups - group - 1);
    for (int to = cuts[group] + 1; to <= last; to++) {
      if (line.joined(cuts[group], to) != ProofLine.UNREADABLE) {
        cuts[group + 1] = to;
        join(line, groups, cuts, group + 1, repairs);
      }
    }
  }

  private static ProofRepair joined(
      ProofLine line, int[] cuts, int groups, String kind, boolean evident) {
    var repair = new ProofRepair(kind, line.name(), evident);
    for (int g = 0; g < groups; g++) {
      read(repair, line.figures()[g], line, cuts[g], cuts[g + 1]);
    }
    for (int g = groups; g < line.figures().length; g++) {
      repair.gone(line.figures()[g]);
    }
    return repair;
  }

  private static void read(ProofRepair repair, int figure, ProofLine line, int from, int to) {
    repair.read(figure, line.joined(from, to), line, from, to);
  }

  /** Everything that can have happened inside one line. */
  static List<ProofRepair> within(ProofLine line) {
    var repairs = new ArrayList<ProofRepair>();
    int n = line.figures().length;
    if (line.extra() == 0) {
      splits(line, repairs);
      for (int i = 0; i + 1 < n; i++) {
        repairs.add(exchanged(line, i));
      }
      if (line.values()[0] == ProofLine.BLANK) {
        repairs.add(moved(line, 1, "shifted_right"));
      }
      if (line.values()[n - 1] == ProofLine.BLANK) {
        repairs.add(moved(line, -1, "shifted_left"));
      }
      repairs.add(rotated(line, 1));
      repairs.add(rotated(line, n - 1));
    } else if (line.extra() == 1) {
      if (line.values()[0] == ProofLine.BLANK) {
        repairs.add(moved(line, 1, "shifted_right"));
      }
    } else if (line.extra() == -1) {
      for (int at = 0; at < n; at++) {
        repairs.add(missing(line, at));
      }
    }
    return repairs;
  }

  /** Two texts made one, the rest moved up, and the last figure pushed out of the line. */
  private static void splits(ProofLine line, List<ProofRepair> repairs) {
    int n = line.figures().length;
    for (int at = 0; at + 1 < n; at++) {
      int[] cuts = new int[n];
      for (int g = 1; g < n; g++) {
        cuts[g] = g <= at ? g : g + 1;
      }
      repairs.add(joined(line, cuts, n - 1, "split", false));
    }
  }

  private static ProofRepair exchanged(ProofLine line, int at) {
    var repair = new ProofRepair("exchanged", line.name(), false);
    read(repair, line.figures()[at], line, at + 1, at + 2);
    read(repair, line.figures()[at + 1], line, at, at + 1);
    return repair;
  }

  /** Each figure reads the text {@code by} places on; figures without a text are gone. */
  private static ProofRepair moved(ProofLine line, int by, String kind) {
    boolean evident = line.extra() > 0;
    var repair = new ProofRepair(kind, line.name(), evident);
    for (int f = 0; f < line.figures().length; f++) {
      int text = f + by;
      if (text >= 0 && text < line.texts().size()) {
        read(repair, line.figures()[f], line, text, text + 1);
      } else {
        repair.gone(line.figures()[f]);
      }
    }
    return repair;
  }

  private static ProofRepair rotated(ProofLine line, int by) {
    var repair = new ProofRepair("shifted_around", line.name(), false);
    int n = line.figures().length;
    for (int f = 0; f < n; f++) {
      read(repair, line.figures()[f], line, (f + by) % n, (f + by) % n + 1);
    }
    return repair;
  }

  private static ProofRepair missing(ProofLine line, int at) {
    var repair = new ProofRepair("cell_lost", line.name(), false);
    for (int f = 0; f < line.figures().length; f++) {
      if (f == at) {
        repair.gone(line.figures()[f]);
      } else {
        int text = f < at ? f : f - 1;
        read(repair, line.figures()[f], line, text, text + 1);
      }
    }
    return repair;
  }

  /** Everything that can have happened between two lines of equal length. */
  static List<ProofRepair> between(ProofLine upper, ProofLine lower) {
    var repairs = new ArrayList<ProofRepair>();
    if (upper.extra() != 0
        || lower.extra() != 0
        || upper.figures().length != lower.figures().length) {
      return repairs;
    }
    String name = upper.name() + " " + lower.name();
    var rows = new ProofRepair("rows_exchanged", name, false);
    for (int i = 0; i < upper.figures().length; i++) {
      var cells = new ProofRepair("exchanged", name, false);
      for (ProofRepair repair : List.of(rows, cells)) {
        read(repair, upper.figures()[i], lower, i, i + 1);
        read(repair, lower.figures()[i], upper, i, i + 1);
      }
      repairs.add(cells);
    }
    repairs.add(rows);
    return repairs;
  }
}
