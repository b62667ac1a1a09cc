package nianbao.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nianbao.Tsv;

/**
 * The members of a dimension: who applied ({@link #APPLICANTS}), which review ({@link #STAGES}).
 */
public final class Members {
  public static final Members APPLICANTS = new Members("fact/applicants.tsv");
  public static final Members STAGES = new Members("fact/stages.tsv");

  /** One member; groups are sets of members that a check names together. */
  public record Member(int order, String code, String zh, String en, Set<String> groups) {}

  private final String file;
  private final Map<String, Member> members;

  private Members(String file) {
    this.file = file;
    var all = new LinkedHashMap<String, Member>();
    for (Tsv.Row row : Tsv.read(file)) {
      String code = row.get("code");
      var groups = Set.copyOf(row.list("groups"));
      all.put(code, new Member(all.size(), code, row.get("zh"), row.get("en"), groups));
    }
    this.members = Collections.unmodifiableMap(all);
  }

  /** All members by code, in the form's order. */
  public Map<String, Member> all() {
    return members;
  }

  /** Position in the form's order; -1 for null, which comes first. */
  int order(String code) {
    Member member = code == null ? null : members.get(code);
    return code == null ? -1 : member == null ? 99 : member.order();
  }

  /**
   * The codes a word stands for: the member of that code, or the members of that group.
   *
   * @throws IllegalArgumentException when it is neither
   */
  List<String> named(String word) {
    if (members.containsKey(word)) {
      return List.of(word);
    }
    var codes =
        members.values().stream()
            .filter(member -> member.groups().contains(word))
            .map(Member::code)
            .toList();
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("%s has no %s".formatted(file, word));
    }
    return codes;
  }
}
