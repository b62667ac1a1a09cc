package nianbao.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Where a number comes from, all the way down to the printed words.
 *
 * @param table the trend table, or {@code facts}
 * @param number the column explained
 * @param value what it says, null where nothing is stated
 * @param unit its unit
 * @param row the whole row, as text
 * @param definition what the number means; null for a fact, which is its own definition
 * @param agencies what each agency contributes, in the order of their ids
 * @param sum of the contributions
 * @param places the printed words behind the first facts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(
    String table,
    String number,
    BigDecimal value,
    String unit,
    Map<String, String> row,
    Definition definition,
    List<Contribution> agencies,
    BigDecimal sum,
    List<PrintedPlace> places) {

  /**
   * What a measure means.
   *
   * @param alternatives the catalogue's rows, in the order in which they are tried
   * @param query the query file, whose head {@code notes} are
   */
  record Definition(
      String family,
      String concept,
      String parent,
      List<String> alternatives,
      String query,
      String title,
      Map<String, String> notes) {}

  /**
   * What one agency's report contributes.
   *
   * @param alternative row of the catalogue that gave the figure, 0 where facts stand for
   *     themselves
   * @param relation {@code exact} or {@code close}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Contribution(
      String agencyId,
      String agencyName,
      int year,
      String form,
      String reportId,
      BigDecimal value,
      int alternative,
      String relation,
      List<EnteringFact> facts) {}

  /** A fact that enters. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EnteringFact(
      String reportId,
      String indicator,
      String dimension,
      BigDecimal value,
      String unit,
      String valueStatus,
      String obsStatus,
      String sourceUri,
      String sourceSha256,
      String cellRef,
      String sourceText) {}

  /**
   * Where a fact is printed.
   *
   * @param url address as the sidecar says, null if unknown
   * @param part table of the form, null for prose
   * @param notices what is wrong or remarkable at that place
   * @param excerpt the archived document around the place, the place marked {@code »…«}; empty
   *     where the archive cannot be read back
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PrintedPlace(
      String agencyName,
      EnteringFact fact,
      String url,
      String part,
      String rowLabel,
      String columnLabel,
      String cellText,
      List<PlaceNotice> notices,
      List<String> excerpt) {}

  /** A notice that names the place. */
  record PlaceNotice(String rule, String severity, String figures) {}
}
