package nianbao;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in a document: put a finger on it. All numbers are 0-based in the record
 * and printed 1-based, for people.
 *
 * @param block position of the block in the document's reading order
 * @param row row of a table, or -1 outside tables
 * @param column grid column of a table (spans counted), or the character offset in a paragraph
 */
public record Place(int block, int row, int column) implements Comparable<Place> {

  public static Place inTable(int block, int row, int column) {
    return new Place(block, row, column);
  }

  private static final Pattern PRINTED =
      Pattern.compile("b(\\d{1,9})(?:@(\\d{1,9})|r(\\d{1,9})c(\\d{1,9}))");

  /** Reads what {@link #toString} printed; empty for any other text. */
  public static Optional<Place> parse(String text) {
    Matcher parts = PRINTED.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int block = Integer.parseInt(parts.group(1)) - 1;
    return Optional.of(
        parts.group(2) != null
            ? inText(block, Integer.parseInt(parts.group(2)) - 1)
            : inTable(
                block, Integer.parseInt(parts.group(3)) - 1, Integer.parseInt(parts.group(4)) - 1));
  }

  public static Place inText(int block, int offset) {
    return new Place(block, -1, offset);
  }

  @Override
  public int compareTo(Place other) {
    int byBlock = Integer.compare(block, other.block);
    int byRow = byBlock != 0 ? byBlock : Integer.compare(row, other.row);
    return byRow != 0 ? byRow : Integer.compare(column, other.column);
  }

  /** {@code b12r5c2} for a table's cell, {@code b12@35} for a place in a paragraph. */
  @Override
  public String toString() {
    return row < 0
        ? "b" + (block + 1) + "@" + (column + 1)
        : "b" + (block + 1) + "r" + (row + 1) + "c" + (column + 1);
  }
}
