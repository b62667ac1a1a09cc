package nianbao.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nianbao.Tsv;

/** Which printed line means which indicator, {@code fact/crosswalk.tsv}. */
public final class Crosswalk {
  private static final List<Line> LINES = load();

  /** How close a printed line is to the indicator's notion. */
  public enum Relation {
    EXACT,
    /** The line is wider than the indicator. */
    BROADER,
    NARROWER,
    RELATED,
    /** Never to be chained. */
    NONE
  }

  /** One mapping; rule and note are for people. */
  public record Line(
      String generation,
      String label,
      String indicator,
      Relation relation,
      String rule,
      String note) {}

  private Crosswalk() {}

  public static List<Line> lines() {
    return LINES;
  }

  private static List<Line> load() {
    var lines = new ArrayList<Line>();
    for (Tsv.Row row : Tsv.read("fact/crosswalk.tsv")) {
      lines.add(
          new Line(
              row.get("source_generation"),
              row.get("source_label"),
              Indicators.of(row.get("target_code")).code(),
              Relation.valueOf(row.get("relation").toUpperCase(Locale.ROOT)),
              row.get("rule"),
              row.get("comparability_note")));
    }
    return List.copyOf(lines);
  }
}
