package nianbao.work;

import java.util.EnumSet;
import picocli.CommandLine.Command;

@Command(
    name = "nightly",
    description = "Runs everything: archive, lake, trend, view. Incremental, safe to repeat.")
final class NightlyCommand extends StagesCommand {
  NightlyCommand() {
    super(
        "nightly",
        EnumSet.of(Night.Stage.ARCHIVE, Night.Stage.LAKE, Night.Stage.TREND, Night.Stage.VIEW));
  }
}
