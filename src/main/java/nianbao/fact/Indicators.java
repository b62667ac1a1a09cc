package nianbao.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nianbao.Tsv;

/** The catalogue of indicators, {@code fact/indicators.tsv}. */
public final class Indicators {
  private static final Set<String> FORMS =
      Set.of("annex_local", "annex_2014", "matrix_2019", "matrix_2021", "prose");
  private static final Map<String, Indicator> ALL = load();
  private static final Map<String, Indicator> BY_CODE = new HashMap<>(ALL);

  private Indicators() {}

  /** Every indicator in the catalogue's order. */
  public static Collection<Indicator> all() {
    return ALL.values();
  }

  public static boolean lists(String code) {
    return BY_CODE.containsKey(code);
  }

  /** An indicator by its code; null where the catalogue does not list it. */
  static Indicator find(String code) {
    return BY_CODE.get(code);
  }

  /**
   * @throws IllegalArgumentException for a code the catalogue does not list
   */
  public static Indicator of(String code) {
    Indicator indicator = BY_CODE.get(code);
    if (indicator == null) {
      throw new IllegalArgumentException("no indicator " + code);
    }
    return indicator;
  }

  /**
   * The codes a pattern stands for: itself, or for {@code x.*} those directly below {@code x} that
   * one of the forms has.
   *
   * @param forms forms or variants ({@code annex_local.fujian}); {@code *} for any
   * @throws IllegalArgumentException when it stands for none
   */
  static List<String> matching(String pattern, Collection<String> forms) {
    if (!pattern.endsWith(".*")) {
      return List.of(of(pattern).code());
    }
    String stem = pattern.substring(0, pattern.length() - 1);
    var codes = new ArrayList<String>();
    for (Indicator indicator : ALL.values()) {
      String code = indicator.code();
      if (code.startsWith(stem)
          && code.indexOf('.', stem.length()) < 0
          && printed(indicator, forms)) {
        codes.add(code);
      }
    }
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("no indicator matches " + pattern);
    }
    return codes;
  }

  private static boolean printed(Indicator indicator, Collection<String> forms) {
    return forms.stream()
        .anyMatch(form -> form.equals("*") || indicator.forms().contains(form.split("\\.")[0]));
  }

  private static Map<String, Indicator> load() {
    var indicators = new LinkedHashMap<String, Indicator>();
    for (Tsv.Row row : Tsv.read("fact/indicators.tsv")) {
      Indicator indicator = indicator(indicators.size(), row);
      if (indicators.put(indicator.code(), indicator) != null) {
        throw new IllegalArgumentException("indicators.tsv lists twice " + indicator.code());
      }
    }
    for (Indicator indicator : indicators.values()) {
      if (indicator.parent() != null && !indicators.containsKey(indicator.parent())) {
        throw new IllegalArgumentException("indicators.tsv: no parent of " + indicator.code());
      }
    }
    return Collections.unmodifiableMap(indicators);
  }

  private static Indicator indicator(int order, Tsv.Row row) {
    var units = new HashMap<String, String>();
    for (String pair : row.list("form_unit")) {
      String[] parts = pair.split("=");
      units.put(parts[0], parts[1]);
    }
    List<String> forms = row.list("forms");
    if (!FORMS.containsAll(forms) || !FORMS.containsAll(units.keySet())) {
      throw new IllegalArgumentException("indicators.tsv: unknown form of " + row.get("code"));
    }
    return new Indicator(
        order,
        row.get("code"),
        forms,
        row.get("section"),
        row.orNull("parent"),
        row.get("label_zh"),
        row.get("label_en"),
        row.get("unit"),
        Indicator.Domain.valueOf(row.get("domain").toUpperCase(Locale.ROOT)),
        Indicator.Dimension.valueOf(row.get("dimension").toUpperCase(Locale.ROOT)),
        Map.copyOf(units));
  }
}
