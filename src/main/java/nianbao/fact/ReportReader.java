package nianbao.fact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nianbao.Notice;
import nianbao.Place;
import nianbao.Severity;
import nianbao.archive.Containers;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.archive.SidecarReader;
import nianbao.block.Blocks;
import nianbao.block.Document;
import nianbao.cell.FormReader;
import nianbao.cell.FormReading;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;
import nianbao.entity.Identities;
import nianbao.entity.Identity;

/** Bytes in, facts and notices out: carriers, forms, identities and prose behind one method. */
public final class ReportReader {
  private static final Comparator<Notice> NOTICE_ORDER =
      Comparator.comparing(Notice::rule)
          .thenComparing(notice -> notice.places().toString())
          .thenComparing(notice -> notice.figures().toString());

  /** What is said of members that stay closed while the others are read. */
  private static final Set<String> REFUSED =
      Set.of("container_member_too_large", "container_member_broken", "container_member_encrypted");

  /** Notices that speak of whole columns of a table, not of each cell. */
  private static final Set<String> WHOLE_COLUMNS = Set.of("partial_period", "split_columns");

  /** A document of a landing file and what was read from it. */
  public record Read(Landed landed, ReportReading reading) {}

  private ReportReader() {}

  /**
   * Reads a landing file: one document, or every member of a container. There is always at least
   * one reading.
   *
   * @param sidecar text of the landing file's sidecar, null if none
   */
  public static void readLanded(
      String uri, byte[] content, String sidecar, Consumer<Read> readings) {
    SidecarReader.Reading beside = sidecar(sidecar);
    Landed landed = new Landed(uri, content, beside.sidecar());
    if (!Containers.recognises(content)) {
      readings.accept(new Read(landed, read(landed, beside.notices())));
      return;
    }
    var last = new Read[1];
    List<Notice> notices =
        Containers.open(
            landed,
            member -> {
              if (last[0] != null) {
                readings.accept(last[0]);
              }
              last[0] = new Read(member, read(member, List.of()));
            });
    container(landed, last[0], notices, readings);
  }

  /**
   * Accounts for what a container held beside the members that were read: each refused member by
   * itself; the container where it broke off or held nothing; what is less than an error with the
   * last member.
   */
  private static void container(
      Landed container, Read last, List<Notice> notices, Consumer<Read> readings) {
    var rest = new ArrayList<Notice>();
    for (Notice notice : notices) {
      if (REFUSED.contains(notice.rule())) {
        String member = String.valueOf(notice.figures().get("member"));
        String reason = "a member of a container that could not be read";
        var refused = new Landed(member, new byte[0], Sidecar.NONE);
        readings.accept(new Read(refused, unreadable(reason, List.of(notice))));
      } else {
        rest.add(notice);
      }
    }
    boolean broken = rest.stream().anyMatch(n -> n.severity() == Severity.ERROR);
    boolean nothing = last == null && rest.size() == notices.size();
    if (broken || nothing || (last == null && !rest.isEmpty())) {
      String reason =
          last == null
              ? "a container without a readable document"
              : "a container of which not every member could be read";
      readings.accept(new Read(container, unreadable(reason, rest)));
      rest.clear();
    }
    if (last != null) {
      readings.accept(rest.isEmpty() ? last : new Read(last.landed(), noted(last.reading(), rest)));
    }
  }

  private static ReportReading noted(ReportReading reading, List<Notice> more) {
    var notices = new ArrayList<>(reading.notices());
    notices.addAll(more);
    return new ReportReading(
        reading.document(), reading.identity(), reading.form(), reading.facts(), sorted(notices));
  }

  /** The reading of a landing file that is too large to be opened. */
  public static Read tooLarge(String uri, String sidecar, long bytes, long limit) {
    Landed landed = new Landed(uri, new byte[0], sidecar(sidecar).sidecar());
    String reason = "%d bytes, more than the %d that are read".formatted(bytes, limit);
    return new Read(
        landed, closed(Document.closed(Document.Outcome.UNREADABLE, reason, null, List.of())));
  }

