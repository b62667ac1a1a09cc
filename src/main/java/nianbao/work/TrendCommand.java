package nianbao.work;

import java.util.EnumSet;
import picocli.CommandLine.Command;

@Command(name = "trend", description = "Facts into trend tables.")
final class TrendCommand extends StagesCommand {
  TrendCommand() {
    super("trend", EnumSet.of(Night.Stage.TREND));
  }
}
