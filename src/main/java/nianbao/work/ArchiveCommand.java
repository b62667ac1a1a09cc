package nianbao.work;

import java.util.EnumSet;
import picocli.CommandLine.Command;

@Command(name = "archive", description = "Landing files into the archive.")
final class ArchiveCommand extends StagesCommand {
  ArchiveCommand() {
    super("archive", EnumSet.of(Night.Stage.ARCHIVE));
  }
}
