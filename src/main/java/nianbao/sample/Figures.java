package nianbao.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What happened at one agency in one year, in canonical codes and units. Only looked up, never
 * listed.
 */
final class Figures {
  private final Map<Code, BigDecimal> values = new HashMap<>(512);

  void put(Code code, long value) {
    values.put(code, BigDecimal.valueOf(value));
  }

  void put(String spec, long value) {
    put(Code.parse(spec), value);
  }

  void put(String spec, BigDecimal value) {
    values.put(Code.parse(spec), value);
  }

  /** The figure; zero where nothing happened. */
  BigDecimal get(Code code) {
    BigDecimal value = values.get(code);
    return value == null ? BigDecimal.ZERO : value;
  }

  BigDecimal get(String spec) {
    return get(Code.parse(spec));
  }

  long count(String spec) {
    return get(spec).longValue();
  }
}
