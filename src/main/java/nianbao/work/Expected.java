package nianbao.work;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a document is known to say, read by eye or written by the sample generator.
 *
 * @param source address of the document below its folder, or its file name
 * @param report whether it is a report at all; null where nobody said
 * @param agency canonical name, null where nobody said
 * @param division GB/T 2260 code or full name of the division; empty where the document does not
 *     tell it, null where nobody said
 * @param year the year reported on, null where nobody said
 * @param form code of the form, null to take the one that was read
 * @param damages what is the matter with it
 * @param facts every figure with a known value, and every place known to be blank
 * @param nearMisses words with numbers that state no such figure
 * @param tables whether {@code facts} list all that its tables state
 * @param prose whether {@code facts} list all that its prose states
 */
record Expected(
    String source,
    Boolean report,
    String agency,
    String division,
    Integer year,
    String form,
    List<String> damages,
    List<Figure> facts,
    List<String> nearMisses,
    boolean tables,
    boolean prose) {

  /** Where a figure stands. */
  enum Part {
    TABLE,
    PROSE
  }

  /**
   * One known figure.
   *
   * @param indicators the codes that are right, mostly one
   * @param value null for a place that is known to be blank
   */
  record Figure(
      Part part,
      List<String> indicators,
      String applicant,
      String stage,
      String basis,
      BigDecimal value) {}

  Expected {
    damages = List.copyOf(damages);
    facts = List.copyOf(facts);
    nearMisses = List.copyOf(nearMisses);
  }
}