  /** Reads one document. */
  public static ReportReading read(Landed landed) {
    return read(landed, List.of());
  }

  private static ReportReading read(Landed landed, List<Notice> before) {
    try {
      return readAll(landed, before);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A bug of ours must not stop the night: the document is held back until it is mended.
      return failed(e);
    }
  }

  private static ReportReading failed(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place =
        java.util.Arrays.stream(trace)
            .filter(frame -> frame.getClassName().startsWith("nianbao."))
            .findFirst()
            .map(StackTraceElement::toString)
            .orElse("");
    String reason = "the reader failed: %s at %s".formatted(e.getClass().getSimpleName(), place);
    Notice notice = Notice.ofDocument("reader_failed", "reason", reason);
    return closed(Document.closed(Document.Outcome.FAILED, reason, null, List.of(notice)));
  }

  private static ReportReading readAll(Landed landed, List<Notice> before) {
    Document document = Blocks.read(landed);
    if (document.outcome() != Document.Outcome.READ) {
      return closed(document);
    }
    FormReading form = FormReader.read(document);
    Identity identity = Identities.resolve(document, landed.uri(), landed.sidecar(), form);
    var notices = new ArrayList<>(before);
    notices.addAll(document.notices());
    notices.addAll(identity.notices());
    if (identity.kind() == Identity.Kind.NOT_A_REPORT) {
      return reading(
          document,
          identity,
          new FormReading("prose", List.of(), Set.of(), Set.of(), List.of()),
          List.of(),
          notices);
    }
    notices.addAll(form.notices());
    NarrativeReading prose =
        Narrative.read(document, form.tableBlocks(), identity.reportYear(), form.form());
    FactReading facts = FactReader.read(form, prose.facts());
    notices.addAll(prose.notices());
    notices.addAll(facts.notices());
    notices.addAll(unaccounted(form, facts.facts(), notices));
    return reading(document, identity, form, facts.facts(), notices);
  }

  /** Printed numbers that became neither a fact nor a notice: there must be none. */
  private static List<Notice> unaccounted(
      FormReading form, List<Fact> facts, List<Notice> notices) {
    Set<Place> accounted = new HashSet<>(2 * facts.size() + 16);
    facts.forEach(fact -> accounted.add(fact.place()));
    notices.forEach(notice -> accounted.addAll(notice.places()));
    Set<Object> columnsSaid = new HashSet<>();
    for (Notice notice : notices) {
      if (WHOLE_COLUMNS.contains(notice.rule())) {
        columnsSaid.add(notice.figures().get("part"));
      }
    }
    var missing = new ArrayList<Notice>();
    for (ReportCell cell : form.cells()) {
      boolean said =
          cell.indicator() == null
              && !cell.columnLabel().isEmpty()
              && columnsSaid.contains(cell.part());
      boolean printed =
          cell.quantity() instanceof Quantity.Stated
              || cell.quantity() instanceof Quantity.Unreadable;
      if (printed && !said && !accounted.contains(cell.place())) {
        missing.add(Notice.of("cell_unaccounted", cell.place(), "text", cell.text()));
      }
    }
    return missing;
  }

  private static ReportReading unreadable(String reason, List<Notice> notices) {
    return closed(Document.closed(Document.Outcome.UNREADABLE, reason, null, notices));
  }

  private static ReportReading closed(Document document) {
    return new ReportReading(document, null, null, List.of(), sorted(document.notices()));
  }

  private static ReportReading reading(
      Document document,
      Identity identity,
      FormReading form,
      List<Fact> facts,
      List<Notice> notices) {
    return new ReportReading(document, identity, form, facts, sorted(notices));
  }

  private static List<Notice> sorted(List<Notice> notices) {
    return notices.size() < 2
        ? List.copyOf(notices)
        : notices.stream().distinct().sorted(NOTICE_ORDER).toList();
  }

  private static SidecarReader.Reading sidecar(String text) {
    return text == null
        ? new SidecarReader.Reading(Sidecar.NONE, List.of())
        : SidecarReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
