package nianbao.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A filled form with its truth: what a table prints, row by row, and the codes of every figure. */
final class PrintedForm {
  /** A printed row: group labels before it, its label, its figures and their codes. */
  record Row(List<String> groups, String label, List<String> figures, List<String> codes) {}

  /** A block of rows under one header. */
  record Table(String title, List<String> header, List<Row> rows) {}

  static final List<String> APPLICANTS =
      List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");
  static final List<String> OUTCOMES = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
  private static final List<String> TYPES =
      List.of(
          "natural_person",
          "enterprise",
          "research",
          "public_welfare",
          "legal_service",
          "other",
          "total");
  private static final List<String> STAGES =
      List.of("reconsideration", "litigation_direct", "litigation_after_review");
  private static final List<String> RESULTS =
      List.of("upheld", "corrected", "other", "pending", "total");

  final List<Table> art20 = new ArrayList<>();
  final List<Row> requests = new ArrayList<>();
  final List<String> remedies = new ArrayList<>();
  final List<String> remedyCodes = new ArrayList<>();
  private final Random random;
  private final int zeros;

  private PrintedForm(long seed) {
    random = new Random(seed);
    zeros = random.nextInt(90);
  }

  static PrintedForm of2021(long seed) {
    var form = new PrintedForm(seed);
    form.block(
        "第二十条第（一）项",
        List.of("本年制发件数", "本年废止件数", "现行有效件数"),
        List.of("issued", "repealed", "in_force"),
        "规章",
        "regulation",
        "行政规范性文件",
        "normative_doc");
    form.block("第二十条第（五）项", List.of("本年处理决定数量"), List.of("decisions"), "行政许可", "licensing");
    form.block(
        "第二十条第（六）项",
        List.of("本年处理决定数量"),
        List.of("decisions"),
        "行政处罚",
        "penalty",
        "行政强制",
        "coercion");
    form.block("第二十条第（八）项", List.of("本年收费金额（单位：万元）"), List.of("amount"), "行政事业性收费", "admin_fee");
    form.matrix(true);
    form.remedies();
    return form;
  }

  static PrintedForm of2019(long seed) {
    var form = new PrintedForm(seed);
    var items = List.of("上一年项目数量", "本年增/减", "处理决定数量");
    var codes = List.of("items_prev_year", "items_change", "decisions");
    form.block(
        "第二十条第（一）项",
        List.of("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        List.of("issued", "newly_disclosed", "disclosed_stock"),
        "规章",
        "regulation",
        "规范性文件",
        "normative_doc");
    form.block("第二十条第（五）项", items, codes, "行政许可", "licensing", "其他对外管理服务事项", "other_service");
    form.block("第二十条第（六）项", items, codes, "行政处罚", "penalty", "行政强制", "coercion");
    form.block("第二十条第（八）项", items.subList(0, 2), codes.subList(0, 2), "行政事业性收费", "admin_fee");
    form.block(
        "第二十条第（九）项",
        List.of("采购项目数量", "采购总金额"),
        List.of("projects", "amount"),
        "政府集中采购",
        "procurement");
    form.matrix(false);
    form.remedies();
    return form;
  }

  /** Codes to printed figure, as {@code indicator/applicant/stage}. */
  Map<String, String> truth() {
    var truth = new LinkedHashMap<String, String>();
    for (Table table : art20) {
      table.rows().forEach(row -> put(truth, row));
    }
    requests.forEach(row -> put(truth, row));
    for (int i = 0; i < remedies.size(); i++) {
      truth.put(remedyCodes.get(i), remedies.get(i));
    }
    return truth;
  }

  private static void put(Map<String, String> truth, Row row) {
    for (int i = 0; i < row.figures().size(); i++) {
      truth.put(row.codes().get(i), row.figures().get(i));
    }
  }

  private void block(String title, List<String> header, List<String> ends, String... rows) {
    var printed = new ArrayList<Row>();
    for (int i = 0; i < rows.length; i += 2) {
      var figures = new ArrayList<String>();
      var codes = new ArrayList<String>();
      for (String end : ends) {
        figures.add(end.equals("amount") && random.nextBoolean() ? count() + ".57" : "" + count());
        codes.add("art20." + rows[i + 1] + "." + end + "//");
      }
      printed.add(new Row(List.of(), rows[i], figures, codes));
    }
    art20.add(new Table(title, header, printed));
  }

  private void matrix(boolean form2021) {
    String[] groups = {"三、本年度办理结果"};
    request("一、本年新收政府信息公开申请数量", "request.received");
    request("二、上年结转政府信息公开申请数量", "request.carried_in");
    request("（一）予以公开", "result.granted", groups);
    request("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "result.partial");
    String[] denied = {
      "state_secret",
      "属于国家秘密",
      "other_law",
      "其他法律行政法规禁止公开",
      "security_stability",
      "危及“三安全一稳定”",
      "third_party",
      "保护第三方合法权益",
      "internal_affairs",
      "属于三类内部事务信息",
      "process",
      "属于四类过程性信息",
      "enforcement_file",
      "属于行政执法案卷",
      "query_matter",
      "属于行政查询事项"
    };
    children("（三）不予公开", "result.denied.", denied);
    children(
        "（四）无法提供",
        "result.unable.",
        "not_held",
        "本机关不掌握相关政府信息",
        "needs_creation",
        "没有现成信息需要另行制作",
        "unclear_after_correction",
        "补正后申请内容仍不明确");
    children(
        "（五）不予处理",
        "result.not_processed.",
        "petition",
        "信访举报投诉类申请",
        "repeat",
        "重复申请",
        "publication",
        "要求提供公开出版物",
        "excessive",
        "无正当理由大量反复申请",
        "reconfirm",
        "要求行政机关确认或重新出具已获取信息");
    if (form2021) {
      children(
          "（六）其他处理",
          "result.other.",
          "no_correction",
          "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
          "fee_unpaid",
          "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
          "other",
          "其他");
    } else {
      request("（六）其他处理", "result.other");
    }
    request("（七）总计", "result.total");
    request("四、结转下年度继续办理", "request.carried_out");
  }

  private void children(String group, String code, String... rows) {
    for (int i = 0; i < rows.length; i += 2) {
      request(
          (i / 2 + 1) + "." + rows[i + 1],
          code + rows[i],
          i == 0 ? new String[] {group} : new String[0]);
    }
  }

  private void request(String label, String code, String... groups) {
    var figures = new ArrayList<String>();
    var codes = new ArrayList<String>();
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      int n = count();
      sum += n;
      figures.add("" + n);
    }
    figures.add("" + sum);
    TYPES.forEach(type -> codes.add(code + "/" + type + "/"));
    requests.add(new Row(List.of(groups), label, figures, codes));
  }

  private void remedies() {
    for (String stage : STAGES) {
      int sum = 0;
      for (String result : RESULTS) {
        int n = result.equals("total") ? sum : count();
        sum += n;
        remedies.add("" + n);
        remedyCodes.add("remedy." + result + "//" + stage);
      }
    }
  }

  private int count() {
    return random.nextInt(100) < zeros ? 0 : random.nextInt(random.nextInt(10) == 0 ? 20_000 : 60);
  }
}
