package nianbao.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.archive.Sidecar;
import nianbao.block.Document;

/**
 * The title of a document, cleaned, and the words in it that name the agency.
 *
 * @param text null if nothing looks like a title
 * @param report whether it names an annual report on disclosure
 * @param subject the words before and between that should be the agency; may be empty
 * @param block block it stands in, -1 for titles outside the text
 */
record ReportTitle(String text, boolean report, String subject, int block) {
  static final ReportTitle NONE = new ReportTitle(null, false, "", -1);

  private static final int LINES = 40;
  private static final int LONGEST = 90;
  private static final String TOPIC =
      "(?:依法行政)?(?:政府|政务)?(?:信息|政务|政府)?(?:工作)?(?:主动)?公开(?:信息)?(?:和政务公开)?(?:工作)?";
  private static final String GENRE =
      "(?:年度工作报告|年度总结报告|年度报告|工作年度报告|年度工作总结|工作年报|年报|年度总结|工作总结|工作报告|总结报告"
          + "|情况报告|情况的报告|情况总结|自查报告|报告|总结|工作情况)";
  private static final String YEAR = "(?:[12][0-9]{3}|[二〇○O0零一三四五六七八九十]{4})年?(?:度)?";
  private static final Pattern REPORT =
      Pattern.compile(
          "^(.*?)(?:(?:关于)?(?:"
              + YEAR
              + ")?(?:年度)?)("
              + TOPIC
              + ")(?:的)?(?:(?:"
              + YEAR
              + ")?(?:年度)?)"
              + GENRE
              + "(?:[((][^()()]{0,20}[))]|全文|文字版)?$");
  private static final Pattern YEARS = Pattern.compile(YEAR);
  private static final Pattern ALIKE =
      Pattern.compile("(?:公开|政务).{0,14}(?:年报|报告|总结|指南|目录|通知|制度|办法|规定|规则|统计|情况|申请表)");
  private static final Pattern JOINT = Pattern.compile("\\s*[-_|>»›—]+\\s*|\\s{2,}");
  private static final Pattern LABEL =
      Pattern.compile("^(?:标题|名称|信息名称|文件名称|题名|正文|当前位置|您现在的位置|索引号)[::]?\\s*");

  static ReportTitle of(Document document, Sidecar sidecar, Words words) {
    var best = NONE;
    for (String line : outside(document, sidecar)) {
      best = better(best, line, -1);
    }
    for (int i = 0; i < Math.min(LINES, words.lines().size()); i++) {
      String line = words.lines().get(i);
      best = better(best, line, words.blocks().get(i));
      if (i + 1 < words.lines().size() && !best.report() && joins(line)) {
        best = better(best, line + words.lines().get(i + 1), words.blocks().get(i));
      }
    }
    return best;
  }

  private static List<String> outside(Document document, Sidecar sidecar) {
    var lines = new ArrayList<String>();
    add(lines, sidecar.title());
    add(lines, document.meta().get("articletitle"));
    add(lines, document.title());
    return lines;
  }

  private static void add(List<String> lines, String line) {
    if (line != null && !line.isBlank()) {
      lines.add(Words.fold(line));
    }
  }

  /** A line short enough and open enough to be the first half of a title. */
  private static boolean joins(String line) {
    return line.length() <= 40 && !line.matches(".*[。;;::,,.!?]$");
  }

  private static ReportTitle better(ReportTitle best, String line, int block) {
    for (String part : parts(line)) {
      ReportTitle title = read(part, block);
      if (title == null) {
        continue;
      }
      boolean first = best.text() == null;
      boolean clearer = title.report() && (!best.report() || fuller(title, best));
      if (first || clearer) {
        best = title;
      }
    }
    return best;
  }

  /** A title with the agency beats one without, a title with the year one without. */
  private static boolean fuller(ReportTitle title, ReportTitle best) {
    return weight(title) > weight(best);
  }

  private static int weight(ReportTitle title) {
    int agency = title.subject().length() >= 2 ? 2 : 0;
    return agency + (YEARS.matcher(title.text()).find() ? 1 : 0);
  }

  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    if (line.length() <= LONGEST) {
      parts.add(line);
    }
    for (String part : JOINT.split(line)) {
      parts.add(part);
    }
    String[] spaced = line.split(" ");
    if (spaced.length > 1) {
      parts.add(spaced[spaced.length - 1]);
      parts.add(spaced[0]);
    }
    return parts;
  }

  private static ReportTitle read(String part, int block) {
    String title = LABEL.matcher(part.strip()).replaceFirst("").strip();
    title = title.replaceAll("^[《\"“]+|[》\"”]+$", "");
    if (title.length() > LONGEST || title.length() < 4 || title.indexOf('。') >= 0) {
      return null;
    }
    String tight = title.replace(" ", "");
    Matcher report = REPORT.matcher(tight);
    if (report.matches() && tight.indexOf(',') < 0) {
      String subject = YEARS.matcher(report.group(1)).replaceAll("");
      subject = subject.replaceAll("^(?:年度|关于)+|(?:的|年度|关于|开展|做好)+$", "");
      return new ReportTitle(title, true, subject, block);
    }
    return ALIKE.matcher(tight).find() && tight.indexOf(',') < 0
        ? new ReportTitle(title, false, "", block)
        : null;
  }
}
