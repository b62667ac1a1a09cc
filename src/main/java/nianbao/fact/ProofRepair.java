package nianbao.fact;

import java.util.ArrayList;
import java.util.List;
import nianbao.cell.ReportCell;

/**
 * One way in which the carrier may have displaced what was printed: a new reading of some figures,
 * made of the printed texts themselves.
 */
final class ProofRepair {
  /** A figure that is not printed any more under this reading. */
  static final long GONE = -3;

  /** A figure under the new reading and the texts it comes from; no line where it is gone. */
  record Reading(int figure, long value, ProofLine line, int from, int to) {
    ReportCell source() {
      return line == null ? null : line.texts().get(from);
    }

    String words() {
      return line == null ? "" : line.words(from, to);
    }
  }

  final String kind;
  final String line;

  /** Whether all printed texts are used and they were more than the line has figures. */
  final boolean evident;

  final List<Reading> readings = new ArrayList<>();

  ProofRepair(String kind, String line, boolean evident) {
    this.kind = kind;
    this.line = line;
    this.evident = evident;
  }

  ProofRepair read(int figure, long value, ProofLine from, int first, int end) {
    readings.add(new Reading(figure, value, from, first, end));
    return this;
  }

  ProofRepair gone(int figure) {
    readings.add(new Reading(figure, GONE, null, 0, 0));
    return this;
  }

  static ProofRepair together(List<ProofRepair> repairs) {
    var kind = String.join(" ", repairs.stream().map(r -> r.kind).distinct().toList());
    var line = String.join(" ", repairs.stream().map(r -> r.line).toList());
    var all = new ProofRepair(kind, line, repairs.stream().allMatch(r -> r.evident));
    repairs.forEach(r -> all.readings.addAll(r.readings));
    return all;
  }

  /** Whether every text it uses can be read. */
  boolean readable() {
    for (Reading r : readings) {
      if (r.value() == ProofLine.UNREADABLE) {
        return false;
      }
    }
    return true;
  }

  /** The readings that differ from what stands. */
  List<Reading> changes(ProofState state) {
    var changes = new ArrayList<Reading>(readings.size());
    for (Reading r : readings) {
      if (changes(state, r)) {
        changes.add(r);
      }
    }
    return changes;
  }

  private static boolean changes(ProofState state, Reading r) {
    return r.value() < 0
        ? state.printed.get(r.figure()) || r.value() == GONE && state.blank.get(r.figure())
        : !state.printed.get(r.figure()) || state.value[r.figure()] != r.value();
  }

  /** Equal keys lead to equal figures, however they were arrived at. */
  String key(ProofState state, ProofBounds bounds) {
    var text = new StringBuilder();
    changes(state).stream()
        .sorted(java.util.Comparator.comparingInt(Reading::figure))
        .forEach(
            r -> text.append(r.figure()).append('=').append(bounds.low[r.figure()]).append(' '));
    return text.toString();
  }
}
