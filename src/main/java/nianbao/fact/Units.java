package nianbao.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Tsv;

/** Unit words and what they are worth, {@code fact/units.tsv}. */
public final class Units {
  /** Decimals of every fact. */
  public static final int SCALE = 4;

  private static final String MULTIPLIER = "*";
  private static final String NOTHING = "none";
  private static final Map<String, Unit> WORDS = load();

  private record Unit(String unit, BigDecimal factor) {}

  /**
   * A value in the indicator's unit, or the rule it breaks.
   *
   * @param value null when refused
   * @param refusal rule of {@code notices.tsv}, null when converted
   * @param rounded whether more than {@link #SCALE} decimals were rounded, half to even
   */
  public record Conversion(BigDecimal value, String refusal, boolean rounded) {}

  private Units() {}

  /** Whether the catalogue lists the word at all. */
  public static boolean lists(String word) {
    return find(word) != null;
  }

  /**
   * Brings a printed value into the indicator's canonical unit, exactly.
   *
   * @param cellUnit unit inside the cell, or null; a bare multiplier such as 万 multiplies the next
   * @param otherUnit unit of column or row, or null
   * @param form the form, whose own unit applies where none is printed
   */
  public static Conversion convert(
      BigDecimal value, String cellUnit, String otherUnit, Indicator indicator, String form) {
    BigDecimal times = BigDecimal.ONE;
    Unit printed = null;
    for (String word : new String[] {cellUnit, otherUnit, indicator.formUnits().get(form)}) {
      Unit unit = word == null || word.isBlank() ? null : find(word);
      if (unit == null && word != null && !word.isBlank()) {
        return new Conversion(null, "unit_unknown", false);
      }
      if (unit != null && unit.unit().equals(MULTIPLIER)) {
        times = times.multiply(unit.factor());
      } else if (unit != null && !unit.unit().equals(NOTHING)) {
        printed = unit;
        break;
      }
    }
    // Nothing is nothing in every unit.
    boolean asksUnit = indicator.domain() == Indicator.Domain.MONEY && value.signum() != 0;
    return printed == null && asksUnit
        ? new Conversion(null, "unit_missing", false)
        : inUnitOf(indicator, value, times, printed);
  }

  private static Conversion inUnitOf(
      Indicator indicator, BigDecimal value, BigDecimal times, Unit printed) {
    Unit canonical = WORDS.get(indicator.unit());
    if (printed != null && !printed.unit().equals(canonical.unit())) {
      return new Conversion(null, "unit_impossible", false);
    }
    if (value.precision() > 60 || Math.abs(value.scale()) > 60) {
      return new Conversion(null, "value_out_of_range", false);
    }
    // A multiplier inside a cell is no second one: 0.57万 in a column of 万元 is 0.57 of them.
    boolean said = times.compareTo(BigDecimal.ONE) != 0;
    BigDecimal factor = said ? times : printed == null ? canonical.factor() : printed.factor();
    if (said && printed == null) {
      factor = times.multiply(canonical.factor());
    }
    BigDecimal exact =
        factor.equals(canonical.factor())
            ? value
            : value.multiply(factor).divide(canonical.factor());
    BigDecimal fixed = exact.setScale(SCALE, RoundingMode.HALF_EVEN);
    boolean rounded = exact.scale() > SCALE && fixed.compareTo(exact) != 0;
    return new Conversion(fixed, null, rounded);
  }

  private static Unit find(String word) {
    Unit unit = WORDS.get(word);
    if (unit != null) {
      return unit;
    }
    String folded = Normalizer.normalize(word, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    unit = WORDS.get(folded);
    return unit != null ? unit : alike(folded);
  }

  /** 条(件), 个、项: several words of one and the same worth. */
  private static Unit alike(String word) {
    Unit common = null;
    for (String part : word.split("[()（）/、,，|及和或]+")) {
      Unit unit = part.isEmpty() ? common : WORDS.get(part);
      if (unit == null && part.isEmpty()) {
        continue;
      }
      if (unit == null || common != null && !common.equals(unit)) {
        return null;
      }
      common = unit;
    }
    return common;
  }

  private static Map<String, Unit> load() {
    var words = new HashMap<String, Unit>();
    for (Tsv.Row row : Tsv.read("fact/units.tsv")) {
      var unit = new Unit(row.get("unit"), new BigDecimal(row.get("factor")));
      if (words.put(row.get("word"), unit) != null) {
        throw new IllegalArgumentException("units.tsv lists twice " + row.get("word"));
      }
    }
    for (String unit : List.copyOf(Indicators.all()).stream().map(Indicator::unit).toList()) {
      if (!words.containsKey(unit)) {
        throw new IllegalArgumentException("units.tsv does not list " + unit);
      }
    }
    return Map.copyOf(words);
  }
}
