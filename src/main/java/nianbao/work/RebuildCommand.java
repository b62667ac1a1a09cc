package nianbao.work;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nianbao.fact.ReaderVersion;
import nianbao.lake.Lake;
import nianbao.lake.Rebuild;
import nianbao.lake.Release;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rebuild",
    description =
        "Builds the lake from its archive alone and compares the lake hashes; 3 if they differ.")
final class RebuildCommand implements Callable<Integer> {
  private static final Set<Night.Stage> STAGES = EnumSet.of(Night.Stage.LAKE, Night.Stage.TREND);

  @Mixin Options options;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "A fresh folder to build into; without it the lake is rebuilt in place.")
  String into;

  @Option(
      names = "--accept",
      description = "In place: serve the result though it differs from what is served.")
  boolean accept;

  @Override
  public Integer call() throws IOException {
    Map<String, String> given = new HashMap<>();
    given.put("lake", lake);
    Settings settings = options.settings(given);
    settings.required("lake");
    Progress progress = options.progress(settings);
    progress.begin("spark", "starting");
    try (SparkSession spark = options.spark(settings, progress)) {
      Lake served = options.existing(spark, settings);
      Lake target = into == null ? served : Lake.at(spark, into);
      return rebuild(
          served,
          target,
          new Night(target, settings, progress, "rebuild"),
          STAGES,
          accept,
          System.out);
    }
  }

  /**
   * Rebuilds one lake from another's archive, or in place where both are the same.
   *
   * @param night a run over the target
   */
  static int rebuild(
      Lake served,
      Lake target,
      Night night,
      Set<Night.Stage> stages,
      boolean accept,
      PrintStream out)
      throws IOException {
    Release before = served.release().orElseThrow();
    if (target.root().equals(served.root())) {
      night.afresh(accept);
    } else {
      if (!Rebuild.isFree(target)) {
        throw new Exit(Exit.USAGE, "%s is not empty: name a fresh folder".formatted(target.root()));
      }
      Rebuild.seed(served, before, target);
    }
    int code = night.run(stages);
    String readers = readers(served, before);
    String hash = hash(target, before, code);
    out.printf("served   %s  release %s, reader %s%n", before.hash(), before.id(), readers);
    out.printf("rebuilt  %s  reader %s%n", hash, ReaderVersion.current());
    if (hash.equals(before.hash())) {
      out.println("The lake is what its archive says.");
      return Exit.DONE;
    }
    out.println(
        readers.equals(ReaderVersion.current())
            ? "They differ: the served lake is not what its archive says."
            : "They differ, as another version of the reader may make them.");
    return accept && code == Exit.DONE ? Exit.DONE : Exit.AUDIT_FAILED;
  }

  /** In place a result that differs is not published: it stands in the newest tables. */
  private static String hash(Lake target, Release before, int code) throws IOException {
    Release after = target.release().orElse(before);
    return code == Exit.AUDIT_FAILED ? target.hash() : after.hash();
  }

  private static String readers(Lake served, Release before) {
    return served
        .spark()
        .read()
        .format("delta")
        .option("versionAsOf", before.versions().get("files"))
        .load(served.path("files"))
        .select("reader_version")
        .distinct()
        .orderBy("reader_version")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
