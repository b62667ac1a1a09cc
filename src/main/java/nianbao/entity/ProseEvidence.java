package nianbao.entity;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;

/**
 * Whether running text alone shows an annual report on disclosure: what such reports state of their
 * year, said with numbers or with words for none.
 */
final class ProseEvidence {
  private enum Weight {
    STRONG,
    WEAK,
    HEAD,
    AGAINST
  }

  private record Row(Weight weight, Pattern pattern) {}

  private static final String NUMBER =
      "[^\\\\d。;\\\\n"
          + "]{0,4}(?:\\\\d[\\\\d,.]{0,11}(?:余|多|几)?万?(?:余|多)?|[零〇一二两三四五六七八九十百千万]{1,9}(?:余|多)?)"
          + "(?:余)?(?:件|条|宗|份|篇|起|例|项|个|次|人次|期|部|元|万元|名|则)";
  private static final String NONE = "(?:未|没有|无(?!法|论|线|偿)|零)";
  private static final Pattern PERIOD =
      Pattern.compile("(?:19|20)\\d{2}年|全年|年度|本年|今年|年内|一年来|截[至止]");
  private static final Pattern TOPIC = Pattern.compile("公开|政[府务]信息");
  private static final List<Row> ROWS =
      Tsv.read("entity/prose_evidence.tsv").stream().map(ProseEvidence::row).toList();

  /** A page that short is quotations or an extract: little evidence is all there can be. */
  private static final int SHORT = 900;

  /** What a page calls itself stands in its first clause. */
  private static final Pattern CLAUSE_END = Pattern.compile("[。,:;\n]");

  private static final int HEAD = 40;

  /** What says nothing of disclosure in so many characters will not behind them. */
  private static final int MOST = 30_000;

  /** How many characters a page may have for each time that it speaks of disclosure. */
  private static final int SPARSE = 90;

  private ProseEvidence() {}

  private static Row row(Tsv.Row row) {
    String pattern = row.get("pattern").replaceAll("N", NUMBER).replaceAll("Z", NONE);
    return new Row(
        Weight.valueOf(row.get("weight").toUpperCase(Locale.ROOT)), Pattern.compile(pattern));
  }

  static boolean speaksOf(Words words) {
    String text = words.head(MOST);
    String opening = CLAUSE_END.split(words.head(HEAD), 2)[0];
    Map<Weight, Integer> found = new EnumMap<>(Weight.class);
    for (Row row : ROWS) {
      String where = row.weight() == Weight.HEAD ? opening : text;
      if (row.pattern().matcher(where).find()) {
        found.merge(row.weight(), 1, Integer::sum);
      }
    }
    if (found.containsKey(Weight.AGAINST) || found.containsKey(Weight.HEAD)) {
      return false;
    }
    int strong = found.getOrDefault(Weight.STRONG, 0);
    int weak = found.getOrDefault(Weight.WEAK, 0);
    if (text.length() > SHORT) {
      return strong >= 2 && strong + weak >= 3 && PERIOD.matcher(text).find() && dense(text);
    }
    boolean dated = PERIOD.matcher(text).find();
    return strong >= 2 || strong == 1 && (dated || weak > 0) || weak >= 2;
  }

  /** A report on disclosure speaks of it all along; one on other work does so in passing. */
  private static boolean dense(String text) {
    Matcher topic = TOPIC.matcher(text);
    int times = 0;
    while (topic.find()) {
      times++;
    }
    return (long) times * SPARSE >= text.length();
  }
}
