package nianbao.lake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nianbao.Notice;
import nianbao.Place;
import nianbao.archive.Landed;
import nianbao.block.Document;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;
import nianbao.entity.Identity;
import nianbao.fact.Fact;
import nianbao.fact.ReaderVersion;
import nianbao.fact.ReportReader;
import nianbao.fact.ReportReading;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The one place where a {@link ReportReading} becomes a row of {@code readings}. */
final class ReadingRow {
  private static final StructType SCHEMA = Schemas.schema("readings");

  private final Map<String, Object> fields = new HashMap<>();

  private ReadingRow() {}

  /**
   * @param landing path of the landing file
   * @param landingSha256 its content
   * @param sidecar text of its sidecar, null if none
   */
  static Row of(String landing, String landingSha256, String sidecar, ReportReader.Read read) {
    byte[] bytes = read.landed().bytes();
    return of(landing, landingSha256, sidecar, read, LakeHash.sha256(bytes), bytes.length);
  }

  /** The same for a document whose bytes are not in hand. */
  static Row of(
      String landing,
      String landingSha256,
      String sidecar,
      ReportReader.Read read,
      String sha256,
      long bytes) {
    var row = new ReadingRow();
    row.set("landing_uri", landing);
    row.set("landing_sha256", landingSha256);
    row.set("sidecar", sidecar);
    row.set("source_sha256", sha256);
    row.set("bytes", bytes);
    row.set("reading_id", id(read.landed().uri(), landingSha256, sha256, sidecar));
    row.document(read.landed(), read.reading().document());
    row.identity(read.reading());
    row.content(read.reading());
    return row.build();
  }

  private static String id(String uri, String landing, String sha256, String sidecar) {
    return LakeHash.sha256(uri + "\n" + landing + "\n" + sha256 + "\n" + sidecar);
  }

  private void document(Landed landed, Document document) {
    set("source_uri", landed.uri());
    set("reader_version", ReaderVersion.current());
    set("media_type", document.mediaType());
    set("charset", document.charset());
    set("outcome", document.outcome().name().toLowerCase(Locale.ROOT));
    set("reason", document.reason());
    set("url", landed.sidecar().url());
    set("official", Addresses.isOfficial(landed.sidecar().url()));
    set("fetched_at", landed.sidecar().fetchedAt());
  }

  private void identity(ReportReading reading) {
    Identity identity = reading.identity();
    if (identity == null) {
      return;
    }
    set("kind", identity.kind().name().toLowerCase(Locale.ROOT));
    if (identity.kindReason() != null) {
      set("reason", identity.kindReason());
    }
    set("agency_id", identity.agencyId());
    set("agency_name", identity.agencyName());
    set("sector", identity.sector());
    set("agency_level", identity.agencyLevel());
    set("division_code", identity.divisionCode());
    set("division_name", identity.divisionName());
    set("report_year", identity.reportYear());
    set("period_start", date(identity.periodStart()));
    set("period_end", date(identity.periodEnd()));
    set("form", reading.form().form());
    set("scope", identity.scope());
    set("title", identity.title());
    set("published_on", date(identity.publishedOn()));
  }

  private void content(ReportReading reading) {
    List<ReportCell> cells = reading.form() == null ? List.of() : reading.form().cells();
    set("cells", seq(cells.stream().map(ReadingRow::cell).toList()));
    set("facts", seq(reading.facts().stream().map(ReadingRow::fact).toList()));
    set("notices", seq(reading.notices().stream().map(ReadingRow::notice).toList()));
    set("n_cells", cells.size());
    set("n_facts", reading.facts().size());
    set("n_notices", reading.notices().size());
    set("fingerprint", fingerprint(reading.facts()));
  }

  private static scala.collection.immutable.Seq<Row> seq(List<Row> rows) {
    return scala.jdk.javaapi.CollectionConverters.asScala(rows).toSeq();
  }

  private static Row cell(ReportCell cell) {
    Quantity quantity = cell.quantity();
    return RowFactory.create(
        cell.variant(),
        cell.part(),
        cell.rowLabel(),
        cell.columnLabel(),
        cell.indicator(),
        cell.applicantType(),
        cell.reviewStage(),
        cell.periodBasis(),
        cell.unit(),
        cell.text(),
        quantity.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        quantity instanceof Quantity.Stated stated ? decimal(stated.value()) : null,
        cell.place().toString(),
        cell.byOrder());
  }

  private static Row fact(Fact fact) {
    return RowFactory.create(
        fact.indicator(),
        fact.applicantType(),
        fact.reviewStage(),
        fact.periodBasis(),
        decimal(fact.value()),
        fact.unit(),
        fact.status().code(),
        fact.bound(),
        fact.obsStatus(),
        fact.place().toString(),
        fact.sourceText());
  }

  private static Row notice(Notice notice) {
    return RowFactory.create(
        notice.rule(),
        notice.severity().name().toLowerCase(Locale.ROOT),
        notice.places().stream().map(Place::toString).collect(Collectors.joining(" ")),
        notice.figures().entrySet().stream()
            .map(figure -> figure.getKey() + "=" + figure.getValue())
            .collect(Collectors.joining("; ")));
  }

  /** Equal for copies of one report, whatever the site put around it. */
  private static String fingerprint(List<Fact> facts) {
    var keys = new ArrayList<String>();
    for (Fact fact : facts) {
      keys.add(
          String.join(
              "\t",
              fact.indicator(),
              String.valueOf(fact.applicantType()),
              String.valueOf(fact.reviewStage()),
              fact.periodBasis(),
              fact.value().stripTrailingZeros().toPlainString(),
              fact.status().code()));
    }
    keys.sort(null);
    return LakeHash.sha256(String.join("\n", keys));
  }

  /** Four decimals, as the tables declare; a printed number of more is rounded half up there. */
  private static BigDecimal decimal(BigDecimal value) {
    BigDecimal scaled = value.setScale(4, RoundingMode.HALF_UP);
    return scaled.precision() > 20 ? null : scaled;
  }

  private static Date date(LocalDate date) {
    return date == null ? null : Date.valueOf(date);
  }

  private void set(String column, Object value) {
    fields.put(column, value);
  }

  private Row build() {
    Object[] values = new Object[SCHEMA.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(SCHEMA.apply(i).name());
    }
    return RowFactory.create(values);
  }
}
