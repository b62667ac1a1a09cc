package nianbao.trend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Tsv;
import nianbao.entity.Successors;
import nianbao.fact.Indicator;
import nianbao.fact.Indicators;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The catalogues of this layer as small views that the queries join. */
final class Measures {
  private static final List<String> FORMS =
      List.of("prose", "annex_local", "annex_2014", "matrix_2019", "matrix_2021");

  /** A year that never comes: no form asks for the measure. */
  private static final int NEVER = 9999;

  private Measures() {}

  static void register(SparkSession spark) {
    List<Tsv.Row> concepts = Tsv.read("trend/concepts.tsv");
    view(
        spark,
        "measure_term",
        "form string, indicator string, dimension string, concept string, alternative int,"
            + " n_terms int, definition int, unit string",
        terms(concepts));
    view(
        spark,
        "measure",
        "family string, concept string, parent string, whole string, unit string,"
            + " asked_from int, asked_to int, signed boolean",
        measures(concepts));
    view(
        spark,
        "measure_break",
        "concept string, report_year int, is_break boolean, zh string, en string",
        breaks());
    view(
        spark,
        "caution_words",
        "zh map<string,string>, en map<string,string>",
        List.of(cautions()));
    view(
        spark,
        "division_moved",
        "code string, from_year int, to_year int, province_code string, prefecture_code string",
        moved());
    view(
        spark,
        "class_successor",
        "predecessor string, successor string",
        ClassSuccessors.all().stream()
            .map(pair -> RowFactory.create(pair.predecessor(), pair.successor()))
            .toList());
    view(spark, "caution_text", "bits int, zh string, en string", cautionTexts());
  }

  private static void view(SparkSession spark, String name, String ddl, List<Row> rows) {
    Dataset<Row> view = spark.createDataFrame(rows, StructType.fromDDL(ddl));
    view.createOrReplaceTempView(name);
  }

  private static List<Row> terms(List<Tsv.Row> concepts) {
    var rows = new ArrayList<Row>();
    for (Tsv.Row row : concepts) {
      List<String> forms = row.get("forms").equals("*") ? FORMS : row.list("forms");
      List<String> terms = row.list("terms");
      int alternative = Integer.parseInt(row.get("alternative"));
      int definition = row.get("relation").equals("exact") ? 0 : alternative;
      for (String form : forms) {
        for (String term : terms) {
          String[] parts = term.split("@");
          rows.add(
              RowFactory.create(
                  form,
                  parts[0],
                  parts.length > 1 ? parts[1] : "total",
                  row.get("concept"),
                  alternative,
                  terms.size(),
                  definition,
                  row.get("unit")));
        }
      }
    }
    return rows;
  }

  /** A measure is asked from its first alternative's first year to its last alternative's last. */
  private static List<Row> measures(List<Tsv.Row> concepts) {
    var parents = new TreeMap<String, String>();
    var grouped = new LinkedHashMap<String, List<Tsv.Row>>();
    for (Tsv.Row row : concepts) {
      parents.put(row.get("concept"), row.get("parent"));
      grouped.computeIfAbsent(row.get("concept"), c -> new ArrayList<>()).add(row);
    }
    return grouped.entrySet().stream().map(e -> measure(e.getValue(), parents)).toList();
  }

  private static Row measure(List<Tsv.Row> alternatives, Map<String, String> parents) {
    Tsv.Row row = alternatives.get(0);
    int from = NEVER;
    Integer to = 0;
    for (Tsv.Row alternative : alternatives) {
      if (!alternative.get("family").equals(row.get("family"))) {
        throw new IllegalArgumentException("two families have the concept " + row.get("concept"));
      }
      if (alternative.get("from").equals("none")) {
        continue;
      }
      from = Math.min(from, Integer.parseInt(alternative.get("from")));
      String last = alternative.orNull("to");
      to =
          last == null || to == null ? null : Integer.valueOf(Math.max(to, Integer.parseInt(last)));
    }
    String parent = row.orNull("parent");
    return RowFactory.create(
        row.get("family"),
        row.get("concept"),
        parent,
        top(parent, parents),
        row.get("unit"),
        from,
        to,
        isSigned(alternatives));
  }

  /** Whether the measure can be negative: it counts a change. */
  private static boolean isSigned(List<Tsv.Row> alternatives) {
    return alternatives.stream()
        .flatMap(row -> row.list("terms").stream())
        .map(term -> term.split("@")[0])
        .anyMatch(indicator -> Indicators.of(indicator).domain() == Indicator.Domain.SIGNED);
  }

  private static String top(String concept, Map<String, String> parents) {
    String above = concept == null ? null : parents.get(concept);
    return above == null || above.isEmpty() ? concept : top(above, parents);
  }

  private static List<Row> breaks() {
    return Tsv.read("trend/breaks.tsv").stream()
        .map(
            row ->
                RowFactory.create(
                    row.get("concept"),
                    Integer.parseInt(row.get("year")),
                    row.get("break").equals("yes"),
                    row.get("zh"),
                    row.get("en")))
        .toList();
  }

  private static List<Row> moved() {
    return Successors.moved().stream()
        .map(m -> RowFactory.create(m.code(), m.from(), m.to(), m.province(), m.prefecture()))
        .toList();
  }

  private static Row cautions() {
    var zh = new LinkedHashMap<String, String>();
    var en = new LinkedHashMap<String, String>();
    for (Tsv.Row row : Tsv.read("trend/cautions.tsv")) {
      zh.put(row.get("code"), row.get("zh"));
      en.put(row.get("code"), row.get("en"));
    }
    return RowFactory.create(zh, en);
  }

  /** Every combination of the cautions that have a bit, written out in the catalogue's order. */
  private static List<Row> cautionTexts() {
    List<Tsv.Row> cautions =
        Tsv.read("trend/cautions.tsv").stream().filter(row -> row.orNull("bit") != null).toList();
    var rows = new ArrayList<Row>();
    for (int bits = 0; bits < 1 << cautions.size(); bits++) {
      var zh = new ArrayList<String>();
      var en = new ArrayList<String>();
      for (Tsv.Row caution : cautions) {
        if ((bits & Integer.parseInt(caution.get("bit"))) != 0) {
          zh.add(caution.get("zh"));
          en.add(caution.get("en"));
        }
      }
      rows.add(RowFactory.create(bits, String.join("", zh), String.join(" ", en)));
    }
    return rows;
  }
}
