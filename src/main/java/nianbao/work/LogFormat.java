package nianbao.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;

/** How a run talks on stderr: to a person, or one JSON object a line to a collector. */
enum LogFormat {
  TEXT,
  JSON;

  /** The property that Spark's own log lines take the run from. */
  private static final String RUN = "nianbao.run_id";

  private static final String LINES = "classpath:nianbao/work/log4j2.json.properties";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static LogFormat of(Settings settings) {
    return valueOf(settings.text("log").toUpperCase(Locale.ROOT));
  }

  /**
   * Makes Spark's and the libraries' lines speak the same form. To be called before Spark starts;
   * under spark-submit the log is set up already and stays as it is.
   */
  void configure() {
    if (this == JSON) {
      System.setProperty(RUN, "");
      System.setProperty("log4j2.configurationFile", LINES);
    }
  }

  void run(String id) {
    if (this == JSON) {
      System.setProperty(RUN, id);
    }
  }

  String line(String runId, String stage, double seconds, String text) {
    if (this == TEXT) {
      return String.format(Locale.ROOT, "[%6.1f s] %-8s %s", seconds, stage, text).stripTrailing();
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("ts", Instant.now().toString());
    line.put("level", "INFO");
    line.put("run_id", runId);
    line.put("stage", stage);
    line.put("elapsed_s", Math.round(seconds * 10) / 10.0);
    line.put("message", text);
    try {
      return MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
