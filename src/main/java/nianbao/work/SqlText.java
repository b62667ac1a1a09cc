package nianbao.work;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Values as Spark SQL writes them. */
final class SqlText {
  private SqlText() {}

  static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String texts(List<String> values) {
    return list(values.stream().map(SqlText::text).toList());
  }

  /** Comma-separated; a list without elements holds nothing. */
  static String list(List<String> values) {
    return values.isEmpty() ? "null" : values.stream().collect(Collectors.joining(", "));
  }

  /** Without trailing zeros, never in powers of ten; null stays null. */
  static BigDecimal plain(BigDecimal value) {
    return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
  }
}
