package nianbao.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import nianbao.Notice;

/**
 * Weighs what the clauses of one document state: one fact per key, or a notice why there is none.
 */
final class NarrativeLedger {
  private static final String RECEIVED = "request.received";
  private static final String CHANNELS = "request.channel.";

  /** What is said more often than this is no report; the rest of it is not weighed. */
  private static final int MANY = 100;

  private final List<NarrativeStatement> statements = new ArrayList<>();
  private final List<NarrativeStatement> unclear = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  /** Adds a statement; without a period basis it waits for what the others say. */
  void add(NarrativeStatement statement) {
    (statement.basis() == null ? unclear : statements).add(statement);
  }

  void notice(Notice notice) {
    notices.add(notice);
  }

  NarrativeReading reading() {
    var byKey = new LinkedHashMap<FactKey, List<NarrativeStatement>>();
    for (NarrativeStatement statement : statements) {
      List<NarrativeStatement> said =
          byKey.computeIfAbsent(statement.key(), k -> new ArrayList<>());
      if (said.size() < MANY) {
        said.add(statement);
      }
    }
    var chosen = new ArrayList<NarrativeStatement>();
    for (List<NarrativeStatement> said : byKey.values()) {
      NarrativeStatement one = weigh(said);
      if (one != null) {
        chosen.add(one);
      }
    }
    for (NarrativeStatement statement : unclear) {
      clear(statement, chosen);
    }
    dropImpossible(chosen);
    var facts = new ArrayList<Fact>();
    for (NarrativeStatement statement : chosen) {
      facts.add(fact(statement));
    }
    return new NarrativeReading(facts, notices);
  }

  /**
   * The one statement of a key. Words that imply a number yield to a written one; a rounded number
   * yields to an exact one it allows; of different numbers only the one called the sum is taken.
   */
  private NarrativeStatement weigh(List<NarrativeStatement> said) {
    if (said.size() == 1) {
      return said.get(0);
    }
    List<NarrativeStatement> written = said.stream().filter(s -> !s.implied()).toList();
    List<NarrativeStatement> field = written.isEmpty() ? said : written;
    List<NarrativeStatement> distinct = distinct(field);
    if (distinct.size() == 1) {
      return distinct.get(0);
    }
    List<NarrativeStatement> sums = distinct(field.stream().filter(s -> s.emphatic()).toList());
    if (sums.size() == 1 && isLargest(sums.get(0), distinct)) {
      return sums.get(0);
    }
    notices.add(
        Notice.of(
            "prose_contradicts",
            distinct.stream().map(NarrativeStatement::place).sorted().toList(),
            "indicator",
            field.get(0).indicator(),
            "values",
            distinct.stream().map(s -> s.value().toPlainString()).toList()));
    return null;
  }

  /**
   * Decides what 累计 counts: beside a smaller number of the year it is the stock; requests are
   * counted by the year since the form of 2019; items are the year's if the channels' numbers add
   * up to them. Else it stays out.
   */
  private void clear(NarrativeStatement statement, List<NarrativeStatement> chosen) {
    BigDecimal ofYear = value(chosen, statement.indicator());
    if (ofYear != null) {
      if (ofYear.compareTo(statement.value()) < 0) {
        chosen.add(statement.on(FactKey.CUMULATIVE));
      }
    } else if (statement.indicator().startsWith("request.") || addsUp(statement, chosen)) {
      chosen.add(statement.on(FactKey.YEAR));
    } else {
      notices.add(Notice.of("prose_period_unclear", statement.place(), "words", statement.words()));
    }
  }

  private static boolean addsUp(NarrativeStatement whole, List<NarrativeStatement> chosen) {
    BigDecimal sum = BigDecimal.ZERO;
    for (NarrativeStatement s : chosen) {
      if (s.indicator().startsWith("disclosure.channel.") && FactKey.YEAR.equals(s.basis())) {
        sum = sum.add(s.value());
      }
    }
    return whole.indicator().equals("disclosure.total") && sum.compareTo(whole.value()) == 0;
  }

