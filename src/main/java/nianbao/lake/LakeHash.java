package nianbao.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A hash over the content of a table that does not depend on the order of rows or files: every row
 * is hashed (SHA-256 over its columns as text, in the declared order, null apart from empty), and
 * the eight 32-bit words of the row hashes are added up. Any machine can recompute it, one pass, no
 * shuffle of rows.
 */
public final class LakeHash {
  private static final int WORDS = 8;
  private static final String NULL = "\u0000";

  /** The name under which {@link #FIRST} and {@link #REST} expect the hash of a row. */
  static final String HASH = "row_hash";

  /** What is added up over rows: their number, then the eight words. */
  static final Column FIRST = count(lit(1));

  static final Column[] REST = words();

  private LakeHash() {}

  /** The hash of a table's rows, lower-case hex; equal content, equal hash. */
  public static String of(Dataset<Row> rows) {
    return finish(sums(rows.select(row(rows).as(HASH)).agg(FIRST, REST).head(), 0));
  }

  /** The hash of each row, as a column. */
  static Column row(Dataset<Row> rows) {
    Column[] texts = new Column[rows.columns().length];
    for (int i = 0; i < texts.length; i++) {
      Column text = col("`" + rows.columns()[i] + "`").cast("string");
      texts[i] = coalesce(text, lit(NULL));
    }
    return sha2(concat_ws("\u0001", texts), 256);
  }

  private static Column[] words() {
    Column[] sums = new Column[WORDS];
    for (int word = 0; word < WORDS; word++) {
      Column hex = substring(col(HASH), word * 8 + 1, 8);
      sums[word] = coalesce(sum(conv(hex, 16, 10).cast("bigint")), lit(0L));
    }
    return sums;
  }

  /**
   * The number of rows and the sums of their words, as {@link #FIRST} and {@link #REST} give them.
   */
  static long[] sums(Row row, int from) {
    var sums = new long[WORDS + 1];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getLong(from + i);
    }
    return sums;
  }

  /** Sums of two sets of rows together. */
  static long[] add(long[] one, long[] other) {
    var sums = new long[WORDS + 1];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = one[i] + other[i];
    }
    return sums;
  }

  /** The hash of rows with these sums. */
  static String finish(long[] sums) {
    var words = new StringJoiner(" ");
    for (long sum : sums) {
      words.add(Long.toString(sum));
    }
    return sha256(words.toString());
  }

  /** The lake's hash from its tables' hashes. */
  public static String combine(Map<String, String> tables) {
    return sha256(new TreeMap<>(tables).toString());
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
