package nianbao.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year a report is on, and the period it gives.
 *
 * @param year null if nothing says so
 * @param evidence {@code title}, {@code period}, {@code preamble}, {@code section} or {@code text}
 * @param start first day of the printed period, null if none is printed
 * @param other a year that another, weaker place says instead; null if none
 * @param damaged whether the printed period had lost characters
 */
record ReportYear(
    Integer year, String evidence, LocalDate start, LocalDate end, Integer other, boolean damaged) {

  private static final int HEAD = 6000;
  private static final String DIGITS = "〇零一二三四五六七八九";
  private static final Pattern TITLE_YEAR =
      Pattern.compile("((?:19|20)\\d{2}|[二][〇○OoΟ0零][〇○OoΟ0零一二][〇○OoΟ0零一二三四五六七八九])(?=年|度|政|信|工)");

  /** What a period begins with: found sooner than a pattern is tried. */
  private static final String CENTURY = "20";

  private static final Pattern PERIOD =
      Pattern.compile(
          "(20\\d{2})(年)?\\D{0,1}(\\d{1,2})(月)?\\D{0,1}(\\d{1,2})日?\\D{0,4}?"
              + "(?:至|到|—|-|~|–|―)+\\D{0,3}?(?:(20\\d{2})年?\\D{0,1})?(\\d{1,2})(月)?\\D{0,1}(\\d{1,2})日?");
  private static final Pattern PREAMBLE =
      Pattern.compile("(?:公布|公开|编制|发布|结合|形成|现将|根据).{0,60}?(20\\d{2})年(?:度)?[^,。\\d]{0,20}报告");
  private static final Pattern SECTION =
      Pattern.compile("(?:^|\\n)[^\\n]{0,8}一、[^\\n。]{0,400}?(20\\d{2})年(?!\\d{1,2}月|以来|起|前)");
  // Years that only serve to compare, or from which work was carried over, are other years.
  private static final Pattern ANY =
      Pattern.compile("(?<!较|比|与|同)(20\\d{2})年(?:度)?+(?!\\d|前|以前|以来|相比|同期|未办结|结转|转入)");

  static ReportYear of(ReportTitle title, Words words, LocalDate published) {
    Period period = period(words.head(HEAD));
    if (period == null && words.text().length() > HEAD) {
      period = period(words.text());
    }
    Integer byTitle = title.text() == null ? null : inTitle(title.text());
    Integer byPeriod = period == null ? null : Integer.valueOf(period.start().getYear());
    Integer year = byTitle != null ? byTitle : byPeriod;
    String evidence = byTitle != null ? "title" : "period";
    Integer weaker = byTitle != null ? byPeriod : null;
    if (year == null) {
      year = first(PREAMBLE, words.head(HEAD));
      evidence = "preamble";
    }
    if (year == null) {
      year = first(SECTION, words.head(HEAD * 2));
      evidence = "section";
    }
    if (year == null) {
      year = mostNamed(words.text(), published);
      evidence = "text";
    }
    boolean inferred = !evidence.equals("title") && !evidence.equals("period");
    if (inferred && year != null && published != null && year > published.getYear()) {
      year = null;
    }
    boolean agrees = weaker == null || weaker.equals(year);
    return new ReportYear(
        year,
        year == null ? null : evidence,
        period == null ? null : period.start(),
        period == null ? null : period.end(),
        agrees ? null : weaker,
        period != null && period.damaged());
  }

  private record Period(LocalDate start, LocalDate end, boolean damaged) {}

  /** The first span of days of one year at least half a year long. */
  private static Period period(String text) {
    Matcher matcher = PERIOD.matcher(text);
    int next = 0;
    for (int at = text.indexOf(CENTURY); at >= 0; at = text.indexOf(CENTURY, next)) {
      if (!mayBeDate(text, at) || !matcher.region(at, text.length()).lookingAt()) {
        next = at + 1;
        continue;
      }
      next = matcher.end();
      int year = Integer.parseInt(matcher.group(1));
      int last = matcher.group(6) == null ? year : Integer.parseInt(matcher.group(6));
      try {
        var start = LocalDate.of(year, number(matcher, 3), number(matcher, 5));
        var end = LocalDate.of(last, number(matcher, 7), number(matcher, 9));
        long days = end.toEpochDay() - start.toEpochDay();
        if (days >= 180 && days <= 400) {
          boolean whole = matcher.group(4) != null && matcher.group(8) != null;
          return new Period(start, end, !whole && matcher.group(2) != null);
        }
      } catch (DateTimeException e) {
        // Digits that are no date are no period.
      }
    }
    return null;
  }

  /** Whether a month may stand behind the year that may begin here: quick. */
  private static boolean mayBeDate(String text, int at) {
    return isDigit(text, at + 4) || isDigit(text, at + 5) || isDigit(text, at + 6);
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Integer inTitle(String title) {
    Matcher matcher = TITLE_YEAR.matcher(title);
    return matcher.find() ? Integer.valueOf(number(matcher.group(1))) : null;
  }

  private static int number(String digits) {
    var number = new StringBuilder();
    for (char c : digits.toCharArray()) {
      int value = DIGITS.indexOf(c);
      if (Character.isDigit(c)) {
        number.append(c);
      } else {
        number.append(value < 0 ? 0 : value == 0 ? 0 : value - 1);
      }
    }
    return Integer.parseInt(number.toString());
  }

  private static Integer first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /**
   * The year named most often; null where two are named equally often or none before publication.
   */
  private static Integer mostNamed(String text, LocalDate published) {
    var counts = new TreeMap<Integer, Integer>();
    Matcher matcher = ANY.matcher(text);
    while (matcher.find()) {
      int end = matcher.end();
      boolean date = end < text.length() && Character.isDigit(text.charAt(end));
      int year = Integer.parseInt(matcher.group(1));
      if (!date && (published == null || year <= published.getYear())) {
        counts.merge(year, 1, Integer::sum);
      }
    }
    Integer best = null;
    boolean tie = false;
    for (var entry : counts.entrySet()) {
      int most = best == null ? 0 : counts.get(best);
      tie = entry.getValue() > most ? false : tie || entry.getValue() == most;
      best = entry.getValue() > most ? entry.getKey() : best;
    }
    return tie ? null : best;
  }
}
