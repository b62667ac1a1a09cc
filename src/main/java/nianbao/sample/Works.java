package nianbao.sample;

import java.math.BigDecimal;
import java.util.List;

/** What an agency publishes, decides, spends and teaches: everything beside the requests. */
final class Works {
  private static final List<String> POWERS =
      List.of("licensing", "other_service", "penalty", "coercion");

  private final Dice dice;
  private final Agency agency;
  private final double items;
  private final long rules;
  private long normative;
  private long regulations;
  private final long[] powers = new long[POWERS.size()];
  private long charges;
  private int staff;

  Works(Dice dice, Agency agency) {
    this.dice = dice;
    this.agency = agency;
    items = dice.logNormal(agency.level().items, 0.8);
    rules = agency.makesRules() ? 1 : 0;
    regulations = rules * dice.between(15, 90);
    normative = dice.poisson(agency.level().items / 12);
    for (int i = 0; i < powers.length; i++) {
      powers[i] = dice.poisson(agency.sector().powers() * (i == 3 ? 0.2 : 1));
    }
    charges = dice.below(4);
    staff = dice.between(2, 9);
  }

  void next(Figures f, int year, double growth) {
    disclosure(f, growth, year);
    response(f, year);
    documents(f);
    decisions(f);
    money(f);
    organisation(f);
  }

  private void disclosure(Figures f, double growth, int year) {
    long total = 5 + dice.poisson(items * (0.5 + growth / 2) * dice.logNormal(1, 0.2));
    f.put("disclosure.total", total);
    boolean fujian = agency.annex(year).equals("annex_fujian");
    long gazette = dice.binomial(total, 0.03);
    f.put("disclosure.channel.gazette", gazette);
    f.put(
        "disclosure.channel.website",
        fujian ? total - gazette : total - dice.binomial(total, 0.05));
    f.put("disclosure.channel.weibo", dice.binomial(total, 0.12));
    f.put("disclosure.channel.wechat", dice.binomial(total, 0.3));
    f.put("disclosure.channel.other", dice.binomial(total, 0.1));
    f.put("disclosure.fulltext_digital", total - dice.binomial(total, 0.1));
    long official = dice.binomial(total, 0.25);
    f.put("disclosure.official_documents", official);
    f.put("disclosure.new_normative_documents", dice.binomial(official, 0.05));
    f.put("disclosure.service_information", dice.binomial(total, 0.2));
    f.put("disclosure.request_catalogue", dice.poisson(items / 20));
    f.put("disclosure.secret_documents", dice.poisson(0.3));
    long[] subjects = dice.multinomial(total, 4, 12, 10, 6, 5, 4, 2, 57);
    String[] names = {
      "org_personnel",
      "government_documents",
      "law_enforcement",
      "plans_statistics",
      "finance",
      "procurement",
      "emergency"
    };
    for (int i = 0; i < names.length; i++) {
      f.put("disclosure.subject." + names[i], subjects[i]);
    }
  }

  private void response(Figures f, int year) {
    double weight = agency.level().items / 300;
    f.put("response.hot_topics", dice.poisson(3 * weight));
    long press = dice.poisson(1.2 * weight);
    f.put("response.press_conferences", press);
    f.put("response.press_conferences_leader", dice.binomial(press, 0.4));
    long talks = dice.poisson(1.5 * weight);
    f.put("response.online_interviews", talks);
    f.put("response.online_interviews_leader", dice.binomial(talks, 0.5));
    f.put("response.interpretation_articles", dice.poisson((year - 2006) * weight));
    f.put("response.weibo_wechat_events", dice.poisson(2 * weight));
    f.put("response.other_events", dice.poisson(weight));
    f.put("service.web_visits", dice.poisson(items * 40));
    f.put("service.walk_in", dice.poisson(items / 10));
    f.put("service.online_consultations", dice.poisson(items / 8));
    f.put("service.phone_consultations", dice.poisson(items / 2));
    f.put("media.posts", 20 + dice.poisson(items / 2));
  }

