package nianbao.work;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import nianbao.lake.Lake;
import nianbao.lake.Plan;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "nightly",
    description = "Runs everything: archive, lake, trend, view. Incremental, safe to repeat.")
final class NightlyCommand extends StagesCommand {
  @Option(names = "--dry-run", description = "Says what a run would do and writes nothing.")
  boolean dryRun;

  NightlyCommand() {
    super(
        "nightly",
        EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE, Night.Stage.TREND, Night.Stage.VIEW));
  }

  @Override
  public Integer call() throws IOException {
    if (!dryRun) {
      return super.call();
    }
    Settings settings = settings();
    LogFormat.of(settings).configure();
    try (SparkSession spark = options.spark(settings, null)) {
      Lake lake = Lake.at(spark, settings.required("lake"));
      Options.readable(lake);
      print(Plan.of(lake, settings.required("landing")), System.out);
      return Exit.DONE;
    } catch (FileNotFoundException e) {
      throw new Exit(
          Exit.INPUT_MISSING,
          "the landing %s does not exist".formatted(settings.required("landing")));
    }
  }

  static void print(Plan plan, PrintStream out) {
    out.println("What a run would do; nothing was written");
    part("new", plan.fresh(), out);
    part("changed", plan.changed(), out);
    out.printf("  %-10s %,9d files%n", "unchanged", plan.unchanged());
    if (plan.rereads() > 0) {
      out.printf(
          "  %-10s %,9d archived files, not yet read by reader %s (so far: %s)%n",
          "read anew",
          plan.rereads(),
          plan.reader(),
          plan.readers().isEmpty() ? "none" : String.join(", ", plan.readers()));
    }
    if (plan.fresh().files() + plan.changed().files() + plan.rereads() == 0) {
      out.println("  nothing to do");
    }
  }

  private static void part(String name, Plan.Part part, PrintStream out) {
    out.printf("  %-10s %,9d files, %,.1f MB%n", name, part.files(), part.bytes() / 1e6);
    part.examples().forEach(file -> out.println("               " + file));
    if (part.files() > part.examples().size()) {
      out.printf("               and %,d more%n", part.files() - part.examples().size());
    }
  }
}
