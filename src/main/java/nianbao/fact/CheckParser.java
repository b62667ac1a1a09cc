package nianbao.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nianbao.Tsv;

/** Spells a row of {@code fact/checks.tsv} out into sums over concrete figures. */
final class CheckParser {
  private static final Pattern OPERAND =
      Pattern.compile(
          "(?<previous>prev:)?(?<code>[a-z0-9_.]+(?:\\.\\*)?)"
              + "(?:\\[(?<applicant>[a-z0-9_]+)\\])?(?:\\{(?<stage>[a-z_]+)\\})?"
              + "(?:@(?<basis>[a-z]+))?");

  private final Tsv.Row row;
  private final List<String> forms;

  /** What a scope fixes for one instance; null where it fixes nothing. */
  private record Binding(
      String at, String applicant, String stage, String basis, String substitute) {}

  CheckParser(Tsv.Row row) {
    this.row = row;
    this.forms = row.list("forms");
  }

  Check.Scope scope() {
    String word = row.get("scope").split(":")[0];
    return Check.Scope.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }

  List<Check.Instance> instances() {
    var instances = new ArrayList<Check.Instance>();
    for (Binding binding : bindings()) {
      var right = new ArrayList<Check.Sum>();
      for (String alternative : row.get("right").split("\\|")) {
        right.add(sum(alternative.strip(), binding));
      }
      instances.add(new Check.Instance(binding.at(), sum(row.get("left"), binding), right));
    }
    return instances;
  }

  private List<Binding> bindings() {
    return switch (scope()) {
      case APPLICANT ->
          Members.APPLICANTS.named("column").stream()
              .map(a -> new Binding(a, a, null, null, null))
              .toList();
      case STAGE ->
          Members.STAGES.named("printed").stream()
              .map(s -> new Binding(s, null, s, null, null))
              .toList();
      case BASIS ->
          List.of(
              new Binding(FactKey.YEAR, null, null, FactKey.YEAR, null),
              new Binding(FactKey.CUMULATIVE, null, null, FactKey.CUMULATIVE, null));
      case EACH -> each();
      default -> List.of(new Binding("", null, null, null, null));
    };
  }

  private List<Binding> each() {
    var bindings = new ArrayList<Binding>();
    for (String pattern : row.get("scope").substring("each:".length()).split("\\|")) {
      List<String> codes =
          pattern.endsWith(".*") ? Indicators.matching(pattern, forms) : List.of(pattern);
      codes.forEach(code -> bindings.add(new Binding(code, null, null, null, code)));
    }
    return bindings;
  }

  private Check.Sum sum(String text, Binding binding) {
    String spelt = binding.substitute() == null ? text : text.replace("$", binding.substitute());
    var terms = new ArrayList<Check.Term>();
    long constant = 0;
    int sign = 1;
    for (String part : spelt.split("\\s+")) {
      if (part.equals("+") || part.equals("-")) {
        sign = part.equals("+") ? 1 : -1;
      } else if (part.matches("\\d+")) {
        constant += sign * Long.parseLong(part);
      } else {
        operand(part, sign, binding, terms);
      }
    }
    return new Check.Sum(terms, constant);
  }

  private void operand(String text, int sign, Binding binding, List<Check.Term> terms) {
    Matcher m = OPERAND.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "%s:%d: no operand %s".formatted(row.file(), row.line(), text));
    }
    String basis = first(m.group("basis"), binding.basis(), FactKey.YEAR);
    for (String code : Indicators.matching(m.group("code"), forms)) {
      Indicator.Dimension dimension = Indicators.of(code).dimension();
      List<String> applicants =
          dimension == Indicator.Dimension.APPLICANT_TYPE
              ? named(Members.APPLICANTS, first(m.group("applicant"), binding.applicant(), null))
              : NOBODY;
      List<String> stages =
          dimension == Indicator.Dimension.REVIEW_STAGE
              ? named(Members.STAGES, first(m.group("stage"), binding.stage(), null))
              : NOBODY;
      for (String applicant : applicants) {
        for (String stage : stages) {
          FactKey key = FactKey.of(code, applicant, stage, basis);
          terms.add(new Check.Term(sign, key, m.group("previous") != null));
        }
      }
    }
  }

  private static final List<String> NOBODY = java.util.Collections.singletonList(null);

  private static List<String> named(Members members, String word) {
    return word == null ? NOBODY : members.named(word);
  }

  private static String first(String a, String b, String c) {
    return a != null ? a : b != null ? b : c;
  }
}
