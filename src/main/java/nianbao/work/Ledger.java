package nianbao.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.fact.ReaderVersion;
import nianbao.lake.Lake;
import nianbao.lake.Schemas;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The table {@code runs}: every run has a row, also one that was killed. */
final class Ledger {
  /** A run's name: when it began, UTC. */
  static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern HOLDER = Pattern.compile("run (\\S+) (\\S+)\\s*");

  private final Lake lake;
  private final Settings settings;

  Ledger(Lake lake, Settings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  void add(RunSummary run) {
    append(
        RowFactory.create(
            run.runId(),
            Timestamp.from(run.started()),
            Timestamp.from(run.finished()),
            run.command(),
            run.outcome(),
            run.message(),
            json(run.counts()),
            json(run.seconds()),
            run.readerVersion(),
            run.settingsHash()));
  }

  /**
   * Writes down a run that could not do so itself.
   *
   * @param holder what it wrote into the lock
   */
  void abandoned(String holder) {
    Matcher run = HOLDER.matcher(holder);
    if (!run.matches()) {
      return;
    }
    String id = run.group(1);
    if (!lake.newest("runs")
        .where(org.apache.spark.sql.functions.col("run_id").equalTo(id))
        .isEmpty()) {
      return;
    }
    try {
      Instant started = RUN_ID.parse(id, Instant::from);
      append(
          RowFactory.create(
              id,
              Timestamp.from(started),
              null,
              run.group(2),
              "failed",
              "came to no end: killed, or its machine went down",
              "{}",
              "{}",
              ReaderVersion.current(),
              settings.hash()));
    } catch (DateTimeParseException e) {
      // Not a run of ours: nothing can be said of it.
    }
  }

  private void append(Row row) {
    lake.append(
        "runs", lake.spark().createDataFrame(List.of(row), Schemas.schema("runs")).coalesce(1));
  }

  private static String json(Map<String, ?> map) {
    try {
      return new ObjectMapper().writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
