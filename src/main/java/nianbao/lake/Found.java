package nianbao.lake;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row, or a nested part of one, that was looked up.
 *
 * @param values by column, in the order asked for: text, numbers, {@link java.time.LocalDate},
 *     bytes, {@code Found}, lists of these; null where the row says nothing
 */
public record Found(Map<String, Object> values) {
  public Found {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public String text(String column) {
    return (String) values.get(column);
  }

  /** The value of a whole-number column that is never null. */
  public int number(String column) {
    return (Integer) values.get(column);
  }

  public BigDecimal decimal(String column) {
    return (BigDecimal) values.get(column);
  }

  public byte[] bytes(String column) {
    return (byte[]) values.get(column);
  }

  /** The parts of a nested column. */
  @SuppressWarnings("unchecked")
  public List<Found> parts(String column) {
    Object parts = values.get(column);
    return parts == null ? List.of() : (List<Found>) parts;
  }
}
