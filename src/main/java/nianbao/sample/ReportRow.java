package nianbao.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row of {@code reports.csv}: a document of the corpus, what it is and what is the matter with
 * it.
 *
 * @param path landing-relative address
 * @param agency full name valid in the year; empty for documents that are no report
 * @param division GB/T 2260 code as of the year; empty for the nation
 * @param level {@code nation} … {@code zone}
 * @param sector {@code human_resources}, …, {@code government}
 * @param year the year reported on
 * @param form the form it was written in, also where its tables were lost; empty for no report
 * @param carrier the generator's name of the carrier
 * @param damage codes of {@code damages.tsv} joined by {@code ;}, some with {@code =argument}
 */
public record ReportRow(
    String path,
    String agency,
    String division,
    String level,
    String sector,
    String year,
    String form,
    String carrier,
    String damage) {

  /** First line of {@code reports.csv}. */
  public static final String HEADER = "path,agency,division,level,sector,year,form,carrier,damage";

  private static final int COLUMNS = 9;

  /**
   * Reads one line of {@code reports.csv} after the header.
   *
   * @throws IllegalArgumentException for anything that is no such line
   */
  public static ReportRow parse(String line) {
    List<String> f = Csv.fields(line);
    if (f.size() != COLUMNS) {
      throw new IllegalArgumentException("no row of reports.csv: " + line);
    }
    return new ReportRow(
        f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7), f.get(8));
  }

  /** The row as a line of {@code reports.csv}, without a line end. */
  public String line() {
    return Csv.line(path, agency, division, level, sector, year, form, carrier, damage);
  }

  /** Whether the document is a report at all. */
  public boolean report() {
    return !form.isEmpty();
  }

  /** Whether this damage is listed, with or without argument. */
  public boolean has(String code) {
    for (String damaged : damage.split(";")) {
      if (damaged.equals(code) || damaged.startsWith(code + "=")) {
        return true;
      }
    }
    return false;
  }

  /** The row at its address, other documents named in its damages at theirs. */
  ReportRow at(String place, Map<String, String> landed) {
    var damages = new ArrayList<String>();
    for (String damaged : damage.split(";")) {
      int at = damaged.indexOf('=');
      String argument = at < 0 ? "" : damaged.substring(at + 1);
      damages.add(
          at < 0
              ? damaged
              : damaged.substring(0, at + 1) + landed.getOrDefault(argument, argument));
    }
    String listed = String.join(";", damages);
    return new ReportRow(place, agency, division, level, sector, year, form, carrier, listed);
  }
}
