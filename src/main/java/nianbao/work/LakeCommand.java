package nianbao.work;

import java.util.EnumSet;
import picocli.CommandLine.Command;

@Command(name = "lake", description = "Archive into cells, facts, notices.")
final class LakeCommand extends StagesCommand {
  LakeCommand() {
    super("lake", EnumSet.of(Night.Stage.LAKE));
  }
}
