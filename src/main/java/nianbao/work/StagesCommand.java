package nianbao.work;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nianbao.lake.Lake;
import nianbao.lake.RunLock;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that runs some of the stages. */
abstract class StagesCommand implements Callable<Integer> {
  @Mixin Options options;

  @Option(names = "--landing", paramLabel = "DIR", description = "Landing files: any Hadoop path.")
  String landing;

  @Option(names = "--lake", paramLabel = "DIR", description = "The lake: any Hadoop path.")
  String lake;

  @Option(
      names = "--publish",
      paramLabel = "DIR",
      description = "Where to write what leaves the house.")
  String publish;

  private final String name;
  private final Set<Night.Stage> stages;

  StagesCommand(String name, Set<Night.Stage> stages) {
    this.name = name;
    this.stages = stages;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    Optional<String> holder = RunLock.heldHere(settings.required("lake"));
    if (holder.isPresent()) {
      throw Night.locked(settings.required("lake"), holder.get());
    }
    Progress progress = options.progress(settings);
    progress.begin("settings", "the effective ones, and where each comes from");
    settings.print().lines().forEach(line -> progress.say(line.strip()));
    progress.begin("spark", "starting");
    try (SparkSession spark = options.spark(settings, progress)) {
      return new Night(Lake.at(spark, settings.required("lake")), settings, progress, name)
          .run(stages);
    }
  }

  /** The effective settings, with all that the stages cannot do without. */
  Settings settings() {
    Map<String, String> given = new HashMap<>();
    given.put("landing", landing);
    given.put("lake", lake);
    given.put("publish", publish);
    Settings settings = options.settings(given);
    settings.required("lake");
    if (stages.contains(Night.Stage.ARCHIVE)) {
      settings.required("landing");
    }
    if (stages.equals(Set.of(Night.Stage.VIEW))) {
      settings.required("publish");
    }
    return settings;
  }
}