  /** Stocks go on from year to year: in force = before + issued - repealed. */
  private void documents(Figures f) {
    long issuedRules = rules * dice.poisson(4);
    long repealedRules = Math.min(regulations, rules * dice.poisson(3));
    regulations += issuedRules - repealedRules;
    long issued = dice.poisson(agency.level().items / 80);
    long repealed = Math.min(normative, dice.poisson(agency.level().items / 100));
    normative += issued - repealed;
    document(f, "art20.regulation.", issuedRules, repealedRules, regulations);
    document(f, "art20.normative_doc.", issued, repealed, normative);
    f.put("disclosure.normative_made", issued + dice.binomial(issued, 0.2));
    f.put("disclosure.normative_documents", issued);
  }

  private void document(Figures f, String prefix, long issued, long repealed, long stock) {
    f.put(prefix + "issued", issued);
    f.put(prefix + "repealed", repealed);
    f.put(prefix + "in_force", stock);
    f.put(prefix + "newly_disclosed", issued - dice.binomial(issued, 0.06));
    f.put(prefix + "disclosed_stock", stock + dice.binomial(stock, 0.3));
  }

  private void decisions(Figures f) {
    double scale = agency.level().decisions * agency.sector().decisions();
    double[] share = {1, 0.6, 0.25, 0.02};
    for (int i = 0; i < powers.length; i++) {
      String prefix = "art20." + POWERS.get(i) + ".";
      long change = Math.max(-powers[i], dice.below(3) == 0 ? dice.between(-6, 8) : 0);
      f.put(prefix + "items_prev_year", powers[i]);
      f.put(prefix + "items_change", change);
      f.put(
          prefix + "decisions",
          powers[i] + change == 0 ? 0 : dice.poisson(scale * share[i] * dice.logNormal(1, 0.5)));
      powers[i] += change;
    }
  }

  private void money(Figures f) {
    long change = Math.max(-charges, dice.below(6) == 0 ? dice.between(-1, 1) : 0);
    f.put("art20.admin_fee.items_prev_year", charges);
    f.put("art20.admin_fee.items_change", change);
    charges += change;
    f.put("art20.admin_fee.amount", charges == 0 ? BigDecimal.ZERO : amount(agency.level().items));
    long projects = dice.poisson(agency.level().items / 60);
    f.put("art20.procurement.projects", projects);
    f.put("art20.procurement.amount", projects * dice.between(2_000, 400_000));
    long processing = dice.permille(40) ? 10L * dice.between(1, 300) : 0;
    f.put("fee.info_processing", processing);
    f.put("fee.info_processing_notices", processing == 0 ? 0 : dice.between(1, 4));
    requestFees(f);
  }

  /** Fees for copies, in CNY: search and paper alone are charged now and then. */
  private void requestFees(Figures f) {
    boolean charged = f.count("request.received") > 0 && dice.permille(80);
    BigDecimal paper = charged ? BigDecimal.valueOf(dice.between(2, 900), 1) : BigDecimal.ZERO;
    BigDecimal mail = charged ? BigDecimal.valueOf(dice.below(9) * 4L) : BigDecimal.ZERO;
    BigDecimal income = paper.add(mail);
    f.put("fee.request_income", income);
    f.put("fee.request_income.copy_paper", paper);
    f.put("fee.request_income.mail", mail);
    f.put("fee.total_income", income);
  }

  /** An amount in units of 10,000 CNY with none to four decimals. */
  private BigDecimal amount(double size) {
    int scale = dice.below(5);
    long unscaled = StrictMath.round(dice.logNormal(size / 3, 1.2) * StrictMath.pow(10, scale));
    return BigDecimal.valueOf(Math.max(1, unscaled), scale);
  }

  private void organisation(Figures f) {
    staff = Math.max(1, staff + dice.between(-1, 1));
    long full = dice.binomial(staff, 0.3);
    f.put("org.units", dice.below(3));
    f.put("org.access_points", dice.between(1, 5));
    f.put("org.staff_total", staff);
    f.put("org.staff_full_time", full);
    f.put("org.staff_part_time", staff - full);
    f.put("org.budget", dice.permille(300) ? amount(9) : BigDecimal.ZERO);
    f.put("org.spend", dice.permille(300) ? amount(7) : BigDecimal.ZERO);
    f.put("meeting.meetings", dice.below(6));
    long trainings = dice.below(4);
    f.put("meeting.trainings", trainings);
    f.put("meeting.trainees", trainings == 0 ? 0 : dice.between(10, 200) * trainings);
  }
}
