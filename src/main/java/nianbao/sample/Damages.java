package nianbao.sample;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Tsv;

/**
 * What is the matter with one document. First drawn, then asked and confirmed by whoever does the
 * damage: only what really happened is listed.
 */
final class Damages {
  private static final Map<String, Integer> SHARES = shares();

  private final Dice dice;
  private final int percent;
  private final Map<String, Boolean> drawn = new TreeMap<>();
  private final Map<String, String> done = new TreeMap<>();

  /**
   * @param percent of the catalogue's shares: 0 none, 100 as listed
   */
  Damages(Dice dice, int percent) {
    this.dice = dice;
    this.percent = percent;
    for (Map.Entry<String, Integer> share : SHARES.entrySet()) {
      drawn.put(share.getKey(), dice.below(100_000) < share.getValue() * percent);
    }
  }

  /** Whether it was drawn; it is not listed until it is {@link #did done}. */
  boolean wanted(String code) {
    return drawn.get(code);
  }

  /** Rules a damage out that does not fit. */
  void refuse(Collection<String> codes) {
    codes.forEach(code -> drawn.put(code, false));
  }

  void want(String code) {
    drawn.put(code, true);
  }

  void did(String code) {
    did(code, "");
  }

  void did(String code, String argument) {
    if (!SHARES.containsKey(code)) {
      throw new IllegalArgumentException("damages.tsv does not list " + code);
    }
    done.put(code, argument);
  }

  boolean isDone(String code) {
    return done.containsKey(code);
  }

  int percent() {
    return percent;
  }

  Dice dice() {
    return dice;
  }

  /** The codes joined by {@code ;}, arguments behind {@code =}. */
  String listed() {
    var listed = new StringBuilder();
    for (Map.Entry<String, String> damage : done.entrySet()) {
      listed.append(listed.isEmpty() ? "" : ";").append(damage.getKey());
      listed.append(damage.getValue().isEmpty() ? "" : "=" + damage.getValue());
    }
    return listed.toString();
  }

  private static Map<String, Integer> shares() {
    var shares = new LinkedHashMap<String, Integer>();
    for (Tsv.Row row : Tsv.read("sample/damages.tsv")) {
      shares.put(row.get("code"), Integer.parseInt(row.get("per_mille")));
    }
    return shares;
  }
}
