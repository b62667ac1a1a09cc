package nianbao.block;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nianbao.Notice;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;

/** Documents made in a test, and blocks told as short lines. */
final class Told {
  private Told() {}

  static Document read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Document read(String text, Charset charset) {
    return read(text.getBytes(charset));
  }

  static Document read(byte[] bytes) {
    return Blocks.read(new Landed("landing/any", bytes, Sidecar.NONE));
  }

  /**
   * {@code P words}, {@code H heading}, {@code T a,b / c,d}; spans as {@code a<rows x columns>}.
   */
  static List<String> blocks(Document document) {
    return document.blocks().stream().map(Told::block).toList();
  }

  static List<String> blocks(String text) {
    return blocks(read(text));
  }

  static List<String> rules(Document document) {
    return document.notices().stream().map(Notice::rule).toList();
  }

  static String words(Document document) {
    return String.join("\n", blocks(document));
  }

  private static String block(Block block) {
    if (block instanceof Block.Paragraph p) {
      return (p.heading() ? "H " : "P ") + String.join(" | ", p.pieces());
    }
    return "T "
        + ((Block.Table) block)
            .rows().stream()
                .map(row -> row.stream().map(Told::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" / "));
  }

  private static String cell(Block.Cell c) {
    boolean spans = c.rowspan() > 1 || c.colspan() > 1;
    return c.text() + (spans ? "<%dx%d>".formatted(c.rowspan(), c.colspan()) : "");
  }
}
