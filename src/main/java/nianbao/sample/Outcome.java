package nianbao.sample;

import java.util.List;

/**
 * What can become of a request, in the order of the table of 2021.
 *
 * @param group the subtotal it belongs to, empty if none
 * @param weight per thousand of all outcomes in an average agency
 */
record Outcome(String indicator, String group, double weight) {

  static final List<Outcome> ALL =
      List.of(
          new Outcome("result.granted", "", 430),
          new Outcome("result.partial", "", 90),
          new Outcome("result.denied.state_secret", "result.denied", 2),
          new Outcome("result.denied.other_law", "result.denied", 6),
          new Outcome("result.denied.security_stability", "result.denied", 2),
          new Outcome("result.denied.third_party", "result.denied", 12),
          new Outcome("result.denied.internal_affairs", "result.denied", 14),
          new Outcome("result.denied.process", "result.denied", 12),
          new Outcome("result.denied.enforcement_file", "result.denied", 16),
          new Outcome("result.denied.query_matter", "result.denied", 10),
          new Outcome("result.unable.not_held", "result.unable", 240),
          new Outcome("result.unable.needs_creation", "result.unable", 20),
          new Outcome("result.unable.unclear_after_correction", "result.unable", 14),
          new Outcome("result.not_processed.petition", "result.not_processed", 40),
          new Outcome("result.not_processed.repeat", "result.not_processed", 18),
          new Outcome("result.not_processed.publication", "result.not_processed", 2),
          new Outcome("result.not_processed.excessive", "result.not_processed", 4),
          new Outcome("result.not_processed.reconfirm", "result.not_processed", 4),
          new Outcome("result.other.no_correction", "result.other", 24),
          new Outcome("result.other.fee_unpaid", "result.other", 3),
          new Outcome("result.other.other", "result.other", 37));

  static double[] weights() {
    return ALL.stream().mapToDouble(Outcome::weight).toArray();
  }
}
