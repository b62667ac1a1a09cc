package nianbao.cell;

import java.util.List;

/**
 * What words are to a sheet.
 *
 * @param known whether its family prints them as the label of a row or a column
 * @param ofTable whether they may stand in its tables: labels, years at the heads of annexes
 * @param endsWithRow whether they end with a row's label behind that of its group
 * @param column whether they are the label of a column
 * @param row whether they are the label of a row with figures
 * @param part the table they belong to, if they belong to one only
 */
record Meaning(
    boolean known, boolean ofTable, boolean endsWithRow, boolean column, boolean row, String part) {

  static Meaning of(Token word, Sheet sheet, Sheets.Family family) {
    return new Meaning(
        family.knows(word.key()) || word.hasParentheses() && family.knows(word.bare()),
        isOfTable(word, sheet, family),
        Label.endsWithRow(word.folded(), sheet),
        family.columns().containsKey(word.key()),
        sheet.hasRow(word.key()),
        part(word.key(), sheet, family));
  }

  private static boolean isOfTable(Token word, Sheet sheet, Sheets.Family family) {
    return word.key().isEmpty()
        || family.knows(word.key())
        || !sheet.isMatrix() && HeaderText.isYear(word.key())
        || word.hasParentheses() && sheet.byKey().containsKey(word.bare());
  }

  private static String part(String key, Sheet sheet, Sheets.Family family) {
    if (key.length() <= 2 && !key.equals("规章")) {
      return null;
    }
    List<SheetRow> rows = sheet.rows(key);
    String column = family.partOfColumn().get(key);
    if (rows.isEmpty()) {
      return column == null || column.isEmpty() ? null : column;
    }
    return column == null ? rows.get(0).part() : null;
  }
}
