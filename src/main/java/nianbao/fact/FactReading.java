package nianbao.fact;

import java.util.List;
import nianbao.Notice;

/**
 * What one report states.
 *
 * @param facts at most one for each {@link FactKey}, in the catalogue's order
 */
public record FactReading(List<Fact> facts, List<Notice> notices) {
  public FactReading {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
  }
}
