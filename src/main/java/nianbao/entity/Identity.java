package nianbao.entity;

import java.time.LocalDate;
import java.util.List;
import nianbao.Notice;

/**
 * Who reports on which year. A field is null where it cannot be told; it is never guessed, and a
 * notice says why.
 *
 * @param kind whether the document is a report at all
 * @param agencyId stable across runs and machines: built from the canonical name and the division's
 *     lineage; null when the agency cannot be told
 * @param agencyName canonical full name, {@code 绍兴市上虞区人力资源和社会保障局}; where the division is
 *     unresolved, the name as far as the document gives it
 * @param sector {@code human_resources}, {@code finance}, …, {@code government}, {@code other}
 * @param agencyLevel {@code nation}, {@code province}, {@code prefecture}, {@code county}, {@code
 *     township}, {@code zone}; null if unknown
 * @param divisionCode GB/T 2260 code as of the report year; null when it cannot be told
 * @param divisionName full name of that division, {@code 浙江省绍兴市上虞区}
 * @param scope {@code own}, {@code rollup}, {@code mixed}, {@code unknown}
 * @param title the report's title, cleaned
 * @param publishedOn date of publication as far as known
 */
public record Identity(
    Kind kind,
    String kindReason,
    String agencyId,
    String agencyName,
    String sector,
    String agencyLevel,
    String divisionCode,
    String divisionName,
    Integer reportYear,
    LocalDate periodStart,
    LocalDate periodEnd,
    String scope,
    String title,
    LocalDate publishedOn,
    List<Notice> notices) {

  /** What a document is. */
  public enum Kind {
    REPORT,
    NOT_A_REPORT
  }

  public Identity {
    notices = List.copyOf(notices);
  }
}
