package nianbao.work;

import java.util.List;
import nianbao.fact.Fact;
import nianbao.fact.Fact.ValueStatus;

/** What became of one known figure, or of a fact that nobody knows. */
enum Verdict {
  RIGHT,
  /** Another value than the known one; a repair that leads elsewhere is one too. */
  WRONG,
  /** A fact where the document states nothing. */
  EXTRA,
  /** Not read, but the document has a notice. */
  NOTICED,
  /** Not read, and not a word about it. */
  MISSING,
  BLANK_LEFT,
  BLANK_PROVED,
  /** A blank whose figure the prose tells, or the sum of its parts. */
  BLANK_TOLD,
  /** A number read off a blank. */
  BLANK_WRONG;

  private static final List<ValueStatus> READ_OFF =
      List.of(ValueStatus.PRINTED, ValueStatus.REPAIRED);

  /**
   * @param fact what was read there, null for nothing
   * @param noticed whether the document has a notice that is more than a remark
   */
  static Verdict of(Expected.Figure figure, Fact fact, boolean noticed) {
    if (figure.value() == null) {
      return blank(fact);
    }
    if (fact == null) {
      return noticed ? NOTICED : MISSING;
    }
    return fact.value().compareTo(figure.value()) == 0 ? RIGHT : WRONG;
  }

  private static Verdict blank(Fact fact) {
    if (fact == null) {
      return BLANK_LEFT;
    }
    if (READ_OFF.contains(fact.status())) {
      return BLANK_WRONG;
    }
    return fact.status() == ValueStatus.PROVED ? BLANK_PROVED : BLANK_TOLD;
  }

  boolean bad() {
    return this == WRONG || this == EXTRA || this == BLANK_WRONG;
  }
}
