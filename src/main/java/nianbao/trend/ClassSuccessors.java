package nianbao.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nianbao.Tsv;

/** Which classes of agencies go on under which others, by {@code class_successors.tsv}. */
final class ClassSuccessors {
  private static final List<Tsv.Row> ROWS = Tsv.read("trend/class_successors.tsv");

  /** One class and one that goes on for it, at once or after others. */
  record Pair(String predecessor, String successor) {}

  private ClassSuccessors() {}

  /** Every pair, also those with others between, in order of the predecessor. */
  static List<Pair> all() {
    var predecessors = new TreeSet<String>();
    ROWS.forEach(row -> predecessors.add(row.get("predecessor")));
    var pairs = new ArrayList<Pair>();
    for (String predecessor : predecessors) {
      var successors = new TreeSet<String>();
      follow(predecessor, successors);
      successors.forEach(successor -> pairs.add(new Pair(predecessor, successor)));
    }
    return List.copyOf(pairs);
  }

  private static void follow(String predecessor, TreeSet<String> successors) {
    for (Tsv.Row row : ROWS) {
      if (row.get("predecessor").equals(predecessor) && successors.add(row.get("successor"))) {
        follow(row.get("successor"), successors);
      }
    }
  }
}
