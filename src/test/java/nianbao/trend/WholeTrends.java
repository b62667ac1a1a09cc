package nianbao.trend;

import java.util.ArrayList;
import java.util.List;
import nianbao.lake.Lake;
import nianbao.lake.LakeHash;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The aggregates as computing everything gives them, beside those that a lake holds. */
public final class WholeTrends {
  private WholeTrends() {}

  /**
   * Tables that are not as computing everything gives them, with rows of either side.
   *
   * @param read tables that the aggregates are computed from
   */
  public static List<String> differing(Lake lake, List<String> read) {
    lake.registerNewest(read);
    var differing = new ArrayList<String>();
    try (Trends trends = Trends.over(lake.spark())) {
      for (String table : TrendTables.names()) {
        Dataset<Row> whole =
            table.startsWith(Lake.KEPT)
                ? lake.spark().table(table.substring(Lake.KEPT.length()))
                : trends.query(table);
        Dataset<Row> made = lake.newest(table);
        if (!LakeHash.of(made).equals(LakeHash.of(whole))) {
          differing.add(
              "%s%n  missing %s%n  too many %s%n"
                  .formatted(table, some(whole.exceptAll(made)), some(made.exceptAll(whole))));
        }
      }
    }
    return differing;
  }

  private static String some(Dataset<Row> rows) {
    return rows.count() + " " + rows.limit(2).collectAsList();
  }
}
