package nianbao.work;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The one entry; every executable of {@code jobs/} is a command of it. */
@Command(
    name = "nianbao",
    description = "A warehouse of Chinese government-information-disclosure annual reports.",
    subcommands = {
      NightlyCommand.class,
      ArchiveCommand.class,
      LakeCommand.class,
      TrendCommand.class,
      ViewCommand.class,
      QueryCommand.class,
      ExplainCommand.class,
      StatusCommand.class,
      QuarantineCommand.class,
      RebuildCommand.class,
      ReadCommand.class,
      ScoreCommand.class,
      SampleCommand.class,
      DemoCommand.class,
      BenchmarkCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Chinese labels and agencies must come out whole on any machine.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int code = Exit.UNEXPECTED;
    try {
      code = run(args);
    } catch (Error e) {
      System.err.println("unexpected: " + e);
    }
    System.exit(code);
  }

  /** Runs a command in this process; returns its exit code. */
  static int run(String... args) {
    var commands = new CommandLine(new Main());
    commands.setCommandName("jobs");
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.setCommandName("jobs/" + command.getCommandName()));
    commands.setParameterExceptionHandler(Main::misused);
    commands.setExecutionExceptionHandler((e, command, result) -> failed(e));
    return commands.execute(args);
  }

  private static int misused(ParameterException e, String[] args) {
    System.err.printf("%s%nTry %s --help%n", e.getMessage(), e.getCommandLine().getCommandName());
    return Exit.USAGE;
  }

  /** Spark hands on what a worker met as words only. */
  private static boolean isDiskFull(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (FULL.stream().anyMatch(words::contains)) {
        return true;
      }
    }
    return false;
  }

  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "There is not enough space");

  private static int failed(Exception e) {
    if (e instanceof Exit exit) {
      System.err.println(exit.getMessage());
      return exit.code();
    }
    if (isDiskFull(e)) {
      System.err.println(
          "a disk is full: make room and run again. What was served is served as before; what was half written is undone by the next run.");
    }
    System.err.println("unexpected: " + e);
    Throwable cause = e.getCause();
    while (cause != null) {
      System.err.println(
          "  because: "
              + String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString()));
      cause = cause.getCause();
    }
    if (System.getenv("NIANBAO_TRACE") != null) {
      e.printStackTrace();
    } else {
      System.err.println("  (NIANBAO_TRACE=1 prints the trace)");
    }
    return Exit.UNEXPECTED;
  }
}
