package nianbao.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One agency through the years: volumes, backlog and stocks go from year to year, so years are
 * drawn in order and none is skipped, reported or not.
 */
final class History {
  static final int FIRST_YEAR = 2008;
  static final List<String> APPLICANTS =
      List.of(
          "natural_person", "enterprise", "research", "public_welfare", "legal_service", "other");
  private static final double[] APPLICANT_MIX = {80, 13, 0.6, 1, 3, 2.4};
  // How use of the right to ask grew since 2008; 1 is the first year of the revised Regulations.
  private static final double[] GROWTH = {
    0.15, 0.18, 0.22, 0.3, 0.4, 0.5, 0.6, 0.75, 0.85, 0.9, 0.95, 1, 0.95, 1.1, 1.2, 1.4, 1.5, 1.6
  };
  private static final int BREAK_PERMILLE = 25;

  private final Dice dice;
  private final Agency agency;
  private final double volume;
  private final double[] applicants;
  private final double[] outcomes;
  private final double late;
  private final Works works;
  private long[] backlog = new long[APPLICANTS.size()];
  private final Map<Code, BigDecimal> totals = new HashMap<>();
  private int year = FIRST_YEAR;
  private boolean broken;

  History(long seed, Agency agency) {
    this.agency = agency;
    dice = Dice.of(seed, "history", agency.number());
    volume = dice.logNormal(agency.level().requests * agency.sector().volume(), 1.0);
    applicants = tilted(APPLICANT_MIX, 0.5);
    outcomes = tilted(Outcome.weights(), 0.6);
    late = 0.01 + 0.08 * dice.unit();
    works = new Works(dice, agency);
  }

  /** The figures of the next year; the first call gives {@link #FIRST_YEAR}. */
  Figures next() {
    var figures = new Figures();
    double growth = GROWTH[year - FIRST_YEAR];
    broken = year > FIRST_YEAR && dice.permille(BREAK_PERMILLE);
    if (broken) {
      backlog[0] += dice.between(1, 3);
    }
    long received = dice.poisson(volume * growth * dice.logNormal(1, 0.25));
    long[] outcome = requests(figures, received);
    long concluded = sum(outcome);
    Legacy.requests(dice, figures, received, outcome, agency.annex(year));
    remedies(figures, concluded);
    works.next(figures, year, growth);
    accumulate(figures);
    year++;
    return figures;
  }

  /** Whether this year's opening backlog is not last year's closing one. */
  boolean broken() {
    return broken;
  }

  /** The matrix, by applicant; returns the outcomes over all applicants. */
  private long[] requests(Figures figures, long received) {
    long[] fresh = dice.multinomial(received, applicants);
    long[] total = new long[Outcome.ALL.size()];
    for (int a = 0; a < APPLICANTS.size(); a++) {
      String type = APPLICANTS.get(a);
      long carried = backlog[a];
      long left = dice.binomial(fresh[a] + carried, late);
      long concluded = fresh[a] + carried - left;
      long[] parts = dice.multinomial(concluded, outcomes);
      backlog[a] = left;
      add(figures, "request.received", type, fresh[a]);
      add(figures, "request.carried_in", type, carried);
      add(figures, "request.carried_out", type, left);
      add(figures, "result.total", type, concluded);
      for (int o = 0; o < parts.length; o++) {
        Outcome outcome = Outcome.ALL.get(o);
        add(figures, outcome.indicator(), type, parts[o]);
        if (!outcome.group().isEmpty()) {
          add(figures, outcome.group(), type, parts[o]);
        }
        total[o] += parts[o];
      }
    }
    return total;
  }

  private static void add(Figures figures, String indicator, String applicant, long value) {
    Code code = Code.of(indicator);
    increase(figures, code.applicant(applicant), value);
    increase(figures, code.applicant("total"), value);
    if (!applicant.equals("natural_person")) {
      increase(figures, code.applicant("legal_person"), value);
    }
  }

  private static void increase(Figures figures, Code code, long value) {
    figures.put(code, figures.get(code).longValue() + value);
  }

  private void accumulate(Figures figures) {
    for (Code code : Annexes.CUMULATIVE) {
      BigDecimal sum = totals.merge(code, figures.get(code), BigDecimal::add);
      figures.put(code.cumulative(), sum.longValue());
    }
  }

  private void remedies(Figures figures, long concluded) {
    long reviews = dice.binomial(concluded, 0.035);
    long direct = dice.binomial(concluded, 0.008);
    long after = dice.binomial(reviews, 0.25);
    stage(figures, "reconsideration", dice.multinomial(reviews, 60, 10, 18, 12));
    stage(figures, "litigation_direct", dice.multinomial(direct, 58, 9, 15, 18));
    stage(figures, "litigation_after_review", dice.multinomial(after, 66, 6, 12, 16));
    for (String outcome : List.of("upheld", "corrected", "other", "pending", "total")) {
      Code code = Code.of("remedy." + outcome);
      figures.put(
          code.stage("litigation_any"),
          figures
              .get(code.stage("litigation_direct"))
              .add(figures.get(code.stage("litigation_after_review")))
              .longValue());
    }
    figures.put("remedy.complaints", dice.binomial(concluded, 0.01));
    figures.put(
        "remedy.appeal_first_handling", dice.binomial(figures.count("remedy.complaints"), 0.4));
  }

  private static void stage(Figures figures, String stage, long[] parts) {
    figures.put(Code.of("remedy.upheld").stage(stage), parts[0]);
    figures.put(Code.of("remedy.corrected").stage(stage), parts[1]);
    figures.put(Code.of("remedy.other").stage(stage), parts[2]);
    figures.put(Code.of("remedy.pending").stage(stage), parts[3]);
    figures.put(Code.of("remedy.total").stage(stage), sum(parts));
  }

  private double[] tilted(double[] weights, double sigma) {
    var own = new double[weights.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights[i] * dice.logNormal(1, sigma);
    }
    return own;
  }

  static long sum(long[] parts) {
    long sum = 0;
    for (long part : parts) {
      sum += part;
    }
    return sum;
  }
}
