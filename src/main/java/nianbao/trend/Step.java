package nianbao.trend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step that aggregates share: a query below {@code base} and what its first line says about it.
 *
 * @param view under which other queries find its rows
 * @param kept whether its rows are computed once, not with every query that names them
 * @param ofArea sums only: whether later steps look at all sums of an area when one of them changes
 * @param key sums and largest only: the columns that tell rows apart
 * @param lookedUp sums only: condition on the rows that later steps look up the largest for, or
 *     null
 */
record Step(
    String view,
    Kind kind,
    boolean kept,
    boolean ofArea,
    List<String> key,
    String lookedUp,
    String sql) {

  /** What a step's rows depend on, in the order in which steps run. */
  enum Kind {
    /** All reports or documents; small. */
    WHOLE,
    /** The reports of one agency and of those it went on as or before. */
    AGENCY,
    /** A largest value over agencies. */
    LARGEST,
    /** Sums over agencies: those of some agencies can be taken out and put in. */
    SUMMED,
    /** Sums of one area, level, sector and scope. */
    AREA
  }

  private static final Pattern HEAD =
      Pattern.compile(
          "-- step: (whole|agency|area|largest|summed)(, kept)?(?: by ([a-z_, ]+))?(; all of an area)?");

  /** Every step, in the order in which they run. */
  static final List<Step> CATALOGUE =
      Queries.names("base/").stream()
          .map(name -> parse(name, Queries.text("base/" + name)))
          .sorted(Comparator.comparing(Step::kind))
          .toList();

  static List<Step> of(Kind kind) {
    return CATALOGUE.stream().filter(step -> step.kind() == kind).toList();
  }

  /**
   * Reads a query file.
   *
   * @throws IllegalArgumentException for a first line that does not say what kind of step it is
   */
  static Step parse(String name, String sql) {
    Matcher head = HEAD.matcher(sql.lines().findFirst().orElse(""));
    if (!head.matches()) {
      throw new IllegalArgumentException("trend/base/%s.sql does not say its step".formatted(name));
    }
    Kind kind = Kind.valueOf(head.group(1).toUpperCase(java.util.Locale.ROOT));
    List<String> key = head.group(3) == null ? List.of() : Arrays.asList(head.group(3).split(", "));
    boolean byKey = kind == Kind.LARGEST || kind == Kind.SUMMED;
    if (byKey == key.isEmpty()) {
      throw new IllegalArgumentException("trend/base/%s.sql: key %s".formatted(name, key));
    }
    return new Step(
        name.substring(name.indexOf('_') + 1),
        kind,
        head.group(2) != null || byKey || kind == Kind.WHOLE,
        head.group(4) != null,
        key,
        lookedUp(sql),
        sql);
  }

  private static String lookedUp(String sql) {
    return sql.lines()
        .filter(line -> line.startsWith("-- looks up: "))
        .map(line -> line.substring("-- looks up: ".length()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the lake keeps its rows from night to night. */
  boolean isStored() {
    return kind == Kind.LARGEST || kind == Kind.SUMMED;
  }

  /** The table that keeps them. */
  String store() {
    return nianbao.lake.Lake.KEPT + view;
  }
}
