package nianbao.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.lake.Audit;
import nianbao.lake.Release;

/**
 * What a run came to, for its report and its metrics.
 *
 * @param outcome as in the ledger
 * @param message one line, null for none
 * @param before the release that was served when it began
 * @param now the release that is served after it
 * @param built whether the newest tables are whole, so that the report may look into them
 */
record RunSummary(
    String runId,
    String command,
    Instant started,
    Instant finished,
    String outcome,
    String message,
    int exitCode,
    Map<String, Object> counts,
    Map<String, Double> seconds,
    List<Audit.Failure> failures,
    Optional<Release> before,
    Optional<Release> now,
    boolean built,
    String readerVersion,
    String settingsHash) {

  /** What the outcome means and asks for, for whoever is woken by it. */
  String advice() {
    return advice(outcome);
  }

  static String advice(String outcome) {
    return switch (outcome) {
      case "published" -> "A new release is served. Nothing to do.";
      case "unchanged" -> "Nothing new came in; the release is served as before. Nothing to do.";
      case "quarantine" ->
          "The release is served. More documents than allowed are held back: read the quarantine below, then jobs/quarantine.";
      case "audit_failed" ->
          "The new release broke a promise and is not served; readers see the release before. Nothing was lost. Read which promise broke below.";
      default ->
          "The run came to no end of its own; readers see the release before. Read the message, then run again: what was half written is undone by the next run.";
    };
  }
}
