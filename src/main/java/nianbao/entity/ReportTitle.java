package nianbao.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.archive.Sidecar;
import nianbao.block.Block;
import nianbao.block.Document;
import nianbao.block.Fold;

/**
 * The title of a document, cleaned, and the words in it that name the agency.
 *
 * @param text null if nothing looks like a title
 * @param report whether it names an annual report on disclosure
 * @param subject the words before and between that should be the agency; may be empty
 */
record ReportTitle(String text, boolean report, String subject) {
  static final ReportTitle NONE = new ReportTitle(null, false, "");

  private static final int LINES = 40;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 90;
  private static final String TOPIC =
      "(?:依法行政)?(?:政府信息和政务|政务和政府信息|政府信息|政务信息|政务|政府|信息)?(?:工作)?(?:主动)?公开(?:信息)?(?:和政务公开)?(?:工作)?";
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
  private static final String LAST = "告报结况文版)）";
  private static final Pattern YEARS = Pattern.compile(YEAR);
  private static final Pattern TRIMMED =
      Pattern.compile("^(?:年度|关于|[-—·:,])+|(?:的|年度|关于|开展|做好|落实|[-—·:,])+$");
  private static final Pattern ALIKE =
      Pattern.compile(
          "(?:公开|政务).{0,14}(?:年报|报告|总结|指南|目录|通知|制度|办法|规定|规则|统计|情况|申请表|要点|方案|细则|条例|标准|清单|公告|意见|解读|培训|流程|规范|计划)");

