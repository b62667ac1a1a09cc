package nianbao.work;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nianbao.Notice;
import nianbao.entity.Identity;
import nianbao.fact.Fact;
import nianbao.fact.ReportReader;
import nianbao.fact.ReportReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "read",
    description = "Shows what is read from files, without a lake: identity, facts, notices.")
final class ReadCommand implements Callable<Integer> {
  enum Format {
    text,
    csv
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text for people; csv: one fact a line with its source.")
  Format format;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
  List<Path> files;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  boolean help;

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    if (format == Format.csv) {
      out.print(
          ResultWriter.line(
              List.of(
                  "source_uri",
                  "indicator",
                  "applicant_type",
                  "review_stage",
                  "period_basis",
                  "value",
                  "value_status",
                  "unit",
                  "bound",
                  "obs_status",
                  "cell_ref",
                  "source_text")));
    }
    for (Path root : files) {
      for (Path file : LandingFiles.below(root)) {
        read(root, file, out);
      }
    }
    return Exit.DONE;
  }

  private void read(Path root, Path file, PrintStream out) throws IOException {
    ReportReader.readLanded(
        LandingFiles.uri(root, file),
        Files.readAllBytes(file),
        LandingFiles.sidecar(file),
        read -> {
          if (format == Format.csv) {
            csv(read.landed().uri(), read.reading(), out);
          } else {
            text(read.landed().uri(), read.reading(), out);
          }
        });
  }

  private static void csv(String uri, ReportReading reading, PrintStream out) {
    for (Fact fact : reading.facts()) {
      var values = new ArrayList<String>();
      values.add(uri);
      values.add(fact.indicator());
      values.add(fact.applicantType());
      values.add(fact.reviewStage());
      values.add(fact.periodBasis());
      values.add(fact.value().stripTrailingZeros().toPlainString());
      values.add(fact.status().code());
      values.add(fact.unit());
      values.add(fact.bound());
      values.add(fact.obsStatus());
      values.add(fact.place().toString());
      values.add(fact.sourceText());
      values.replaceAll(value -> value == null ? "" : value);
      out.print(ResultWriter.line(values));
    }
  }

  private static void text(String uri, ReportReading reading, PrintStream out) {
    out.printf("%n%s%n", uri);
    out.printf(
        "  document  %s %s %s%n",
        reading.document().outcome(),
        reading.document().mediaType(),
        reading.document().reason() == null ? "" : reading.document().reason());
    Identity identity = reading.identity();
    if (identity != null) {
      out.printf(
          "  identity  %s %s | %s | %s %s | %s | %s | %s..%s | scope %s | %s%n",
          identity.kind(),
          identity.kindReason() == null ? "" : identity.kindReason(),
          identity.agencyName(),
          identity.divisionCode(),
          identity.divisionName(),
          identity.sector() + "/" + identity.agencyLevel(),
          identity.reportYear(),
          identity.periodStart(),
          identity.periodEnd(),
          identity.scope(),
          identity.title());
      out.printf(
          "  form      %s, %d cells%n", reading.form().form(), reading.form().cells().size());
    }
    for (Fact fact : reading.facts()) {
      out.printf(
          "  fact      %-45s %-16s %-24s %-10s %14s %-8s %-9s %s %s %s%n",
          fact.indicator(),
          fact.applicantType() == null ? "-" : fact.applicantType(),
          fact.reviewStage() == null ? "-" : fact.reviewStage(),
          fact.periodBasis(),
          fact.value().stripTrailingZeros().toPlainString(),
          fact.unit(),
          fact.status().code(),
          fact.obsStatus(),
          fact.place(),
          fact.sourceText());
    }
    for (Notice notice : reading.notices()) {
      out.printf(
          "  notice    %-7s %s %s %s%n",
          notice.severity(), notice.rule(), notice.places(), notice.figures());
    }
  }
}
