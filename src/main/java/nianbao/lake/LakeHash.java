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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

  private LakeHash() {}

  /** The hash of a table's rows, lower-case hex; equal content, equal hash. */
  public static String of(Dataset<Row> rows) {
    Column[] texts = new Column[rows.columns().length];
    for (int i = 0; i < texts.length; i++) {
      Column text = col("`" + rows.columns()[i] + "`").cast("string");
      texts[i] = coalesce(text, lit(NULL));
    }
    Dataset<Row> hashes = rows.select(sha2(concat_ws("\u0001", texts), 256).as("h"));
    List<Column> sums = new ArrayList<>();
    for (int word = 0; word < WORDS; word++) {
      Column hex = substring(col("h"), word * 8 + 1, 8);
      sums.add(coalesce(sum(conv(hex, 16, 10).cast("bigint")), lit(0L)));
    }
    Row row = hashes.agg(count(lit(1)), sums.toArray(new Column[0])).head();
    return sha256(row.mkString(" "));
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
