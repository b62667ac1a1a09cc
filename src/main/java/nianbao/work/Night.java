package nianbao.work;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nianbao.fact.ReaderVersion;
import nianbao.lake.Audit;
import nianbao.lake.Care;
import nianbao.lake.FillLake;
import nianbao.lake.Intake;
import nianbao.lake.Lake;
import nianbao.lake.LakeVersion;
import nianbao.lake.Rebuild;
import nianbao.lake.Release;
import nianbao.lake.RunLock;
import nianbao.lake.WholeFile;
import nianbao.trend.Trend;
import nianbao.trend.TrendTables;
import nianbao.trend.Trends;
import nianbao.view.Publish;

/**
 * A run: stages in order, then the audit, then the switch of the release pointer, then the ledger.
 * What was written and not switched to is undone by the next run.
 */
final class Night {
  /** The stages, in the order of the data. */
  enum Stage {
    ARCHIVE,
    LAKE,
    TREND,
    VIEW
  }

  /** Which release was last published into which folder. */
  private static final String VIEWED = "view.seen";

  private final Lake lake;
  private final Settings settings;
  private final Progress progress;
  private final String command;
  private final TableVersions tables;
  private final Instant started = Instant.now();
  private final String runId = Ledger.RUN_ID.format(started);
  private final Map<String, Object> counts = new LinkedHashMap<>();
  private List<Audit.Failure> failures = List.of();
  private Optional<Release> before = Optional.empty();
  private Map<String, Long> documents = Map.of();
  private Release fresh;
  private boolean derived;
  private boolean built;
  private boolean afresh;
  private boolean accepted;
  private List<String> computed = List.of();
  private boolean cleaning;
  private String outcome = "failed";
  private String message;

  Night(Lake lake, Settings settings, Progress progress, String command) {
    this.lake = lake;
    this.settings = settings;
    this.progress = progress;
    this.command = command;
    this.tables = new TableVersions(lake);
    progress.run(runId);
  }

  /**
   * Makes the run derive everything anew from the archive.
   *
   * @param accepted whether to publish it though its content differs from what is served
   */
  Night afresh(boolean accepted) {
    this.afresh = true;
    this.accepted = accepted;
    return this;
  }

  /** Runs the stages; returns the exit code. */
  int run(Set<Stage> stages) throws IOException {
    Options.readable(lake);
    Optional<RunLock> lock = RunLock.take(lake, "run %s %s".formatted(runId, command));
    if (lock.isEmpty()) {
      throw locked(lake.root().toString(), RunLock.holder(lake));
    }
    try (RunLock held = lock.get()) {
      LakeVersion.write(lake);
      if (held.abandoned().isPresent()) {
        new Ledger(lake, settings).abandoned(held.abandoned().get());
      }
      return runLocked(stages);
    }
  }

  static Exit locked(String lake, String holder) {
    return new Exit(Exit.LOCKED, "another run holds the lock of %s (%s)".formatted(lake, holder));
  }

  private int runLocked(Set<Stage> stages) throws IOException {
    try {
      int code = stages(stages);
      writeDown(code);
      // The report compares with the release before: only after it may that one's files go.
      if (fresh != null) {
        clean(fresh);
      }
      return code;
    } catch (Exit e) {
      message = e.getMessage();
      failed(e.code(), e);
      throw e;
    } catch (RuntimeException | IOException e) {
      message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      failed(Exit.UNEXPECTED, e);
      throw e;
    }
  }

