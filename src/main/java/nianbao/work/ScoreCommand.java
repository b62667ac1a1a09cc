package nianbao.work;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.fact.ReportReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    description =
        "Reads documents of known content, without a lake, and prints how right they were read.",
    footer = {
      "",
      "What is known is taken from the options and from what lies in the folders: truth.csv and",
      "reports.csv (a sample), cells.csv, documents.jsonl, prose.jsonl (reports read by eye).",
      "Exit 3 where a figure is published from a table that does not state it."
    })
final class ScoreCommand implements Callable<Integer> {
  private static final Set<String> TRUTHS =
      Set.of(
          "truth.csv", "reports.csv", "cells.csv", "documents.jsonl", "prose.jsonl", "README.md");

  @Option(names = "--cells", paramLabel = "CSV", description = "Cells read by eye.")
  List<Path> cells = List.of();

  @Option(names = "--documents", paramLabel = "JSONL", description = "Documents read by eye.")
  List<Path> documents = List.of();

  @Option(names = "--prose", paramLabel = "JSONL", description = "Quotations read by eye.")
  List<Path> prose = List.of();

  @Option(names = "--truth", paramLabel = "CSV", description = "truth.csv of a sample.")
  List<Path> truth = List.of();

  @Option(names = "--reports", paramLabel = "CSV", description = "reports.csv of a sample.")
  List<Path> reports = List.of();

  @Option(names = "--failures", description = "Prints what is not right, one line each.")
  boolean failures;

  @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders of documents.")
  List<Path> folders;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  boolean help;

  @Override
  public Integer call() throws IOException {
    Scoreboard board = score();
    if (failures) {
      board.printFailures(System.out);
    }
    board.print(System.out);
    return board.anyBad() ? Exit.AUDIT_FAILED : Exit.DONE;
  }

  private Scoreboard score() throws IOException {
    var known = new TruthFiles();
    known(known);
    var board = new Scoreboard();
    var seen = new HashSet<String>();
    for (Path folder : folders) {
      Path landing = folder.resolve("landing");
      score(Files.isDirectory(landing) ? landing : folder, known, board, seen);
    }
    for (TruthFiles.Quoted quoted : known.quoted()) {
      byte[] bytes = quoted.text().getBytes(StandardCharsets.UTF_8);
      var landed = new Landed(quoted.expected().source(), bytes, Sidecar.NONE);
      board.add(quoted.expected(), ReportReader.read(landed));
    }
    unread(known, seen, System.err);
    return board;
  }

  private void known(TruthFiles known) throws IOException {
    for (Path file : with(cells, "cells.csv")) {
      known.cells(file);
    }
    for (Path file : with(documents, "documents.jsonl")) {
      known.documents(file);
    }
    for (Path file : with(prose, "prose.jsonl")) {
      known.prose(file);
    }
    for (Path file : with(truth, "truth.csv")) {
      known.truth(file);
    }
    for (Path file : with(reports, "reports.csv")) {
      known.reports(file);
    }
  }

  /** The files given, or those of that name in the folders. */
  private List<Path> with(List<Path> given, String name) {
    if (!given.isEmpty()) {
      return given;
    }
    var found = new ArrayList<Path>();
    for (Path folder : folders) {
      if (Files.exists(folder.resolve(name))) {
        found.add(folder.resolve(name));
      }
    }
    return found;
  }

  private static void score(Path root, TruthFiles known, Scoreboard board, Set<String> seen)
      throws IOException {
    for (Path file : LandingFiles.below(root)) {
      if (TRUTHS.contains(file.getFileName().toString())) {
        continue;
      }
      ReportReader.readLanded(
          LandingFiles.uri(root, file),
          Files.readAllBytes(file),
          LandingFiles.sidecar(file),
          read -> {
            Expected expected = known.of(read.landed().uri());
            if (expected != null) {
              seen.add(expected.source());
              board.add(expected, read.reading());
            }
          });
    }
  }

  private static void unread(TruthFiles known, Set<String> seen, PrintStream err) {
    long unread = known.sources().stream().filter(source -> !seen.contains(source)).count();
    if (unread > 0) {
      err.printf("%d documents are known of that were not found in the folders%n", unread);
    }
  }
}
