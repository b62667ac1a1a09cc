package nianbao.work;

import java.util.EnumSet;
import picocli.CommandLine.Command;

@Command(name = "view", description = "Facts and trends into files for readers.")
final class ViewCommand extends StagesCommand {
  ViewCommand() {
    super("view", EnumSet.of(Night.Stage.VIEW));
  }
}
