package nianbao.fact;

import java.util.List;
import java.util.Map;

/**
 * What a number counts or measures, as the catalogue lists it.
 *
 * @param order position in the catalogue, the order of the forms
 * @param forms where it is printed, {@code prose} where it is said
 * @param parent code it is a part of, or null
 * @param unit canonical unit of its facts
 * @param formUnits unit word that a form implies where none is printed, by form
 */
public record Indicator(
    int order,
    String code,
    List<String> forms,
    String section,
    String parent,
    String zh,
    String en,
    String unit,
    Domain domain,
    Dimension dimension,
    Map<String, String> formUnits) {

  /** Which values are possible. */
  public enum Domain {
    /** Whole and not negative. */
    COUNT,
    /** Whole. */
    SIGNED,
    /** Not negative; without any unit it is refused. */
    MONEY,
    /** 0 to 100. */
    PERCENT
  }

  /** What tells the facts of an indicator apart, beside the period. */
  public enum Dimension {
    NONE,
    PERIOD_BASIS,
    APPLICANT_TYPE,
    REVIEW_STAGE,
    PLATFORM,
    SUBJECT_LABEL
  }
}
