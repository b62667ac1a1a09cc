package nianbao.sample;

/**
 * What a figure is: the key of a fact within its report.
 *
 * @param applicant empty where the form has no such dimension
 * @param stage empty outside {@code remedy.*}
 * @param basis {@code year} or {@code cumulative}
 */
record Code(String indicator, String applicant, String stage, String basis) {

  static Code of(String indicator) {
    return new Code(indicator, "", "", "year");
  }

  Code applicant(String type) {
    return new Code(indicator, type, stage, basis);
  }

  Code stage(String name) {
    return new Code(indicator, applicant, name, basis);
  }

  Code cumulative() {
    return new Code(indicator, applicant, stage, "cumulative");
  }

  /**
   * Reads {@code indicator}, {@code indicator@applicant}, {@code remedy.x@stage}, {@code
   * …~cumulative}.
   */
  static Code parse(String text) {
    int tilde = text.indexOf('~');
    String basis = tilde < 0 ? "year" : text.substring(tilde + 1);
    String rest = tilde < 0 ? text : text.substring(0, tilde);
    int at = rest.indexOf('@');
    String indicator = at < 0 ? rest : rest.substring(0, at);
    String qualifier = at < 0 ? "" : rest.substring(at + 1);
    boolean remedy = indicator.startsWith("remedy.");
    return new Code(indicator, remedy ? "" : qualifier, remedy ? qualifier : "", basis);
  }

  /** The same figure where a form without applicants would print it: {@code total} is no type. */
  Code plain() {
    return applicant.equals("total") ? applicant("") : this;
  }
}
