package nianbao.entity;

/**
 * A division of China in one span of time: a row of {@code divisions.tsv}. Key: code and {@code
 * from}, since a code may name another territory later.
 *
 * @param code GB/T 2260, six digits
 * @param level {@code province}, {@code prefecture} or {@code county}
 * @param parent code of the division above, null for provinces
 * @param from first month of validity, {@code year * 12 + month - 1}; {@link #OPEN_START} in the
 *     oldest list
 * @param to first month after, {@link Integer#MAX_VALUE} while valid
 * @param lineage the same division through renamings and recodings
 */
public record Division(
    String code, String name, String level, String parent, int from, int to, String lineage) {

  /** Start of rows that stand in the oldest list used: nothing is known about their beginning. */
  public static final int OPEN_START = Integer.MIN_VALUE;

  /** The month number of December of a year. */
  static int december(int year) {
    return year * 12 + 11;
  }

  boolean validIn(int month) {
    return from <= month && month < to;
  }

  /** Whether the row was valid for at least one month of the year. */
  public boolean validDuring(int year) {
    return from <= december(year) && to > year * 12;
  }

  boolean isDistrict() {
    return level.equals("county") && name.endsWith("区");
  }

  boolean isMunicipality() {
    return level.equals("province") && name.endsWith("市");
  }
}
