package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nianbao.Tsv;
import nianbao.lake.Found;
import nianbao.lake.Lookups;
import nianbao.trend.Trends;

/** Numbers of any trend table drawn at random, each explained down to the printed words. */
final class RandomCells {
  private static final int PLACES = 3;

  private final Lookups lookups;
  private final Random random;

  /**
   * What was seen.
   *
   * @param words printed places whose words were compared
   * @param medianMillis of one explanation
   */
  record Seen(int cells, int words, long medianMillis) {}

  private record Cell(String table, String number, Map<String, String> keys) {}

  RandomCells(Lookups lookups, long seed) {
    this.lookups = lookups;
    this.random = new Random(seed);
  }

  /** Draws cells that state something, table by table, and explains them one by one. */
  Seen explain(int cells) {
    var explainer = new Explainer(lookups, PLACES);
    List<Cell> drawn = draw(cells);
    var millis = new ArrayList<Long>();
    int words = 0;
    for (Cell cell : drawn) {
      long start = System.nanoTime();
      Explanation explanation = explainer.explain(cell.table(), cell.keys(), cell.number());
      millis.add((System.nanoTime() - start) / 1_000_000);
      assertEquals(0, explanation.value().compareTo(explanation.sum()), cell.toString());
      for (Explanation.PrintedPlace place : explanation.places()) {
        words += words(cell, place);
      }
    }
    millis.sort(Comparator.naturalOrder());
    return new Seen(drawn.size(), words, millis.get(millis.size() / 2));
  }

  /** A printed figure ends at marked words that are its own and hold its digits. */
  private static int words(Cell cell, Explanation.PrintedPlace place) {
    if (!place.fact().valueStatus().equals("printed")) {
      return 0;
    }
    String excerpt = String.join("\n", place.excerpt());
    String where = cell + " " + place;
    assertTrue(excerpt.contains("»"), where);
    String marked = excerpt.substring(excerpt.indexOf('»') + 1, excerpt.indexOf('«'));
    assertTrue(marked.contains(place.fact().sourceText()), where);
    BigDecimal value = place.fact().value();
    assertTrue(plain(place.fact().sourceText()).contains(value.toPlainString()), where);
    return 1;
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[,\\s]", "");
  }

  private List<Cell> draw(int cells) {
    List<Tsv.Row> numbers = Tsv.read("trend/numbers.tsv");
    List<String> tables = numbers.stream().map(row -> row.get("table")).distinct().toList();
    var drawn = new ArrayList<Cell>();
    for (String table : tables) {
      List<String> own =
          numbers.stream()
              .filter(row -> row.get("table").equals(table))
              .map(row -> row.get("number"))
              .toList();
      List<String> key = Trends.trend(table).key();
      var columns = new ArrayList<>(key);
      columns.addAll(own);
      List<Found> rows = new ArrayList<>(lookups.rows(table, columns, Map.of()));
      rows.sort(Comparator.comparing(row -> row.values().toString()));
      int share = (cells + tables.size() - 1) / tables.size();
      for (int tries = 0; tries < 1000 * share && share > 0 && !rows.isEmpty(); tries++) {
        Found row = rows.get(random.nextInt(rows.size()));
        String number = own.get(random.nextInt(own.size()));
        if (row.decimal(number) != null) {
          drawn.add(new Cell(table, number, keys(row, key)));
          share--;
        }
      }
    }
    return drawn;
  }

  private static Map<String, String> keys(Found row, List<String> key) {
    var keys = new LinkedHashMap<String, String>();
    key.forEach(column -> keys.put(column, String.valueOf(row.values().get(column))));
    return keys;
  }
}
