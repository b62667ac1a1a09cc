package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nianbao.Notice;
import nianbao.cell.Quantity;
import nianbao.cell.ReportCell;

/**
 * The printed cells of one report, each as a value in its canonical unit, a blank, or refused with
 * a notice. What the identities say of them is added later.
 */
final class FactCells {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Nothing a Chinese agency counts comes near; sums of a form stay exact in 64 bits. */
  private static final BigDecimal BEYOND = new BigDecimal("1E13");

  private static final int BEYOND_DIGITS = 13;

  /** The order of cells of one place, which only a broken table has. */
  private static final Comparator<ReportCell> IN_PLACE =
      Comparator.comparing((ReportCell cell) -> String.valueOf(cell.indicator()))
          .thenComparing(cell -> String.valueOf(cell.applicantType()))
          .thenComparing(cell -> String.valueOf(cell.reviewStage()))
          .thenComparing(cell -> String.valueOf(cell.periodBasis()))
          .thenComparing(ReportCell::text);

  /** One key's cell and what became of it; a blank has no value. */
  static final class Entry {
    final FactKey key;
    final Indicator indicator;
    final ReportCell cell;
    BigDecimal value;
    String bound;
    Fact.ValueStatus status = Fact.ValueStatus.PRINTED;
    boolean doubtful;

    /** Words to show instead of the cell's own, null for those. */
    String words;

    Entry(FactKey key, Indicator indicator, ReportCell cell, BigDecimal value, String bound) {
      this.key = key;
      this.indicator = indicator;
      this.cell = cell;
      this.value = value;
      this.bound = bound;
    }

    boolean exact() {
      return value != null && bound == null;
    }
  }

  /** The cells in reading order, whatever order they came in. */
  final List<ReportCell> cells;

  final Map<FactKey, Entry> entries;

  /** Keys printed more than once with different values, all their cells. */
  final Map<FactKey, List<Entry>> repeated = new LinkedHashMap<>();

  final List<Notice> notices = new ArrayList<>();

  /** Indicators of which some cell is printed, blank or not. */
  final Set<String> printed = new HashSet<>();

  private final Map<String, TreeSet<String>> forms = new HashMap<>();

  /** The cell read before: most are of its line. */
  private ReportCell last;

  private Indicator lastIndicator;

  FactCells(List<ReportCell> printedCells) {
    this.cells = sorted(printedCells);
    this.entries = new HashMap<>(cells.size() * 2);
    cells.forEach(this::read);
    repeated.keySet().forEach(entries::remove);
  }

  /** Forms and variants of the cells of a part; null where it has no cell. */
  Set<String> forms(String part) {
    return forms.get(part);
  }

  /** Marks the figures whose cells stand there. */
  void doubt(Set<nianbao.Place> places) {
    if (!places.isEmpty()) {
      entries.values().forEach(e -> e.doubtful |= places.contains(e.cell.place()));
    }
  }

  private static List<ReportCell> sorted(List<ReportCell> cells) {
    var sorted = new ArrayList<>(cells);
    sorted.sort(FactCells::inReadingOrder);
    return sorted;
  }

  private static int inReadingOrder(ReportCell a, ReportCell b) {
    int byPlace = a.place().compareTo(b.place());
    return byPlace != 0 ? byPlace : IN_PLACE.compare(a, b);
  }

  private void read(ReportCell cell) {
    if (cell.indicator() == null) {
      return;
    }
    boolean ofSame = last != null && cell.indicator().equals(last.indicator());
    Indicator indicator = ofSame ? lastIndicator : Indicators.find(cell.indicator());
    if (indicator == null) {
      notices.add(Notice.of("indicator_not_listed", cell.place(), "indicator", cell.indicator()));
      return;
    }
    lastIndicator = indicator;
    remember(cell);
    if (withoutColumn(cell, indicator.dimension())) {
      notices.add(
          Notice.of(
              "cell_without_column",
              cell.place(),
              "indicator",
              cell.indicator(),
              "printed",
              cell.text()));
      return;
    }
    Entry entry = entry(cell, indicator);
    if (entry != null) {
      add(entry);
    }
  }

