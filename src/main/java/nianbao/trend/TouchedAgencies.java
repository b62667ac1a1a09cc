package nianbao.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The agencies whose reports or documents are others than in a release, with those that they went
 * on as or before, and what the lake holds of them on either side.
 */
final class TouchedAgencies {
  /** Above this many documents all readings are read. */
  private static final int SINGLE_DOCUMENTS = 200;

  /** Level and sector as {@code base/1_agency_report.sql} names them. */
  static final Column KIN =
      expr("concat(coalesce(agency_level, 'unknown'), '/', coalesce(sector, 'unknown'))");

  /** What the steps look at of a fact: to read more of all facts would cost most of a night. */
  private static final String[] FACTS = {
    "agency_id",
    "report_id",
    "report_year",
    "form",
    "indicator",
    "applicant_type",
    "review_stage",
    "period_basis",
    "value",
    "unit",
    "value_status",
    "bound",
    "obs_status"
  };

  private static final String AGENCY_OF_REPORT = "regexp_replace(report_id, '-[^-]*$', '')";

  private final Lake lake;
  private final Release served;
  private final BigDecimal share;
  private final Lake.Differing facts;
  private final Dataset<Row> reports;
  private final Set<String> known;
  private final Set<String> widened = new TreeSet<>();
  private Set<String> touched = Set.of();
  private Dataset<Row> shared;

  private TouchedAgencies(Lake lake, Release served, BigDecimal share) {
    this.lake = lake;
    this.served = served;
    this.share = share;
    this.facts = lake.differing(served, "facts");
    this.reports =
        Trends.kept(
            both("reports", "agency_id", "agency_level", "sector", "report_year").distinct());
    this.known = new TreeSet<>(strings(reports.select("agency_id")));
    touch(changed());
  }

  /**
   * Finds them.
   *
   * @param share of all agencies above which they are many
   * @return empty where they are many, or the lake spans other years than the release
   */
  static Optional<TouchedAgencies> of(Lake lake, Release served, BigDecimal share) {
    if (!span(lake.served(served, "reports")).equals(span(lake.newest("reports")))) {
      return Optional.empty();
    }
    return Optional.of(new TouchedAgencies(lake, served, share)).filter(some -> !some.areMany());
  }

  private static Row span(Dataset<Row> reports) {
    return reports.selectExpr("min(report_year)", "max(report_year)").head();
  }

  private Dataset<Row> both(String table, String... columns) {
    Column[] wanted = columns(columns);
    return lake.served(served, table).select(wanted).union(lake.newest(table).select(wanted));
  }

  private static Column[] columns(String... names) {
    return java.util.Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }

  private List<String> changed() {
    Dataset<Row> ofReports = onOneSide("reports", "*").selectExpr("agency_id");
    Dataset<Row> ofFiles =
        onOneSide("files", "report_id", "state", "rank", "reading_id", "reader_version", "n_cells")
            .where("report_id is not null")
            .selectExpr(AGENCY_OF_REPORT);
    return strings(ofReports.union(ofFiles));
  }

  /** Rows that only the release or only the newest version has, however they lie in files. */
  private Dataset<Row> onOneSide(String table, String... columns) {
    Lake.Differing rows = lake.differing(served, table);
    Dataset<Row> before = rows.before().select(columns(columns));
    Dataset<Row> now = rows.now().select(columns(columns));
    return before.except(now).union(now.except(before));
  }

  private static List<String> strings(Dataset<Row> rows) {
    return rows.distinct().as(Encoders.STRING()).collectAsList();
  }

  private void touch(List<String> some) {
    var all = new TreeSet<>(touched);
    for (String agency : some) {
      int end = agency.lastIndexOf('/') + 1;
      String place = agency.substring(0, end);
      ClassSuccessors.related(agency.substring(end)).forEach(name -> all.add(place + name));
    }
    all.retainAll(known);
    touched = all;
    shared = null;
  }

  /** Takes in every agency of some kin. */
  void widen(Set<String> kin) {
    widened.addAll(kin);
    touch(strings(reports.where(KIN.isInCollection(kin)).select("agency_id")));
  }

  /** Kin whose agencies are all in it. */
  Set<String> widened() {
    return widened;
  }

  Set<String> touched() {
    return touched;
  }

  boolean areMany() {
    BigDecimal limit = share.multiply(BigDecimal.valueOf(known.size()));
    return BigDecimal.valueOf(touched.size()).compareTo(limit) > 0;
  }

  /**
   * Views over what the lake holds of these agencies.
   *
   * @param before whether as the release has it; else the newest
   */
  Side side(Trends trends, boolean before) {
    var side = new Side(trends);
    Dataset<Row> reports = Trends.kept(ofThese(before ? served("reports") : newest("reports")));
    Dataset<Row> files =
        Trends.kept(
            (before ? served("files") : newest("files"))
                .join(broadcast(reports.select("report_id")), on("report_id"), "left_semi"));
    side.put("reports", reports);
    side.put("files", files);
    side.put("facts", facts(before));
    side.put("readings", readings(files));
    return side;
  }

  private Dataset<Row> served(String table) {
    return lake.served(served, table);
  }

  private Dataset<Row> newest(String table) {
    return lake.newest(table);
  }

  private Dataset<Row> facts(boolean before) {
    if (shared == null) {
      shared = Trends.kept(ofThese(facts.shared().select(columns(FACTS))));
    }
    Dataset<Row> own = before ? facts.before() : facts.now();
    return shared.union(Trends.kept(ofThese(own.select(columns(FACTS)))));
  }

  private Dataset<Row> ofThese(Dataset<Row> rows) {
    SparkSession spark = lake.spark();
    Dataset<Row> names =
        spark.createDataset(List.copyOf(touched), Encoders.STRING()).toDF("agency_id");
    return rows.join(broadcast(names), on("agency_id"), "left_semi");
  }

  private static scala.collection.immutable.Seq<String> on(String column) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(column)).toSeq();
  }

  /** Readings that the first editions are looked up in: by path, since they lie in its order. */
  private Dataset<Row> readings(Dataset<Row> files) {
    Dataset<Row> edited = files.where("state = 'superseded'").select("report_id").distinct();
    List<String> paths =
        strings(files.join(edited, on("report_id"), "left_semi").select("source_uri"));
    Dataset<Row> readings = lake.newest("readings");
    if (paths.size() > SINGLE_DOCUMENTS) {
      return readings;
    }
    // One by one: of a list Parquet looks at the first and the last value only.
    return readings.where(
        paths.stream()
            .map(path -> col("source_uri").equalTo(path))
            .reduce(Column::or)
            .orElse(lit(false)));
  }
}
