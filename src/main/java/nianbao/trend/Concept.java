package nianbao.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.Tsv;

/**
 * A measure as {@code trend/concepts.tsv} defines it: what it means in each form.
 *
 * @param parent the whole that it is a part of, null at the top
 * @param unit of the measure; money is brought to it
 * @param alternatives in their order: an agency's figure is the first whose terms are all known
 */
public record Concept(
    String family, String name, String parent, String unit, List<Alternative> alternatives) {

  /**
   * One way to state the measure.
   *
   * @param forms where it holds; {@code *} every form
   * @param relation {@code exact} or {@code close}
   * @param from first report year that asks for it, {@code none} where no form does
   * @param to last one, empty where it still asks
   */
  public record Alternative(
      int number, List<String> forms, List<Term> terms, String relation, String from, String to) {
    public boolean holdsFor(String form) {
      return forms.contains("*") || forms.contains(form);
    }
  }

  /**
   * One of the figures added up.
   *
   * @param dimension review stage or applicant type; {@code total} for figures without one
   */
  public record Term(String indicator, String dimension) {}

  public Concept {
    alternatives = List.copyOf(alternatives);
  }

  /** The indicators of all alternatives. */
  public List<String> indicators() {
    return alternatives.stream()
        .flatMap(alternative -> alternative.terms().stream())
        .map(Term::indicator)
        .distinct()
        .sorted()
        .toList();
  }

  /** The measure of a family, empty where the catalogue has none. */
  public static Optional<Concept> of(String family, String name) {
    var alternatives = new ArrayList<Alternative>();
    Tsv.Row first = null;
    for (Tsv.Row row : Tsv.read("trend/concepts.tsv")) {
      if (row.get("family").equals(family) && row.get("concept").equals(name)) {
        first = first == null ? row : first;
        alternatives.add(alternative(row));
      }
    }
    return first == null
        ? Optional.empty()
        : Optional.of(
            new Concept(family, name, first.orNull("parent"), first.get("unit"), alternatives));
  }

  private static Alternative alternative(Tsv.Row row) {
    List<Term> terms = row.list("terms").stream().map(Concept::term).toList();
    return new Alternative(
        Integer.parseInt(row.get("alternative")),
        row.list("forms"),
        terms,
        row.get("relation"),
        row.get("from"),
        row.get("to"));
  }

  private static Term term(String text) {
    String[] parts = text.split("@");
    return new Term(parts[0], parts.length > 1 ? parts[1] : "total");
  }

  /** The columns of a table that are measures, in the order of {@code trend/numbers.tsv}. */
  public static List<String> numbers(String table) {
    return Tsv.read("trend/numbers.tsv").stream()
        .filter(row -> row.get("table").equals(table))
        .map(row -> row.get("number"))
        .toList();
  }

  /**
   * The measure that a number of a row is, empty where that column is none.
   *
   * @param row the row's columns as text
   */
  public static Optional<Concept> ofNumber(String table, String number, Map<String, String> row) {
    return Tsv.read("trend/numbers.tsv").stream()
        .filter(line -> line.get("table").equals(table) && line.get("number").equals(number))
        .findFirst()
        .flatMap(line -> of(filled(line.get("family"), row), filled(line.get("concept"), row)));
  }

  private static String filled(String template, Map<String, String> row) {
    return Arrays.stream(template.split("(?=\\{)|(?<=\\})"))
        .map(part -> part.startsWith("{") ? row.get(part.substring(1, part.length() - 1)) : part)
        .reduce("", (a, b) -> a + b);
  }
}
