package nianbao.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a believable corpus of annual reports together with its own truth.
 *
 * <p>{@code out/landing/} holds the documents, in folders {@code province/year}, some inside {@code
 * .zip} or {@code .tar.gz}, many with a sidecar. {@code out/truth.csv} says what each of them
 * states (see {@link Truth} for what truth means), {@code out/reports.csv} what each of them is and
 * what is the matter with it (see {@link ReportRow}).
 *
 * <p>Everything follows from the seed: the same size, seed and damage give the same bytes, on any
 * machine, in any locale, with any number of threads. Agencies are drawn first, then each lives
 * through the years 2008 to 2025: requests by applicant and outcome, a backlog that one year hands
 * to the next, stocks of documents, reviews, fees. The form of a year prints what it asks for; a
 * carrier carries it; the damage of {@code damages.tsv} is done on the way.
 */
public final class SampleCorpus {
  private static final int AGENCIES_PER_CHUNK = 16;

  private record Rows(String truth, String reports, Written written) {}

  /**
   * What was written.
   *
   * @param documents documents in the landing, containers not counted
   * @param reports different reports: one agency, one year
   * @param truthRows rows of {@code truth.csv}
   * @param bytes bytes of the documents, sidecars and containers not counted
   */
  public record Written(long documents, long reports, long truthRows, long bytes) {
    Written plus(Written other) {
      return new Written(
          documents + other.documents,
          reports + other.reports,
          truthRows + other.truthRows,
          bytes + other.bytes);
    }
  }

  private SampleCorpus() {}

  /**
   * Writes the corpus.
   *
   * @param out a directory that is made; files of an earlier corpus in it are overwritten, not
   *     removed
   * @param reports different reports (one agency, one year), at least 1; copies, editions and
   *     documents that are no reports come on top, about four in a hundred
   * @throws IllegalArgumentException for less than 1 report, or more than there are agencies for
   *     (some 400,000)
   * @throws IOException when the directory cannot be written
   */
  public static Written write(Path out, int reports, long seed, SampleOptions options)
      throws IOException {
    if (reports < 1) {
      throw new IllegalArgumentException("a corpus has at least 1 report, not " + reports);
    }
    List<List<Agency>> chunks = chunks(Roster.draw(seed, reports));
    var landing = new Landing(out.resolve("landing"), seed, options.containerPerMille());
    Files.createDirectories(out.resolve("landing"));
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try (BufferedWriter truth = Files.newBufferedWriter(out.resolve("truth.csv"));
        BufferedWriter list = Files.newBufferedWriter(out.resolve("reports.csv"))) {
      truth.write(Truth.HEADER + "\n");
      list.write(ReportRow.HEADER + "\n");
      var waiting = new ArrayDeque<Future<Rows>>();
      var written = new Written(0, 0, 0, 0);
      for (int i = 0; i < chunks.size() || !waiting.isEmpty(); i++) {
        if (i < chunks.size()) {
          int number = i;
          waiting.add(pool.submit(() -> rows(number, chunks.get(number), seed, options, landing)));
        }
        if (waiting.size() > 2 * options.threads() || i >= chunks.size()) {
          Rows rows = done(waiting.remove());
          truth.write(rows.truth);
          list.write(rows.reports);
          written = written.plus(rows.written);
        }
      }
      return written;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Rows done(Future<Rows> rows) throws IOException {
    try {
      return rows.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing the sample", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw new IllegalStateException("a chunk of the sample failed", e.getCause());
    }
  }

  private static Rows rows(
      int number, List<Agency> agencies, long seed, SampleOptions options, Landing landing) {
    List<Paper> papers = Chunk.write(seed, options, agencies);
    List<String> paths;
    try {
      paths = landing.land(number, papers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var truth = new StringBuilder();
    var reports = new StringBuilder();
    long rows = 0;
    long bytes = 0;
    long years = 0;
    Map<String, String> landed = new HashMap<>();
    for (int i = 0; i < papers.size(); i++) {
      landed.put(papers.get(i).path(), paths.get(i));
    }
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      reports.append(paper.row().at(paths.get(i), landed).line()).append('\n');
      for (Truth row : paper.truth()) {
        truth.append(row.at(paths.get(i)).line()).append('\n');
      }
      rows += paper.truth().size();
      bytes += paper.bytes().length;
    }
    for (Agency agency : agencies) {
      years += agency.years().cardinality();
    }
    return new Rows(
        truth.toString(), reports.toString(), new Written(papers.size(), years, rows, bytes));
  }

  private static List<List<Agency>> chunks(List<Agency> agencies) {
    var chunks = new ArrayList<List<Agency>>();
    List<Agency> chunk = new ArrayList<>();
    for (Agency agency : agencies) {
      boolean other =
          !chunk.isEmpty() && !Roster.province(chunk.get(0)).equals(Roster.province(agency));
      if (other || chunk.size() == AGENCIES_PER_CHUNK) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
      }
      chunk.add(agency);
    }
    chunks.add(chunk);
    return chunks;
  }

  /** For trying: {@code SampleCorpus OUT REPORTS [SEED]}. */
  public static void main(String[] args) throws IOException {
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    long start = System.nanoTime();
    Written written = write(Path.of(args[0]), Integer.parseInt(args[1]), seed, SampleOptions.USUAL);
    System.out.printf(
        java.util.Locale.ROOT, "%s in %.1f s%n", written, (System.nanoTime() - start) / 1e9);
  }
}
