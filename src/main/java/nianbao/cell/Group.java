package nianbao.cell;

import java.util.List;

/**
 * A run of figures and the words printed since the run before it.
 *
 * @param part the table of the form it stands in, as far as its neighbourhood tells
 * @param words everything printed since the figures before
 * @param sameLine how many of the last words stand on the line of the first figure
 * @param opensTable whether a table block begins with it
 */
record Group(
    int ordinal,
    String part,
    Line.Shape shape,
    List<Atom> words,
    int sameLine,
    List<Atom> figures,
    boolean opensTable) {
  Group {
    words = List.copyOf(words);
    figures = List.copyOf(figures);
  }

  int size() {
    return figures.size();
  }

  boolean allBlank() {
    for (Atom figure : figures) {
      if (!figure.isBlank()) {
        return false;
      }
    }
    return true;
  }

  Group withFigures(List<Atom> other) {
    return new Group(ordinal, part, shape, words, sameLine, other, opensTable);
  }
}
