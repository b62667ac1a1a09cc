package nianbao.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /**
   * The classes that one is before or after, or that are before or after one of those, itself
   * included: what is known of one agency of a place can change what counts of these.
   */
  static Set<String> related(String agencyClass) {
    var related = new TreeSet<>(Set.of(agencyClass));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Tsv.Row row : ROWS) {
        String before = row.get("predecessor");
        String after = row.get("successor");
        if (related.contains(before) || related.contains(after)) {
          grew |= related.add(before) | related.add(after);
        }
      }
    }
    return related;
  }

  private static void follow(String predecessor, TreeSet<String> successors) {
    for (Tsv.Row row : ROWS) {
      if (row.get("predecessor").equals(predecessor) && successors.add(row.get("successor"))) {
        follow(row.get("successor"), successors);
      }
    }
  }
}
