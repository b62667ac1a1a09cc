package nianbao.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** What a .docx says apart from its text: which styles are headings, and the automatic numbers. */
final class DocxStyles {
  private static final int LEVELS = 9;
  private static final String HAN_DIGITS = "〇一二三四五六七八九";

  /** One level of a numbering: how the number is written and the words around it. */
  private record Level(String format, String text, int start) {}

  private final Set<String> headings = new HashSet<>();
  private final Map<String, Element> numberingOfStyle = new HashMap<>();
  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, List<Level>> levelsOf = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  /** Both may be null: a document need not have them. */
  DocxStyles(Element styles, Element numbering) {
    if (styles != null) {
      DocxXml.children(styles).forEach(this::style);
    }
    if (numbering != null) {
      DocxXml.children(numbering).forEach(this::numbering);
    }
  }

  private void style(Element style) {
    String id = DocxXml.attribute(style, "styleId");
    if (id == null || !DocxXml.name(style).equals("style")) {
      return;
    }
    String name = DocxXml.value(style, "name");
    String folded = name == null ? "" : name.toLowerCase(Locale.ROOT);
    Element format = DocxXml.child(style, "pPr");
    if (folded.startsWith("heading")
        || folded.equals("title")
        || folded.equals("subtitle")
        || folded.startsWith("标题")
        || DocxXml.number(format, "outlineLvl", LEVELS) < LEVELS) {
      headings.add(id);
    }
    Element number = DocxXml.child(format, "numPr");
    if (number != null) {
      numberingOfStyle.put(id, number);
    }
  }

  private void numbering(Element e) {
    if (DocxXml.name(e).equals("num")) {
      abstractOf.put(DocxXml.attribute(e, "numId"), DocxXml.value(e, "abstractNumId"));
    } else if (DocxXml.name(e).equals("abstractNum")) {
      var levels = new ArrayList<Level>();
      for (Element level : DocxXml.children(e)) {
        if (DocxXml.name(level).equals("lvl")) {
          String text = DocxXml.value(level, "lvlText");
          String format = DocxXml.value(level, "numFmt");
          levels.add(
              new Level(
                  format == null ? "decimal" : format,
                  text == null ? "" : text,
                  DocxXml.number(level, "start", 1)));
        }
      }
      levelsOf.put(DocxXml.attribute(e, "abstractNumId"), levels);
    }
  }

  /** Whether the paragraph's style, or its own outline level, makes it a heading. */
  boolean isHeading(Element paragraphFormat) {
    String style = DocxXml.value(paragraphFormat, "pStyle");
    return style != null && headings.contains(style)
        || DocxXml.number(paragraphFormat, "outlineLvl", LEVELS) < LEVELS;
  }

  /** The number that the word processor prints before the next paragraph of this format, or "". */
  String nextNumber(Element paragraphFormat) {
    Element number = DocxXml.child(paragraphFormat, "numPr");
    if (number == null) {
      String style = DocxXml.value(paragraphFormat, "pStyle");
      number = style == null ? null : numberingOfStyle.get(style);
    }
    String list = number == null ? null : abstractOf.get(DocxXml.value(number, "numId"));
    List<Level> levels = list == null ? null : levelsOf.get(list);
    int depth = DocxXml.number(number, "ilvl", 0);
    if (levels == null || depth < 0 || depth >= Math.min(LEVELS, levels.size())) {
      return "";
    }
    int[] counter = counters.computeIfAbsent(list, key -> new int[LEVELS]);
    counter[depth]++;
    java.util.Arrays.fill(counter, depth + 1, LEVELS, 0);
    return printed(levels, depth, counter);
  }

  private static String printed(List<Level> levels, int depth, int[] counter) {
    String text = levels.get(depth).text();
    if (levels.get(depth).format().equals("bullet")) {
      return "";
    }
    for (int i = 0; i <= depth && i < levels.size(); i++) {
      Level level = levels.get(i);
      int value = level.start() + Math.max(1, counter[i]) - 1;
      text = text.replace("%" + (i + 1), written(level.format(), value));
    }
    return text;
  }

  private static String written(String format, int value) {
    String folded = format.toLowerCase(Locale.ROOT);
    if (folded.contains("chinese") || folded.contains("japanese") || folded.contains("taiwan")) {
      return han(value);
    }
    if (folded.equals("none")) {
      return "";
    }
    return folded.equals("decimalenclosedcircle") && value >= 1 && value <= 20
        ? String.valueOf((char) ('①' + value - 1))
        : Integer.toString(value);
  }

  private static String han(int value) {
    if (value <= 0 || value > 99) {
      return Integer.toString(value);
    }
    int tens = value / 10;
    int ones = value % 10;
    String head = tens == 0 ? "" : (tens == 1 ? "" : digit(tens)) + "十";
    return head + (ones == 0 ? "" : digit(ones));
  }

  private static String digit(int value) {
    return HAN_DIGITS.substring(value, value + 1);
  }
}
