package nianbao.view;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;

/**
 * One table as one Parquet and one CSV file. Spark writes a sorted part per report year, in
 * parallel; the parts are then joined without decoding: Parquet by row groups, CSV by bytes.
 */
final class TableFiles {
  /** Above this a CSV leaves packed: people do not open a million rows in a spreadsheet. */
  static final long PLAIN_ROWS = 1_000_000;

  /** Up to this a table is sorted as one part: a part a year costs more than it saves. */
  static final long ONE_PART_ROWS = 200_000;

  private static final String YEAR = "report_year";
  private static final String PART = "part_year";
  private static final int PARTS = 16;
  private static final int COPY_BYTES = 1 << 16;

  private final SparkSession spark;
  private final Path folder;
  private final long onePart;
  private final FileSystem fs;
  private final Configuration hadoop;

  /**
   * @param onePart up to how many rows a table is one part; the files' rows do not depend on it
   */
  TableFiles(SparkSession spark, Path folder, long onePart) throws IOException {
    this.spark = spark;
    this.folder = folder;
    this.onePart = onePart;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    this.fs = folder.getFileSystem(hadoop);
  }

  /** Every file that a table may have in the folder. */
  static List<String> names(String table) {
    return List.of(table + ".parquet", table + ".csv", table + ".csv.gz");
  }

  List<Published.File> write(Published table) throws IOException {
    Dataset<Row> rows =
        spark
            .table(table.name())
            .select(table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new));
    Path parts = new Path(folder, table.name() + ".parts");
    long count = rows.count();
    Dataset<Row> sorted = sorted(rows, table, count);
    writer(sorted).option("compression", "zstd").parquet(new Path(parts, "parquet").toString());
    String parquet = table.name() + ".parquet";
    joinParquet(parts(new Path(parts, "parquet"), ".parquet"), new Path(folder, parquet));
    boolean packed = count > PLAIN_ROWS;
    writer(texts(sorted))
        .option("quote", "\"")
        .option("escape", "\"")
        .option("emptyValue", "\"\"")
        .option("nullValue", "")
        .option("lineSep", "\n")
        .option("encoding", "UTF-8")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .option("compression", packed ? "gzip" : "none")
        .csv(new Path(parts, "csv").toString());
    String csv = table.name() + (packed ? ".csv.gz" : ".csv");
    joinCsv(table, parts(new Path(parts, "csv"), packed ? ".csv.gz" : ".csv"), csv, packed);
    fs.delete(parts, true);
    return List.of(
        described(parquet, "application/vnd.apache.parquet", ""),
        described(csv, "text/csv", packed ? "gzip" : ""));
  }

  /**
   * All rows of a year in one task, in the key's order, so that each year becomes one part; a small
   * table, or one without years, in one task and part.
   */
  private Dataset<Row> sorted(Dataset<Row> rows, Published table, long count) {
    boolean years = table.columnNames().contains(YEAR);
    var order = new ArrayList<Column>();
    if (years) {
      order.add(col(YEAR).asc_nulls_first());
    }
    table.key().forEach(name -> order.add(col(name).asc_nulls_first()));
    Column[] key = order.toArray(Column[]::new);
    return years && count > onePart
        ? rows.withColumn(PART, col(YEAR)).repartition(PARTS, col(PART)).sortWithinPartitions(key)
        : rows.coalesce(1).sortWithinPartitions(key);
  }

  private static org.apache.spark.sql.DataFrameWriter<Row> writer(Dataset<Row> rows) {
    var writer = rows.write();
    return List.of(rows.columns()).contains(PART) ? writer.partitionBy(PART) : writer;
  }

  /** Decimals without the zeros of their scale: 12, not 12.0000. */
  private static Dataset<Row> texts(Dataset<Row> rows) {
    Column[] columns = new Column[rows.columns().length];
    for (int i = 0; i < columns.length; i++) {
      var field = rows.schema().fields()[i];
      Column column = col(field.name());
      columns[i] =
          field.dataType() instanceof DecimalType type && type.scale() > 0
              ? regexp_replace(column.cast("string"), "\\.?0+$", "").as(field.name())
              : column;
    }
    return rows.select(columns);
  }

  /** The parts in the order of their years; a part without a year comes first. */
  private List<Path> parts(Path written, String ending) throws IOException {
    var byYear = new TreeMap<String, List<Path>>();
    RemoteIterator<LocatedFileStatus> files = fs.listFiles(written, true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      if (file.getName().endsWith(ending)) {
        String year = file.getParent().getName().replace("__HIVE_DEFAULT_PARTITION__", "");
        byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(file);
      }
    }
    var parts = new ArrayList<Path>();
    for (List<Path> ofYear : byYear.values()) {
      ofYear.sort(Comparator.comparing(Path::getName));
      parts.addAll(ofYear);
    }
    return parts;
  }

  private void joinParquet(List<Path> parts, Path target) throws IOException {
    MessageType schema;
    java.util.Map<String, String> extra;
    try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(parts.get(0), hadoop))) {
      schema = reader.getFileMetaData().getSchema();
      extra = reader.getFileMetaData().getKeyValueMetaData();
    }
    var writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(target, hadoop),
            schema,
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT);
    writer.start();
    for (Path part : parts) {
      try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(part, hadoop))) {
        reader.appendTo(writer);
      }
    }
    writer.end(new TreeMap<>(extra));
  }

  private void joinCsv(Published table, List<Path> parts, String name, boolean packed)
      throws IOException {
    byte[] header = (String.join(",", table.columnNames()) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = fs.create(new Path(folder, name))) {
      if (packed) {
        // Members of a gzip file may follow each other; readers see one text.
        var member = new GZIPOutputStream(out);
        member.write(header);
        member.finish();
      } else {
        out.write(header);
      }
      for (Path part : parts) {
        try (InputStream in = fs.open(part)) {
          in.transferTo(out);
        }
      }
    }
  }

  private Published.File described(String name, String mediaType, String encoding)
      throws IOException {
    Path file = new Path(folder, name);
    FileStatus status = fs.getFileStatus(file);
    try (InputStream in = fs.open(file)) {
      var digest = java.security.MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[COPY_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      String sha256 = java.util.HexFormat.of().formatHex(digest.digest());
      return new Published.File(name, mediaType, encoding, status.getLen(), sha256);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