  // A line that counts something states it; it is no title.
  private static final Pattern COUNTED = Pattern.compile("\\d(?:余|多)?(?:条|件|篇|宗|起|例|份|次|项|个)");
  private static final Pattern QUOTES = Pattern.compile("^[《\"“]+|[》\"”]+$");
  private static final Pattern SECTION = Pattern.compile("^[((]?[一二三四五六七八九十\\d]+[、.))].*");
  private static final Pattern JOINT = Pattern.compile("\\s*[-_|>»›—]+\\s*|\\s+");
  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:公布|发布|编制)(?:了)?([^,。;:]{6,60}?(?:年报|年度报告|工作报告))[。,]");
  private static final Pattern LABEL =
      Pattern.compile("^(?:标题|名称|信息名称|文件名称|题名|正文|当前位置|您现在的位置|您当前的位置)[::]?\\s*");

  static ReportTitle of(Document document, Sidecar sidecar) {
    var choice = new Choice();
    choice.offer(sidecar.title());
    choice.offer(document.meta().get("articletitle"));
    choice.offer(document.title());
    if (choice.isFull()) {
      return choice.best;
    }
    List<String> lines = lines(document);
    for (int i = 0; i < lines.size() && !choice.isFull(); i++) {
      choice.offer(lines.get(i));
      boolean open = lines.get(i).length() <= LONGEST / 2 && !ends(lines.get(i));
      if (open && i + 1 < lines.size() && !names(lines.get(i + 1))) {
        choice.offer(lines.get(i) + lines.get(i + 1));
      }
    }
    announced(lines, choice);
    return choice.best;
  }

  /** Without a title of its own, a report is called what its preamble calls it. */
  private static void announced(List<String> lines, Choice choice) {
    if (choice.best.report()) {
      return;
    }
    for (String line : lines) {
      Matcher announced = ANNOUNCED.matcher(Words.fold(line));
      if (announced.find()) {
        choice.offer(announced.group(1));
        return;
      }
    }
  }

  /** Whether a line names an agency's report by itself: then nothing belongs before it. */
  private static boolean names(String line) {
    ReportTitle title = line.length() > LONGEST ? null : read(Words.fold(line));
    return title != null && title.report() && title.subject().length() >= 2;
  }

  private static boolean ends(String line) {
    boolean sentence =
        line.indexOf(':') >= 0
            || !line.isEmpty() && "。;,.!?".indexOf(line.charAt(line.length() - 1)) >= 0;
    return sentence || SECTION.matcher(line).matches();
  }

  private static List<String> lines(Document document) {
    var lines = new ArrayList<String>();
    for (Block block : document.blocks()) {
      if (lines.size() >= LINES) {
        break;
      }
      if (block instanceof Block.Paragraph paragraph) {
        lines.add(Fold.compatible(paragraph.text()).strip());
      } else if (block instanceof Block.Table table) {
        addCells(table, lines);
      }
    }
    return lines;
  }

  /** Adds the cells of the first rows that are long enough for a title, while lines are wanted. */
  private static void addCells(Block.Table table, List<String> lines) {
    int rows = Math.min(LINES, table.rows().size());
    for (int i = 0; i < rows && lines.size() < LINES; i++) {
      for (Block.Cell cell : table.rows().get(i)) {
        String text = Fold.compatible(cell.text()).strip();
        if (text.length() >= SHORTEST && lines.size() < LINES) {
          lines.add(text);
        }
      }
    }
  }

  /**
   * The best title so far: a report's before others, a known agency's, with the year, the first.
   */
  private static final class Choice {
    private static final int REPORT = 1;
    private static final int YEAR_NAMED = 2;
    private static final int OTHER_AGENCY = 3;
    private static final int LISTED_AGENCY = 4;

    private ReportTitle best = NONE;
    private int weight = -1;
    private final AgencyReader agencies = new AgencyReader(null);
    private final Set<String> offered = new HashSet<>();

    /** Whether no other title can weigh more. */
    boolean isFull() {
      return weight == REPORT + YEAR_NAMED + LISTED_AGENCY;
    }

    void offer(String line) {
      if (isFull() || line == null || line.isBlank() || line.length() > LONGEST * 3) {
        return;
      }
      if (!mayName(line)) {
        return;
      }
      for (String part : parts(line)) {
        ReportTitle title = offered.add(part) ? read(part) : null;
        int weighs = title == null ? -1 : weigh(title);
        if (weighs > weight) {
          best = title;
          weight = weighs;
        }
      }
    }

    private int weigh(ReportTitle title) {
      if (!title.report()) {
        return 0;
      }
      int year = YEARS.matcher(title.text()).find() ? YEAR_NAMED : 0;
      return REPORT + year + agency(title.subject());
    }

    private int agency(String subject) {
      AgencyName name = subject.length() < 2 ? null : agencies.whole(subject);
      if (name == null) {
        return subject.isEmpty() ? 1 : 0;
      }
      return name.sector().equals("other") ? OTHER_AGENCY : LISTED_AGENCY;
    }
  }

  /** Whether a title can stand in a line: every one holds 公开 or 政务, maybe with blanks between. */
  private static boolean mayName(String line) {
    String folded = Fold.compatible(line);
    return folded.indexOf('开') >= 0 || folded.indexOf('务') >= 0;
  }

  /** The line whole and its pieces: site names and breadcrumbs are cut off that way. */
  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    parts.add(Words.fold(line));
    String[] pieces = JOINT.split(Fold.compatible(line).strip());
    for (int i = 0; pieces.length > 1 && i < pieces.length; i++) {
      parts.add(pieces[i]);
    }
    return parts;
  }

  /** Whether a title ends as every name of a report's genre does, or what may stand behind it. */
  private static boolean mayBeReport(String title) {
    return !title.isEmpty() && LAST.indexOf(title.charAt(title.length() - 1)) >= 0;
  }

  private static ReportTitle read(String part) {
    boolean topic = part.indexOf("公开") >= 0 || part.indexOf("政务") >= 0;
    if (!topic || part.length() < SHORTEST || part.indexOf('。') >= 0 || part.indexOf(',') >= 0) {
      return null;
    }
    String title = LABEL.matcher(part.strip()).replaceFirst("").strip();
    title = QUOTES.matcher(title).replaceAll("");
    boolean sized = title.length() >= SHORTEST && title.length() <= LONGEST;
    if (!sized || SECTION.matcher(title).matches()) {
      return null;
    }
    String tight = title.replace(" ", "");
    Matcher report = REPORT.matcher(tight);
    if (mayBeReport(tight) && report.matches()) {
      String subject = YEARS.matcher(report.group(1)).replaceAll("");
      subject = TRIMMED.matcher(subject).replaceAll("");
      // 宣城市人民政府信息公开年报: the government's last word is the topic's first.
      boolean shared = subject.endsWith("人民") && report.group(2).startsWith("政府");
      return new ReportTitle(title, true, shared ? subject + "政府" : subject);
    }
    return ALIKE.matcher(tight).find() && !COUNTED.matcher(tight).find()
        ? new ReportTitle(title, false, "")
        : null;
  }
}
