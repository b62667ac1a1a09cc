package nianbao.trend;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A lake by hand: agencies, their reports, what these state. */
final class World {
  private static final StructType REPORTS =
      StructType.fromDDL(
          "report_id string, agency_id string, agency_name string, sector string,"
              + " agency_level string, division_code string, division_name string,"
              + " report_year int, period_start date, period_end date, form string, scope string,"
              + " title string, published_on date, source_uri string, source_sha256 string,"
              + " n_documents int, n_facts int, n_notices int, digest string, supersedes string");
  private static final StructType FACTS =
      StructType.fromDDL(
          "report_id string, agency_id string, agency_name string, sector string,"
              + " agency_level string, division_code string, division_name string,"
              + " report_year int, period_start date, period_end date, form string,"
              + " indicator string, applicant_type string, review_stage string,"
              + " period_basis string, value decimal(20,4), unit string, value_status string,"
              + " bound string, obs_status string, source_uri string, source_sha256 string,"
              + " cell_ref string, source_text string");
  private static final StructType FILES =
      StructType.fromDDL(
          "source_uri string, source_sha256 string, state string, reason string,"
              + " report_id string, report_year int, form string, n_cells int, rank int,"
              + " reading_id string, reader_version string");
  private static final StructType READINGS =
      StructType.fromDDL(
          "reading_id string, reader_version string, published_on date, fetched_at string,"
              + " facts array<struct<indicator: string, applicant_type: string,"
              + " review_stage: string, period_basis: string, value: decimal(20,4),"
              + " unit: string, value_status: string, bound: string, cell_ref: string>>");
  private static final StructType DIVISIONS =
      StructType.fromDDL(
          "code string, name string, full_name string, level string, parent_code string,"
              + " valid_from int, valid_to int, lineage_id string");

  private final Map<String, Agency> agencies = new LinkedHashMap<>();
  private final List<Report> reports = new ArrayList<>();
  private final List<Row> files = new ArrayList<>();
  private final List<Row> readings = new ArrayList<>();
  private final List<Row> divisions = new ArrayList<>();

  /** Who reports; a later row under the same id is the same agency from then on. */
  record Agency(String id, String name, String sector, String level, String division) {}

  /** One report in the making. */
  final class Report {
    private final Agency agency;
    private final int year;
    private final String form;
    private String scope = "own";
    private String supersedes;
    private final List<Row> facts = new ArrayList<>();

    private Report(Agency agency, int year, String form) {
      this.agency = agency;
      this.year = year;
      this.form = form;
    }

    String id() {
      return agency.id() + "-" + year;
    }

    Report scope(String scope) {
      this.scope = scope;
      return this;
    }

    Report corrected() {
      this.supersedes = "0000";
      return this;
    }

    /**
     * A document that this report supersedes; the report itself is of 2 March.
     *
     * @param published its day
     * @param figures indicators and values in turn
     */
    Report supersedes(String published, Object... figures) {
      supersedes = "0000";
      String reading = id() + "@" + published;
      int rank = 2 + readings.size();
      files.add(
          RowFactory.create(
              reading, reading, "superseded", null, id(), year, form, 1, rank, reading, "v"));
      var said = new ArrayList<Row>();
      for (int i = 0; i < figures.length; i += 2) {
        String[] parts = ((String) figures[i]).split("@");
        BigDecimal value = new BigDecimal(figures[i + 1].toString()).setScale(4);
        said.add(
            RowFactory.create(
                parts[0],
                dimension(parts),
                null,
                "year",
                value,
                unit(parts[0]),
                "printed",
                null,
                "b1r1c1"));
      }
      readings.add(RowFactory.create(reading, "v", Date.valueOf(published), null, said));
      return this;
    }

    private Row reading() {
      Date published = Date.valueOf((year + 1) + "-03-02");
      return RowFactory.create(id(), "v", published, null, List.of());
    }

    private String dimension(String[] parts) {
      boolean matrix = form.startsWith("matrix") && parts[0].matches("(request|result)\\..*");
      return parts.length > 1 ? parts[1] : matrix ? "total" : null;
    }

    /** Printed figures of the year: indicators and values in turn. */
    Report says(Object... figures) {
      for (int i = 0; i < figures.length; i += 2) {
        fact((String) figures[i], figures[i + 1], "printed", "A", null, "year");
      }
      return this;
    }

    /**
     * @param indicator {@code code} or {@code code@dimension}; matrix codes without one are totals
     */
    Report fact(
        String indicator, Object value, String status, String obs, String bound, String basis) {
      String[] parts = indicator.split("@");
      boolean remedy = parts[0].startsWith("remedy.");
      String dimension = dimension(parts);
      facts.add(
          RowFactory.create(
              id(),
              agency.id(),
              agency.name(),
              agency.sector(),
              agency.level(),
              agency.division(),
              null,
              year,
              Date.valueOf(year + "-01-01"),
              Date.valueOf(year + "-12-31"),
              form,
              parts[0],
              remedy ? null : dimension,
              remedy ? dimension : null,
              basis,
              new BigDecimal(value.toString()).setScale(4),
              unit(parts[0]),
              status,
              bound,
              obs,
              id() + ".html",
              "sha-" + id(),
              "b1r1c1",
              value.toString()));
      return this;
    }

    private static String unit(String indicator) {
      return indicator.equals("art20.admin_fee.amount") ? "CNY_10k" : "case";
    }

    private Row row() {
      return RowFactory.create(
          id(),
          agency.id(),
          agency.name(),
          agency.sector(),
          agency.level(),
          agency.division(),
          null,
          year,
          null,
          null,
          form,
          scope,
          null,
          null,
          id() + ".html",
          "sha-" + id(),
          1,
          facts.size(),
          0,
          "d" + facts.hashCode(),
          supersedes);
    }

    private Row file() {
      int cells = form.equals("prose") ? 0 : facts.size();
      return RowFactory.create(
          id() + ".html", "sha-" + id(), "loaded", null, id(), year, form, cells, 1, id(), "v");
    }
  }

  World agency(String id, String name, String sector, String level, String division) {
    agencies.put(id, new Agency(id, name, sector, level, division));
    return this;
  }

  World division(String code, String name, int from, Integer to) {
    divisions.add(RowFactory.create(code, name, name, "prefecture", null, from, to, code));
    return this;
  }

  Report report(String agency, int year, String form) {
    var report = new Report(agencies.get(agency), year, form);
    reports.add(report);
    return report;
  }

  World file(String uri, String state, Integer year) {
    files.add(RowFactory.create(uri, uri, state, state, null, year, null, 0, null, uri, "v"));
    return this;
  }

  void register(SparkSession spark) {
    var facts = new ArrayList<Row>();
    var rows = new ArrayList<Row>();
    var landed = new ArrayList<Row>(files);
    var read = new ArrayList<Row>(readings);
    for (Report report : reports) {
      facts.addAll(report.facts);
      rows.add(report.row());
      landed.add(report.file());
      read.add(report.reading());
    }
    spark.createDataFrame(rows, REPORTS).createOrReplaceTempView("reports");
    spark.createDataFrame(facts, FACTS).createOrReplaceTempView("facts");
    spark.createDataFrame(landed, FILES).createOrReplaceTempView("files");
    spark.createDataFrame(read, READINGS).createOrReplaceTempView("readings");
    spark.createDataFrame(divisions, DIVISIONS).createOrReplaceTempView("divisions");
  }
}
