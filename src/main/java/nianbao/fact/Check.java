package nianbao.fact;

import java.util.List;

/**
 * A sum that must agree, as the catalogue lists it, and every place where it holds.
 *
 * @param forms forms or variants for whose cells it holds, {@code *} for any
 * @param part table whose cells choose it, empty for none
 * @param prose which side is said in prose
 * @param fixed whether every edition of the form prints every operand
 * @param asks indicators of which some cell must be printed
 * @param unless indicators of which no cell may be printed
 * @param years report years for which it holds, {@code 2021-}; empty for all
 * @param instances the row spelt out for every column, stage or code of its scope
 */
public record Check(
    String id,
    List<String> forms,
    String part,
    Weight weight,
    Scope scope,
    Relation relation,
    Prose prose,
    boolean fixed,
    List<String> asks,
    List<String> unless,
    String years,
    List<Instance> instances,
    String zh,
    String en) {

  /** How much a failure weighs. */
  public enum Weight {
    /** The figures contradict each other. */
    E,
    /** Odd, with legitimate exceptions. */
    W,
    /** Plausibility only. */
    I
  }

  /** Where a row holds. */
  public enum Scope {
    ONCE,
    APPLICANT,
    STAGE,
    BASIS,
    EACH,
    /** Over two years of one agency; evaluated where both are known. */
    YEARS,
    /** Needs to know who reports. */
    AGENCY,
    /** Kept by the indicator's domain while cells are read. */
    READING;

    /** Whether one report alone decides it. */
    public boolean withinReport() {
      return ordinal() < YEARS.ordinal();
    }
  }

  /** What must hold between the sides. */
  public enum Relation {
    EQUAL("="),
    AT_MOST("<="),
    AT_LEAST(">="),
    /** Computes the left side where it is not printed, compares where it is. */
    DEFINES(":=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    boolean holds(int compared) {
      return switch (this) {
        case EQUAL, DEFINES -> compared == 0;
        case AT_MOST -> compared <= 0;
        case AT_LEAST -> compared >= 0;
      };
    }

    static Relation of(String sign) {
      for (Relation relation : values()) {
        if (relation.sign.equals(sign)) {
          return relation;
        }
      }
      throw new IllegalArgumentException("no relation " + sign);
    }
  }

  /** Which side of a row is said in prose. */
  public enum Prose {
    NONE,
    LEFT,
    BOTH
  }

  /**
   * One figure of a sum.
   *
   * @param factor 1 or -1
   * @param previousYear whether it is the figure of the year before
   */
  public record Term(int factor, FactKey key, boolean previousYear) {}

  /** Terms plus a constant. */
  public record Sum(List<Term> terms, long constant) {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A row spelt out.
   *
   * @param at the column, stage, basis or code it was spelt out for; empty for a row that holds
   *     once
   * @param right alternatives, of which one must agree
   */
  public record Instance(String at, Sum left, List<Sum> right) {}

  public Check {
    forms = List.copyOf(forms);
    asks = List.copyOf(asks);
    unless = List.copyOf(unless);
    instances = List.copyOf(instances);
  }

  /** Whether the row holds for reports of that year. */
  public boolean holdsIn(int year) {
    if (years.isEmpty()) {
      return true;
    }
    String[] ends = years.split("-", -1);
    return year >= Integer.parseInt(ends[0])
        && (ends[1].isEmpty() || year <= Integer.parseInt(ends[1]));
  }
}
