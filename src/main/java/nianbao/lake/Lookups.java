package nianbao.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Single rows of a release's tables, read without Spark: the answer is there before a session would
 * have started. Files whose partition or statistics exclude the values asked for are not opened,
 * and only the columns asked for are read. Whoever wants many rows asks Spark.
 */
public final class Lookups {
  /** More values than these choose no files: a predicate over them costs more than it saves. */
  private static final int CHOOSING = 64;

  private final Path root;
  private final Configuration hadoop;
  private final Engine engine;
  private final Release release;
  private final Map<String, Snapshot> snapshots = new HashMap<>();

  private Lookups(Path root, Configuration hadoop, Release release) {
    this.root = root;
    this.hadoop = hadoop;
    this.engine = DefaultEngine.create(hadoop);
    this.release = release;
  }

  /** Over the current release of the lake at a path, empty where none was published. */
  public static Optional<Lookups> at(String root, Configuration hadoop) throws IOException {
    Path path = new Path(root);
    return Release.read(path, hadoop).map(release -> new Lookups(path, hadoop, release));
  }

  /** Hadoop's configuration as the lake's sessions have it, for who starts none. */
  public static Configuration hadoop(Map<String, String> spark) {
    var hadoop = new Configuration();
    String prefix = "spark.hadoop.";
    var settings = new LinkedHashMap<>(LakeSession.settings(1));
    settings.putAll(spark);
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            hadoop.set(key.substring(prefix.length()), value);
          }
        });
    return hadoop;
  }

  public Release release() {
    return release;
  }

  /**
   * The rows whose columns have one of the values given, in no order.
   *
   * @param columns to read; those of {@code wanted} need not be among them
   * @param wanted column to values as text; null among them asks for rows that say nothing
   * @throws IllegalArgumentException for a column that the table has not, or a value that is none
   *     of its type
   */
  public List<Found> rows(
      String table, Collection<String> columns, Map<String, ? extends Collection<String>> wanted) {
    Snapshot snapshot = snapshot(table);
    StructType schema = snapshot.getSchema();
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    wanted.forEach((column, texts) -> values.put(column, typed(table, schema, column, texts)));
    var read = new LinkedHashSet<>(columns);
    read.addAll(values.keySet());
    var narrow = new StructType();
    for (String column : read) {
      narrow = narrow.add(schema.get(column));
    }
    var builder = snapshot.getScanBuilder().withReadSchema(narrow);
    Optional<Predicate> choosing = choosing(values);
    Scan scan = choosing.map(builder::withFilter).orElse(builder).build();
    var found = new ArrayList<Found>();
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        read(scan, files.next(), List.copyOf(columns), values, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + table, e);
    }
    return found;
  }

  /** A landed file's bytes, where they lie beside the archive table; empty where they do not. */
  Optional<byte[]> object(String sha256) {
    String objects = new Path(root, LandingBytes.OBJECTS).toString();
    try {
      Path file = new Path(objects, sha256);
      return file.getFileSystem(hadoop).exists(file)
          ? Optional.of(Readings.object(objects, sha256, hadoop))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the archive misses the content " + sha256, e);
    }
  }

  private Snapshot snapshot(String table) {
    return snapshots.computeIfAbsent(
        table,
        name ->
            Table.forPath(engine, new Path(root, name).toString())
                .getSnapshotAsOfVersion(engine, release.versions().get(name)));
  }

  private void read(
      Scan scan,
      FilteredColumnarBatch files,
      List<String> columns,
      Map<String, Set<Object>> values,
      List<Found> found)
      throws IOException {
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<Row> rows = files.getRows()) {
      while (rows.hasNext()) {
        Row file = rows.next();
        var status = InternalScanFileUtils.getAddFileStatus(file);
        var data =
            engine
                .getParquetHandler()
                .readParquetFiles(
                    Utils.singletonCloseableIterator(status), physical, scan.getRemainingFilter())
                .map(FileReadResult::getData);
        try (var batches = Scan.transformPhysicalData(engine, state, file, data)) {
          while (batches.hasNext()) {
            take(batches.next(), columns, values, found);
          }
        }
      }
    }
  }

  private static void take(
      FilteredColumnarBatch batch,
      List<String> columns,
      Map<String, Set<Object>> values,
      List<Found> found) {
    StructType schema = batch.getData().getSchema();
    boolean[] kept = new boolean[batch.getData().getSize()];
    java.util.Arrays.fill(kept, true);
    batch
        .getSelectionVector()
        .ifPresent(
            selected -> {
              for (int i = 0; i < kept.length; i++) {
                kept[i] = !selected.isNullAt(i) && selected.getBoolean(i);
              }
            });
    values.forEach(
        (column, wanted) -> {
          ColumnVector vector = batch.getData().getColumnVector(schema.indexOf(column));
          for (int i = 0; i < kept.length; i++) {
            kept[i] = kept[i] && wanted.contains(value(vector, i));
          }
        });
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        var row = new LinkedHashMap<String, Object>();
        for (String column : columns) {
          row.put(column, value(batch.getData().getColumnVector(schema.indexOf(column)), i));
        }
        found.add(new Found(row));
      }
    }
  }

  private static Object value(ColumnVector vector, int i) {
    DataType type = vector.getDataType();
    if (vector.isNullAt(i)) {
      return null;
    } else if (type instanceof StringType) {
      return vector.getString(i);
    } else if (type instanceof IntegerType) {
      return vector.getInt(i);
    } else if (type instanceof LongType || type instanceof TimestampType) {
      return vector.getLong(i);
    } else if (type instanceof BooleanType) {
      return vector.getBoolean(i);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(vector.getInt(i));
    } else if (type instanceof DecimalType) {
      return vector.getDecimal(i);
    } else if (type instanceof BinaryType) {
      return vector.getBinary(i);
    } else if (type instanceof ArrayType) {
      return elements(vector.getArray(i));
    } else if (type instanceof StructType struct) {
      return part(struct, vector, i);
    }
    throw new IllegalArgumentException("no lookup of the type " + type);
  }

  private static List<Object> elements(ArrayValue array) {
    var elements = new ArrayList<>();
    for (int i = 0; i < array.getSize(); i++) {
      elements.add(value(array.getElements(), i));
    }
    return elements;
  }

  private static Found part(StructType struct, ColumnVector vector, int i) {
    var part = new LinkedHashMap<String, Object>();
    List<String> names = struct.fieldNames();
    for (int column = 0; column < names.size(); column++) {
      part.put(names.get(column), value(vector.getChild(column), i));
    }
    return new Found(part);
  }

  private static Set<Object> typed(
      String table, StructType schema, String column, Collection<String> texts) {
    if (schema.indexOf(column) < 0) {
      throw new IllegalArgumentException("%s has no column %s".formatted(table, column));
    }
    DataType type = schema.get(column).getDataType();
    var typed = new HashSet<>();
    for (String text : texts) {
      typed.add(text == null ? null : typed(type, text));
    }
    return typed;
  }

  private static Object typed(DataType type, String text) {
    if (type instanceof IntegerType) {
      return Integer.valueOf(text);
    } else if (type instanceof LongType) {
      return Long.valueOf(text);
    } else if (type instanceof BooleanType) {
      return Boolean.valueOf(text);
    } else if (type instanceof DateType) {
      return LocalDate.parse(text);
    } else if (type instanceof DecimalType decimal) {
      return new BigDecimal(text).setScale(decimal.getScale());
    } else if (type instanceof StringType) {
      return text;
    }
    throw new IllegalArgumentException("no lookup by the type " + type);
  }

  /** What chooses the files; the rows in them are compared one by one. */
  private static Optional<Predicate> choosing(Map<String, Set<Object>> values) {
    return values.entrySet().stream()
        .filter(column -> column.getValue().stream().allMatch(Lookups::isChoosing))
        .filter(column -> !column.getValue().isEmpty() && column.getValue().size() <= CHOOSING)
        .map(column -> anyOf(column.getKey(), column.getValue()))
        .reduce((a, b) -> new Predicate("AND", a, b));
  }

  private static boolean isChoosing(Object value) {
    return value instanceof String || value instanceof Integer;
  }

  private static Predicate anyOf(String column, Set<Object> values) {
    return values.stream()
        .map(Lookups::literal)
        .map(literal -> new Predicate("=", new Column(column), literal))
        .reduce((a, b) -> new Predicate("OR", a, b))
        .orElseThrow();
  }

  private static Literal literal(Object value) {
    return value instanceof Integer number
        ? Literal.ofInt(number)
        : Literal.ofString((String) value);
  }
}
