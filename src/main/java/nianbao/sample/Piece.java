package nianbao.sample;

import java.math.BigDecimal;
import java.util.List;

/** What a report consists of, in reading order. */
sealed interface Piece {
  record Heading(String text) implements Piece {}

  /**
   * A paragraph of prose.
   *
   * @param facts the figures its sentences state
   */
  record Paragraph(String text, List<Stated> facts) implements Piece {
    Paragraph(String text) {
      this(text, List.of());
    }
  }

  record Table(Grid grid) implements Piece {}

  /** A figure said in words. */
  record Stated(Code code, BigDecimal value) {}
}
