package nianbao.fact;

import java.util.List;
import nianbao.Notice;

/**
 * What the running text of one document says.
 *
 * @param facts one per key, in reading order; a key the text contradicts itself about has none
 */
public record NarrativeReading(List<Fact> facts, List<Notice> notices) {
  public NarrativeReading {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
  }
}