  /** A run that failed is written down too, if that is possible: its own failure comes first. */
  private void failed(int code, Exception failure) {
    outcome = "failed";
    built = false;
    try {
      writeDown(code);
    } catch (RuntimeException | IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** The ledger first: it is the truth; then the report, whose loss changes nothing. */
  private void writeDown(int code) throws IOException {
    progress.end();
    RunSummary run = summary(code);
    new Ledger(lake, settings).add(run);
    try {
      var page = RunReport.write(lake, run);
      RunMetrics.write(lake, run);
      progress.last(page.toUri().getPath().isEmpty() ? page.toString() : shown(page));
    } catch (Exception e) {
      // Spark throws checked exceptions that no signature names.
      progress.last("could not be written: " + e);
    }
  }

  private static String shown(org.apache.hadoop.fs.Path page) {
    String scheme = page.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? page.toUri().getPath() : page.toString();
  }

  private RunSummary summary(int code) throws IOException {
    return new RunSummary(
        runId,
        command,
        started,
        Instant.now(),
        outcome,
        message,
        code,
        counts,
        progress.seconds(),
        failures,
        before,
        lake.release(),
        built,
        ReaderVersion.current(),
        settings.hash());
  }

  private int stages(Set<Stage> stages) throws IOException {
    before = lake.mend(lake.release());
    cleaning = Care.isDue(lake, settings.count("vacuum.every_hours"), started);
    if (afresh) {
      Rebuild.forget(lake);
    }
    if (stages.contains(Stage.ARCHIVE)) {
      archive();
    }
    if (stages.contains(Stage.LAKE)) {
      lake();
    }
    if (stages.contains(Stage.TREND)) {
      trend();
    }
    int code = stages.contains(Stage.LAKE) || stages.contains(Stage.TREND) ? publish() : Exit.DONE;
    if (code == Exit.DONE && stages.contains(Stage.VIEW) && settings.text("publish") != null) {
      view();
    }
    return code == Exit.DONE && stages.contains(Stage.LAKE) ? quarantine() : code;
  }

  private void archive() throws IOException {
    String landing = settings.required("landing");
    progress.begin("archive", landing);
    try {
      Intake.Seen seen = Intake.run(lake, landing, runId);
      counts.put("landing_files", seen.files());
      counts.put("landing_bytes", seen.bytes());
      counts.put("landing_new", seen.fresh());
      counts.put("landing_unread", seen.unread().size());
      progress.say(
          "%,d files, %,d new, %.1f MB".formatted(seen.files(), seen.fresh(), seen.bytes() / 1e6));
      seen.unread().forEach(file -> progress.say("NOT READ, tried again next time: " + file));
    } catch (FileNotFoundException e) {
      throw new Exit(Exit.INPUT_MISSING, "the landing %s does not exist".formatted(landing));
    }
  }

  private void lake() {
    if (!lake.exists("archive")) {
      throw new Exit(
          Exit.INPUT_MISSING,
          "the archive of %s is empty: run jobs/archive first".formatted(lake.root()));
    }
    if (isSettled()) {
      states(before.orElseThrow().documents());
      return;
    }
    progress.begin("lake", "reading what is new, building what it changes");
    boolean other = before.isPresent() && !before.get().code().equals(Release.currentCode());
    derived = true;
    FillLake.Filled filled =
        FillLake.run(lake, Timestamp.from(started), afresh || other, progress::say);
    counts.put("landing_files_read", filled.documentsRead());
    counts.put("reports_changed", filled.reportsChanged());
    states(filled.states());
    progress.say(
        "%,d landing files read, %,d reports changed; documents: %s"
            .formatted(filled.documentsRead(), filled.reportsChanged(), filled.states()));
  }

  private void states(Map<String, Long> documents) {
    documents.forEach((state, n) -> counts.put("documents_" + state, n));
    this.documents = documents;
  }

  /** Whether every table is as the release left it and this code derived it: nothing to do. */
  private boolean isSettled() {
    return before
        .filter(release -> release.code().equals(Release.currentCode()))
        .filter(tables::areThoseOf)
        .isPresent();
  }

  private void trend() {
    if (!lake.exists("facts")) {
      throw new Exit(
          Exit.INPUT_MISSING,
          "the lake %s has no facts: run jobs/lake first".formatted(lake.root()));
    }
    if (before.filter(tables::trendsAreThoseOf).isPresent()) {
      return;
    }
    progress.begin(
        "trend", Trends.catalogue().stream().map(Trend::name).collect(Collectors.joining(", ")));
    TrendTables.Update update =
        TrendTables.update(
            lake,
            TableVersions.tables(),
            start().filter(release -> !cleaning),
            settings.share("trend.whole"));
    update
        .part()
        .ifPresent(
            part ->
                progress.say(
                    "%,d agencies touched, %,d groups of agencies computed anew"
                        .formatted(part.agencies(), part.groups())));
    computed = update.tables();
  }

  /**
   * The release that what is new can be told from: none where other code, which may have derived
   * other facts of reports that look the same, is or was at work.
   */
  private Optional<Release> start() {
    return before.filter(release -> !afresh && release.code().equals(Release.currentCode()));
  }

  private int publish() throws IOException {
    Map<String, Long> versions = tables.toServe(before, computed);
    if (before.isPresent()
        && before.get().versions().equals(versions)
        && sameTrends(before.get())) {
      outcome = "unchanged";
      message = "nothing changed: release " + before.get().id() + " is served as before";
      progress.begin("audit", message);
      return Exit.DONE;
    }
    progress.begin("audit", "what must hold before the release is seen");
    if (!Care.compact(lake, computed, settings.count("compact.files")).isEmpty()) {
      versions = tables.toServe(before, computed);
    }
    built = lake.exists("notices");
    Map<String, BigDecimal> limits =
        Map.of("fall", settings.share("audit.fall"), "size", settings.share("audit.size"));
    failures = Audit.run(lake, before, cleaning || start().isEmpty(), limits);
    if (!failures.isEmpty()) {
      return auditFailed();
    }
    String hash = lake.hash();
    if (cleaning && !lake.recomputedHash().equals(hash)) {
      failures = List.of(Audit.HASH_DOES_NOT_ADD_UP);
      return auditFailed();
    }
    var release =
        new Release(
            runId,
            hash,
            Trends.version(),
            derived ? Release.currentCode() : before.map(Release::code).orElse(""),
            documents.isEmpty() ? before.map(Release::documents).orElseGet(Map::of) : documents,
            versions);
    if (afresh && !accepted && before.isPresent() && !before.get().hash().equals(release.hash())) {
      outcome = "audit_failed";
      message =
          "the archive gives lake hash %s, not the one that is served".formatted(release.hash());
      return Exit.AUDIT_FAILED;
    }
    lake.publish(release);
    fresh = release;
    outcome = "published";
    message = "release %s, lake hash %s".formatted(runId, release.hash().substring(0, 16));
    progress.say(message);
    return Exit.DONE;
  }

  /** Clearing up may fail without harm: the release stands, and the next run tries again. */
  private void clean(Release release) {
    try {
      int retain = settings.count("vacuum.retain_hours");
      int every = settings.count("vacuum.every_hours");
      if (Care.clean(lake, release, retain, every, Instant.now())) {
        progress.say("files of former versions older than %d hours are gone".formatted(retain));
      }
    } catch (RuntimeException | IOException e) {
      progress.say("clearing up failed and will be tried again: " + e.getMessage());
    }
  }

  private boolean sameTrends(Release before) {
    return computed.isEmpty() || before.trendVersion().equals(Trends.version());
  }

  private int auditFailed() {
    outcome = "audit_failed";
    var broken = new ArrayList<String>();
    for (Audit.Failure failure : failures) {
      broken.add(failure.check());
      progress.say(
          "FAILED %s: %s; %,d found, such as %s"
              .formatted(failure.check(), failure.en(), failure.count(), failure.examples()));
    }
    message = "audit failed: " + String.join(", ", broken);
    progress.say(
        before.map(r -> "release " + r.id() + " is still served").orElse("nothing is served yet"));
    return Exit.AUDIT_FAILED;
  }

  private void view() throws IOException {
    String folder = settings.text("publish");
    progress.begin("view", folder);
    Release release = lake.release().orElseThrow();
    String note = release.id() + " " + Trends.version() + " " + folder;
    if (note.equals(WholeFile.read(lake, VIEWED)) && Publish.isThere(lake.spark(), folder)) {
      progress.say("there already");
      return;
    }
    lake.registerRelease(release);
    Publish.publish(lake.spark(), folder, Publish.tables(), release.hash());
    WholeFile.write(lake, VIEWED, out -> out.write(note.getBytes(StandardCharsets.UTF_8)));
  }

  private int quarantine() {
    HeldBack held = HeldBack.of(lake, documents, started);
    if (held.settled() > 0) {
      counts.put("documents_settled", held.settled());
    }
    if (!held.isAbove(settings.share("quarantine.share"))) {
      return Exit.DONE;
    }
    outcome = "quarantine";
    message =
        "%,d of %,d documents are unreadable or quarantined, above quarantine.share"
            .formatted(held.bad(), held.total());
    progress.say(message + "; jobs/status names them");
    return Exit.QUARANTINE;
  }
}
