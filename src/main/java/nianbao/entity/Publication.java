package nianbao.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Lexicon;
import nianbao.archive.Sidecar;
import nianbao.block.Document;

/**
 * Who published a document and when, as the page around it says.
 *
 * @param publishers names as printed, best first
 * @param on null if unknown
 * @param otherDate another date some place gives, null if all agree
 */
record Publication(List<String> publishers, LocalDate on, LocalDate otherDate) {
  private static final int LINES = 60;
  // Longer lines are prose: what stands deep inside one is no line of the page's head.
  private static final int HEAD = 300;
  private static final List<String> META_DATES =
      List.of("pubdate", "publishdate", "publish_date", "publishtime", "article:published_time");
  private static final List<String> META_SOURCES =
      List.of("contentsource", "publisher", "author", "source");
  private static final Labelled PUBLISHER =
      new Labelled(
          "发布单位|发布机构|发布机关|公开单位|公开机构|公开主体|制作单位|编制单位|发文机关|发文单位|信息来源|文章来源|来源|责任部门|发布者|作者|单位名称",
          "[:\\s]*([\\u4e00-\\u9fff()·]{2,40})");
  private static final Labelled DATED =
      new Labelled(
          "发布日期|发布时间|公开日期|公开时间|发文日期|成文日期|生成日期|发布于|更新时间|日期|时间",
          "[:\\s]*(20\\d{2})[-年/.](\\d{1,2})[-月/.](\\d{1,2})");
  private static final Pattern DATE =
      Pattern.compile("(20\\d{2})\\D{1,2}(\\d{1,2})\\D{1,2}(\\d{1,2})");

  /** One of some labels and what stands behind it. */
  private static final class Labelled {
    private final Lexicon<String> labels;
    private final Pattern pattern;

    Labelled(String labels, String value) {
      var words = new HashMap<String, String>();
      for (String label : labels.split("\\|")) {
        words.put(label, label);
      }
      this.labels = new Lexicon<>(words);
      this.pattern = Pattern.compile("(?:" + labels + ")" + value);
    }

    /** Gives all matches in a text, left to right, not overlapping. */
    void each(String text, Consumer<MatchResult> found) {
      for (int at = labels.next(text, 0); at >= 0; ) {
        MatchResult match = at(text, at);
        if (match != null) {
          found.accept(match);
        }
        at = labels.next(text, match != null ? match.end() : at + 1);
      }
    }

    /** Gives the first match in a text, if there is one. */
    void first(String text, Consumer<MatchResult> found) {
      for (int at = labels.next(text, 0); at >= 0; at = labels.next(text, at + 1)) {
        MatchResult match = at(text, at);
        if (match != null) {
          found.accept(match);
          return;
        }
      }
    }

    private MatchResult at(String text, int start) {
      Matcher matcher = pattern.matcher(text).region(start, text.length());
      return matcher.lookingAt() ? matcher : null;
    }
  }

  static Publication of(Document document, Sidecar sidecar, Words words) {
    var publishers = new ArrayList<String>();
    addName(publishers, sidecar.publisher());
    var dates = new ArrayList<LocalDate>();
    addDate(dates, DATE, sidecar.publishedOn());
    for (String name : META_DATES) {
      addDate(dates, DATE, document.meta().get(name));
    }
    int limit = Math.min(LINES, words.lines().size());
    for (String line : words.lines().subList(0, limit)) {
      String open = line.substring(0, Math.min(HEAD, line.length())).replace('|', ' ');
      PUBLISHER.each(open, found -> addName(publishers, found.group(1)));
      if (open.contains("20")) {
        DATED.first(open, found -> addDate(dates, found));
      }
    }
    for (String name : META_SOURCES) {
      addName(publishers, document.meta().get(name));
    }
    LocalDate on = dates.isEmpty() ? null : dates.get(0);
    LocalDate other = dates.stream().filter(date -> !date.equals(on)).findFirst().orElse(null);
    return new Publication(List.copyOf(publishers), on, other);
  }

  private static void addName(List<String> names, String name) {
    if (name != null && !name.isBlank()) {
      names.add(Words.fold(name).replace(" ", ""));
    }
  }

  private static void addDate(List<LocalDate> dates, Pattern pattern, String text) {
    Matcher matcher = text == null ? null : pattern.matcher(text);
    if (matcher != null && matcher.find()) {
      addDate(dates, matcher);
    }
  }

  private static void addDate(List<LocalDate> dates, MatchResult matcher) {
    try {
      dates.add(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      // 2024-13-41 says nothing.
    }
  }
}
