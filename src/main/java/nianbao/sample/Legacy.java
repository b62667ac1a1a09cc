package nianbao.sample;

/**
 * The same requests in the words of the forms before 2019: channels, replies, reasons. The local
 * forms sum up differently under the same words, so the figures depend on the form.
 */
final class Legacy {
  private final Dice dice;
  private final Figures f;

  private Legacy(Dice dice, Figures figures) {
    this.dice = dice;
    this.f = figures;
  }

  /**
   * @param outcome counts in the order of {@link Outcome#ALL}
   * @param variant name of the annex, empty for prose
   */
  static void requests(Dice dice, Figures figures, long received, long[] outcome, String variant) {
    var legacy = new Legacy(dice, figures);
    figures.put("request.received", received);
    legacy.channels(received);
    long concluded = History.sum(outcome);
    figures.put("request.closed", concluded);
    long extended = dice.binomial(concluded, 0.04);
    figures.put("request.closed.extended", extended);
    figures.put("request.closed.on_time", concluded - extended);
    figures.put("reply.total", concluded);
    figures.put("reply.agreed", outcome[0]);
    figures.put("reply.agreed_partial", outcome[1]);
    legacy.reasons(outcome);
    switch (variant) {
      case "annex_2014", "annex_anhui" -> legacy.national(outcome);
      case "annex_shanghai" -> legacy.shanghai(outcome);
      case "annex_dingxi" -> legacy.dingxi(outcome);
      default -> legacy.brief(concluded, outcome);
    }
  }

  private void channels(long received) {
    long[] parts = dice.multinomial(received, 22, 3, 8, 40, 24, 3);
    String[] names = {"in_person", "fax", "email", "online", "letter", "other"};
    for (int i = 0; i < names.length; i++) {
      f.put("request.channel." + names[i], parts[i]);
    }
    f.put("request.channel.letter_fax", parts[4] + parts[1] + parts[5]);
    f.put("request.channel.online_email", parts[3] + parts[2]);
  }

  private void reasons(long[] o) {
    long trade = dice.binomial(o[5], 0.4);
    long notOurs = dice.binomial(o[10], 0.55);
    f.put("reply.refused.state_secret", o[2]);
    f.put("reply.refused.trade_secret", trade);
    f.put("reply.refused.privacy", o[5] - trade);
    f.put("reply.refused.security_stability", o[4]);
    f.put("reply.refused.law", o[3] + o[6] + o[9]);
    f.put("reply.not_gov_info", o[13] + o[15] + o[17]);
    f.put("reply.not_this_agency", notOurs);
    f.put("reply.nonexistent", o[10] - notOurs + o[11]);
    f.put("reply.unclear", o[12] + o[18]);
    f.put("reply.refused", o[2] + o[3] + o[4] + o[5] + o[6] + o[7] + o[8] + o[9]);
  }

  /** Eight replies; what is no government information counts as refused. */
  private void national(long[] o) {
    long already = dice.binomial(o[0], 0.45);
    f.put("reply.already_public", already);
    f.put("reply.agreed", o[0] - already);
    f.put("reply.refused.law", o[3] + o[6] + o[7] + o[8] + o[9]);
    f.put("reply.refused", f.count("reply.refused") + f.count("reply.not_gov_info"));
    f.put("reply.notify_amend", o[12] + o[18]);
    f.put("reply.other_channel", o[14] + o[16] + o[19] + o[20]);
    f.put("request.channel.online", f.count("request.channel.online_email"));
    f.put(
        "request.channel.letter",
        f.count("request.channel.letter") + f.count("request.channel.other"));
  }

  private void shanghai(long[] o) {
    f.put("reply.refused.process_stability", o[7]);
    f.put("reply.refused.law", o[3] + o[6] + o[8] + o[9]);
    f.put("reply.repeat", o[14] + o[16] + o[19] + o[20]);
  }

  /** Whatever is not granted counts as refused (否决). */
  private void dingxi(long[] o) {
    f.put("reply.refused.process", o[7]);
    f.put("reply.refused.enforcement", o[8]);
    f.put("reply.refused.other_reason", o[14] + o[16] + o[19] + o[20]);
    f.put("reply.refused", History.sum(o) - o[0] - o[1]);
  }

  /** Agreed, partly agreed, refused, and all the rest. */
  private void brief(long concluded, long[] o) {
    f.put("reply.other", concluded - o[0] - o[1] - f.count("reply.refused"));
    f.put("request.channel.online", f.count("request.channel.online_email"));
  }
}
