package nianbao.entity;

import java.util.ArrayList;
import java.util.List;

/** Reads the place words that stand at some place of a text: 浙江省绍兴市上虞区, 绍兴上虞, 上虞区. */
final class Places {
  private static final Divisions DIVISIONS = Divisions.catalogue();

  /**
   * Place words as printed.
   *
   * @param rows all rows that the last name can be, given the names before it
   * @param shortened whether the last name is a short form
   */
  record Chain(int start, int end, List<Division> rows, boolean shortened) {
    Chain {
      rows = List.copyOf(rows);
    }

    String words(String text) {
      return text.substring(start, end);
    }
  }

  private Places() {}

  /**
   * The longest chain that begins at a place.
   *
   * @param shorts whether names without 市, 县, 区 count
   * @return null if no name stands there
   */
  static Chain at(String text, int start, boolean shorts) {
    Chain best = null;
    for (Chain chain : chains(text, start, shorts)) {
      if (best == null || chain.end() > best.end()) {
        best = chain;
      }
    }
    return best;
  }

  /** Every chain that begins at a place, in order of first names from long to short. */
  static List<Chain> chains(String text, int start, boolean shorts) {
    List<Divisions.Printed> firsts = DIVISIONS.at(text, start, shorts);
    if (firsts.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Chain>();
    for (Divisions.Printed first : firsts) {
      extend(text, new Chain(start, first.end(), first.rows(), first.isShort()), shorts, found);
    }
    return found;
  }

  private static void extend(String text, Chain chain, boolean shorts, List<Chain> found) {
    found.add(chain);
    for (Divisions.Printed next : DIVISIONS.at(text, chain.end(), shorts)) {
      List<Division> inside = inside(next.rows(), chain.rows());
      if (!inside.isEmpty()) {
        extend(text, new Chain(chain.start(), next.end(), inside, next.isShort()), shorts, found);
      }
    }
  }

  /** Those rows that lie below one of the others. */
  static List<Division> inside(List<Division> rows, List<Division> above) {
    return rows.stream()
        .filter(
            row ->
                above.stream()
                    .anyMatch(
                        over ->
                            !over.lineage().equals(row.lineage()) && DIVISIONS.within(row, over)))
        .toList();
  }
}
