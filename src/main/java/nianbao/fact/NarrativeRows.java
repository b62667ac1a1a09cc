package nianbao.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;

/**
 * Single rows of a statutory table that stand in the text without their table: a label and as many
 * numbers as the form has columns.
 */
final class NarrativeRows {
  private static final Pattern ROW =
      Pattern.compile(
          "(?:[一二三四五六七八九]、|\\([一二三四五六七]\\)|\\d+[.、])?"
              + "([\\p{IsHan}]{2,20})(?:\\([^()]{0,30}\\))?[:|]?"
              + "([+-]?\\d{1,9}(?:\\.\\d{1,4})?(?: [+-]?\\d{1,9}(?:\\.\\d{1,4})?){0,7})…?");

  /** A blank that parts no two numbers. */
  private static final Pattern BLANK = Pattern.compile("(?<!\\d) | (?![\\d+-])");

  private static final int APPLICANTS = 7;
  private static final int LONGEST = 120;

  private record Column(
      Pattern label,
      int columns,
      int column,
      String code,
      String applicant,
      Integer from,
      Integer to) {
    boolean fits(String text, String[] numbers, int year) {
      return columns == numbers.length
          && (from == null || year >= from)
          && (to == null || year <= to)
          && label.matcher(text).matches()
          && (columns != APPLICANTS || addsUp(numbers));
    }

    /** Seven columns are six kinds of applicants and their total; a lost cell shifts them. */
    private static boolean addsUp(String[] numbers) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < APPLICANTS - 1; i++) {
        sum = sum.add(new BigDecimal(numbers[i]));
      }
      return sum.compareTo(new BigDecimal(numbers[APPLICANTS - 1])) == 0;
    }
  }

  private static final List<Column> COLUMNS =
      Tsv.read("fact/narrative_rows.tsv").stream()
          .map(
              row ->
                  new Column(
                      Pattern.compile(row.get("label")),
                      Integer.parseInt(row.get("columns")),
                      Integer.parseInt(row.get("column")),
                      row.get("code"),
                      row.orNull("applicant"),
                      row.orNull("from") == null ? null : Integer.valueOf(row.get("from")),
                      row.orNull("to") == null ? null : Integer.valueOf(row.get("to"))))
          .toList();

  private NarrativeRows() {}

  /** Whether a line is a label and figures and nothing else. */
  static boolean isRow(String line) {
    return line.length() <= LONGEST
        && mayBeRow(line.stripTrailing())
        && ROW.matcher(BLANK.matcher(line).replaceAll("")).matches();
  }

  /** Whether the line ends as a row does: spares the pattern for nearly all lines. */
  private static boolean mayBeRow(String line) {
    char last = line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
    return last >= '0' && last <= '9' || last == '…';
  }

  /** Adds what a passage states if it is such a row; false where it is none. */
  static boolean read(NarrativeText.Passage passage, Integer year, NarrativeLedger ledger) {
    String text = passage.text();
    if (year == null || text.length() > LONGEST || !mayBeRow(text)) {
      return false;
    }
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String[] numbers = row.group(2).split(" ");
    boolean known = false;
    for (Column column : COLUMNS) {
      if (column.fits(row.group(1), numbers, year)) {
        known = true;
        ledger.add(statement(passage, column, numbers[column.column()]));
      }
    }
    return known || numbers.length > 1;
  }

  private static NarrativeStatement statement(
      NarrativeText.Passage passage, Column column, String number) {
    return new NarrativeStatement(
        "row",
        column.code(),
        column.applicant(),
        null,
        FactKey.YEAR,
        new BigDecimal(number),
        null,
        false,
        false,
        passage.at(passage.text().lastIndexOf(number)),
        passage.text());
  }
}
