package nianbao.fact;

import java.math.BigDecimal;
import nianbao.Place;

/**
 * One stated number, in canonical codes and units.
 *
 * @param value exact, in {@code unit}, at most four decimals
 * @param unit the catalogue's unit of the indicator
 * @param bound {@code ge}, {@code le}, {@code approx}, or null for an exact number
 * @param obsStatus SDMX CL_OBS_STATUS letter: {@code A} normal, {@code U} low reliability
 * @param sourceText the words themselves, short
 */
public record Fact(
    String indicator,
    String applicantType,
    String reviewStage,
    String periodBasis,
    BigDecimal value,
    String unit,
    ValueStatus status,
    String bound,
    String obsStatus,
    Place place,
    String sourceText) {

  /** How the number came to be known. */
  public enum ValueStatus {
    /** A table cell. */
    PRINTED,
    /** The prose. */
    NARRATIVE,
    /** A blank or lost cell that the form's identities decide. */
    PROVED,
    /** Misread by the carrier; the identities leave one reading, the old one is in the notices. */
    REPAIRED,
    /** Computed from parts that all exist. */
    DERIVED;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