  private static boolean isLargest(NarrativeStatement sum, List<NarrativeStatement> all) {
    return all.stream().allMatch(s -> s.value().compareTo(sum.value()) <= 0);
  }

  private static List<NarrativeStatement> distinct(List<NarrativeStatement> said) {
    var distinct = new ArrayList<NarrativeStatement>();
    for (NarrativeStatement next : said) {
      int same = -1;
      for (int i = 0; i < distinct.size(); i++) {
        if (agree(distinct.get(i), next)) {
          same = i;
        }
      }
      if (same < 0) {
        distinct.add(next);
      } else if (distinct.get(same).bound() != null && next.bound() == null) {
        distinct.set(same, next);
      }
    }
    return distinct;
  }

  private static boolean agree(NarrativeStatement a, NarrativeStatement b) {
    int order = a.value().compareTo(b.value());
    if (order == 0) {
      return true;
    }
    return allows(a, b) || allows(b, a);
  }

  /** Whether a rounded number may stand for an exact one: 1200余 for 1234, not for 1900. */
  private static boolean allows(NarrativeStatement rounded, NarrativeStatement exact) {
    if (rounded.bound() == null || exact.bound() != null) {
      return false;
    }
    BigDecimal off = exact.value().subtract(rounded.value());
    boolean side =
        switch (rounded.bound()) {
          case "ge" -> off.signum() >= 0;
          case "le" -> off.signum() <= 0;
          default -> true;
        };
    return side && off.abs().multiply(BigDecimal.valueOf(5)).compareTo(rounded.value()) <= 0;
  }

  /** Parts of the requests that exceed all there were are numbers of something else. */
  private void dropImpossible(List<NarrativeStatement> chosen) {
    BigDecimal received = value(chosen, RECEIVED);
    if (received == null) {
      return;
    }
    BigDecimal carriedIn = zeroIfUnsaid(value(chosen, "request.carried_in"));
    BigDecimal carriedOut = zeroIfUnsaid(value(chosen, "request.carried_out"));
    // What was answered may have been carried in without a word: its classes go by their own sum.
    BigDecimal concluded =
        zeroIfUnsaid(value(chosen, "reply.total")).max(zeroIfUnsaid(value(chosen, "result.total")));
    if (carriedIn.add(carriedOut).signum() > 0) {
      chosen.removeIf(NarrativeStatement::implied);
    }
    for (NarrativeStatement part : List.copyOf(chosen)) {
      boolean outcome = NarrativeGrammar.isOutcome(part.indicator());
      boolean ofNew = part.indicator().equals(RECEIVED) || part.indicator().startsWith(CHANNELS);
      boolean ofYear = FactKey.YEAR.equals(part.basis());
      BigDecimal whole = outcome ? received.add(carriedIn).max(concluded) : received;
      if ((outcome || ofNew) && ofYear && part.value().compareTo(whole) > 0) {
        chosen.remove(part);
        exceeds(part, whole);
      }
    }
  }

  private static BigDecimal zeroIfUnsaid(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  private void exceeds(NarrativeStatement part, BigDecimal whole) {
    notices.add(
        Notice.of(
            "prose_part_exceeds_whole",
            List.of(part.place()),
            "indicator",
            part.indicator(),
            "part",
            part.value().toPlainString(),
            "whole",
            whole.toPlainString()));
  }

  private static BigDecimal value(List<NarrativeStatement> chosen, String indicator) {
    for (NarrativeStatement s : chosen) {
      if (s.indicator().equals(indicator)
          && FactKey.YEAR.equals(s.basis())
          && (s.applicant() == null || s.applicant().equals(FactKey.TOTAL))) {
        return s.value();
      }
    }
    return null;
  }

  private static Fact fact(NarrativeStatement s) {
    return new Fact(
        s.indicator(),
        s.applicant(),
        s.stage(),
        s.basis(),
        s.value(),
        Indicators.of(s.indicator()).unit(),
        Fact.ValueStatus.NARRATIVE,
        s.bound(),
        "A",
        s.place(),
        s.words());
  }
}
