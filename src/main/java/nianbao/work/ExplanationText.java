package nianbao.work;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Map;
import nianbao.work.Explanation.Contribution;
import nianbao.work.Explanation.Definition;
import nianbao.work.Explanation.EnteringFact;
import nianbao.work.Explanation.PrintedPlace;

/** An explanation for people at a terminal. */
final class ExplanationText {
  private final PrintStream out;

  ExplanationText(PrintStream out) {
    this.out = out;
  }

  void write(Explanation explanation) {
    out.printf(
        "%s.%s = %s %s%n",
        explanation.table(), explanation.number(), text(explanation.value()), explanation.unit());
    explanation.row().forEach((column, value) -> out.printf("  %-20s %s%n", column, value));
    if (explanation.definition() != null) {
      definition(explanation.definition());
    }
    out.printf("%nFacts that enter (%,d agencies or reports)%n", explanation.agencies().size());
    explanation.agencies().forEach(this::contribution);
    if (explanation.sum() != null) {
      boolean agrees =
          explanation.value() != null && explanation.sum().compareTo(explanation.value()) == 0;
      out.printf(
          "  sum %s %s%n", text(explanation.sum()), agrees ? "= the number" : "≠ the number");
    }
    out.printf("%nPrinted places of the first %,d facts%n", explanation.places().size());
    explanation.places().forEach(this::place);
  }

  private void definition(Definition definition) {
    out.println("\nWhat it means");
    if (definition.concept() != null) {
      out.printf(
          "  %s of %s%s%n",
          definition.concept(),
          definition.family(),
          definition.parent() == null ? "" : ", part of " + definition.parent());
      definition.alternatives().forEach(line -> out.println("    " + line));
    }
    out.printf("  %s: %s%n", definition.query(), definition.title());
    for (Map.Entry<String, String> note : definition.notes().entrySet()) {
      out.printf("    %s: %s%n", note.getKey(), note.getValue());
    }
  }

  private void contribution(Contribution from) {
    out.printf(
        "  %s %s %d %s: %s%s%n",
        from.agencyId(),
        from.agencyName() == null ? "" : from.agencyName(),
        from.year(),
        from.form(),
        text(from.value()),
        from.alternative() == 0 ? "" : " by alternative " + from.alternative());
    from.facts().forEach(fact -> out.println("      " + line(fact)));
  }

  private static String line(EnteringFact fact) {
    return "%s@%s = %s %s  %s %s  %s %s"
        .formatted(
            fact.indicator(),
            fact.dimension(),
            text(fact.value()),
            fact.unit(),
            fact.valueStatus(),
            fact.obsStatus(),
            fact.sourceUri(),
            fact.cellRef());
  }

  private void place(PrintedPlace place) {
    EnteringFact fact = place.fact();
    out.printf("%n  %s  %s%n", place.agencyName() == null ? "" : place.agencyName(), line(fact));
    out.printf("    sha256  %s%n", fact.sourceSha256());
    line("url", place.url());
    line("part", place.part());
    line("row", place.rowLabel());
    line("column", place.columnLabel());
    line("words", fact.sourceText());
    place.notices().forEach(n -> line("notice", n.severity() + " " + n.rule() + " " + n.figures()));
    place.excerpt().forEach(text -> out.println("    | " + text));
    if (place.excerpt().isEmpty()) {
      out.println("    | (the archived document has no such place)");
    }
  }

  private void line(String name, String value) {
    if (value != null && !value.isEmpty()) {
      out.printf("    %-7s %s%n", name, value);
    }
  }

  private static String text(BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }
}