  /** A figure of a matrix whose applicant or stage is not told. */
  private static boolean withoutColumn(ReportCell cell, Indicator.Dimension dimension) {
    return switch (dimension) {
      case APPLICANT_TYPE -> cell.applicantType() == null && cell.form().startsWith("matrix");
      case REVIEW_STAGE -> cell.reviewStage() == null;
      default -> false;
    };
  }

  private void remember(ReportCell cell) {
    boolean known =
        last != null
            && cell.indicator().equals(last.indicator())
            && cell.part().equals(last.part())
            && cell.form().equals(last.form())
            && Objects.equals(cell.variant(), last.variant());
    last = cell;
    if (known) {
      return;
    }
    printed.add(cell.indicator());
    var names = forms.computeIfAbsent(cell.part(), part -> new TreeSet<>());
    names.add(cell.form());
    if (cell.variant() != null) {
      names.add(cell.variant());
    }
  }

  /** Null for a figure that is refused or unreadable: its cell is as good as lost. */
  private Entry entry(ReportCell cell, Indicator indicator) {
    FactKey key =
        FactKey.of(
            indicator.code(),
            cell.applicantType(),
            cell.reviewStage(),
            cell.periodBasis() == null ? FactKey.YEAR : cell.periodBasis());
    if (cell.quantity() instanceof Quantity.Blank || cell.quantity() instanceof Quantity.Nil) {
      return new Entry(key, indicator, cell, null, null);
    }
    if (!(cell.quantity() instanceof Quantity.Stated stated)) {
      return null;
    }
    var converted =
        Units.convert(stated.value(), stated.unit(), cell.unit(), indicator, cell.form());
    String refusal =
        converted.refusal() != null
            ? converted.refusal()
            : refusal(indicator, converted.value(), converted.rounded());
    if (refusal != null) {
      notices.add(refused(refusal, cell, stated, key));
      return null;
    }
    if (converted.rounded()) {
      notices.add(Notice.of("value_rounded", cell.place(), "figure", key, "printed", cell.text()));
    }
    return new Entry(key, indicator, cell, converted.value(), stated.bound());
  }

  private static Notice refused(String rule, ReportCell cell, Quantity.Stated stated, FactKey key) {
    String unit = stated.unit() != null ? stated.unit() : cell.unit();
    return Notice.of(rule, cell.place(), "figure", key, "printed", cell.text(), "unit", unit);
  }

  /** The rule a value breaks by itself, or null. */
  static String refusal(Indicator indicator, BigDecimal value, boolean rounded) {
    boolean whole = indicator.domain() == Indicator.Domain.COUNT;
    if (value.signum() < 0 && indicator.domain() != Indicator.Domain.SIGNED) {
      return "count_negative";
    }
    boolean large = value.precision() - value.scale() > BEYOND_DIGITS;
    if (large && value.abs().compareTo(BEYOND) >= 0) {
      return "value_out_of_range";
    }
    if (indicator.domain() == Indicator.Domain.PERCENT) {
      return value.compareTo(HUNDRED) > 0 ? "value_out_of_range" : null;
    }
    whole |= indicator.domain() == Indicator.Domain.SIGNED;
    boolean fraction = rounded || value.signum() != 0 && value.stripTrailingZeros().scale() > 0;
    return whole && fraction ? "count_fraction" : null;
  }

  /** A blank gives way to any value; equal values are one; others wait for the identities. */
  private void add(Entry entry) {
    Entry first = entries.putIfAbsent(entry.key, entry);
    if (first == null || entry.value == null) {
      return;
    }
    if (first.value == null) {
      entries.put(entry.key, entry);
    } else if (first.value.compareTo(entry.value) != 0
        || !Objects.equals(first.bound, entry.bound)) {
      repeated.computeIfAbsent(entry.key, key -> new ArrayList<>(List.of(first))).add(entry);
    } else if (repeated.containsKey(entry.key)) {
      repeated.get(entry.key).add(entry);
    }
  }
}
