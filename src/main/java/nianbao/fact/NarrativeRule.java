package nianbao.fact;

import java.util.List;
import java.util.Set;

/**
 * A wording and what it states: a row of {@code fact/narrative.tsv}.
 *
 * @param order position in the catalogue; of two rules that want one number the earlier wins
 * @param anchors words of which a sentence must hold one; empty for none
 * @param codes what is stated, several where one number says two things, empty where nothing is
 * @param applicant null where the indicator has no such dimension
 * @param stages review stages, empty outside remedies
 * @param units measure words the number may have
 * @param bare whether it may have none
 * @param topics what the text must be about, empty for anything; {@code !x} for anything but x
 * @param sets what the text is about afterwards, null to leave it
 * @param from first report year, null for any
 * @param to last report year, null for any
 * @param unless what the clause must not hold, null for nothing
 */
record NarrativeRule(
    int order,
    String name,
    List<String> anchors,
    List<String> codes,
    String applicant,
    List<String> stages,
    Value value,
    Set<String> units,
    boolean bare,
    List<String> topics,
    String sets,
    Integer from,
    Integer to,
    Wording unless,
    Wording pattern) {

  /** Where the value comes from. */
  enum Value {
    /** The number. */
    NUMBER,
    /** The number, set against that of an earlier year in the same breath. */
    NUMBER_NOW,
    /** Words that say zero. */
    ZERO,
    /** The number, where it is 0. */
    ONLY_ZERO,
    /** The number, where it equals the requests received just before. */
    IF_RECEIVED,
    /** The requests received just before: all of them were dealt with. */
    ALL_RECEIVED,
    /** Nothing is stated; the wording only says what follows is about. */
    NOTHING
  }

  boolean asked(Integer year) {
    return year == null ? from == null && to == null : within(year);
  }

  private boolean within(int year) {
    return (from == null || year >= from) && (to == null || year <= to);
  }

  boolean fits(String topic) {
    if (topics.isEmpty()) {
      return true;
    }
    return topics.get(0).startsWith("!") ? !topics.contains("!" + topic) : topics.contains(topic);
  }

  /** Whether a number it states is spoken for: a zero may be shared by all that a list names. */
  boolean claims() {
    return !inWords() && value != Value.ONLY_ZERO;
  }

  /** Whether the number this rule states is written in words, not in figures. */
  boolean inWords() {
    return value == Value.ZERO || value == Value.ALL_RECEIVED || value == Value.NOTHING;
  }
}
