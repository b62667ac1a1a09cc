package nianbao.work;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nianbao.Tsv;

/** Agencies that a reform made of others, by their classes. */
final class PanelSuccessions {
  private static final List<Tsv.Row> SUCCESSIONS = Tsv.read("trend/class_successors.tsv");
  private static final Map<String, Set<String>> RELATED = new ConcurrentHashMap<>();

  private PanelSuccessions() {}

  /** Agencies of the place that an agency, by its class, goes on as or went on from. */
  static Set<String> related(String agency, String is, String other) {
    int end = agency.lastIndexOf('/') + 1;
    if (end == 0) {
      return Set.of();
    }
    String place = agency.substring(0, end);
    return RELATED
        .computeIfAbsent(is + " " + agency.substring(end), key -> classes(key, other))
        .stream()
        .map(name -> place + name)
        .collect(Collectors.toSet());
  }

  private static Set<String> classes(String key, String other) {
    var classes = new TreeSet<String>();
    String is = key.substring(0, key.indexOf(' '));
    for (Tsv.Row row : SUCCESSIONS) {
      if (row.get(is).equals(key.substring(key.indexOf(' ') + 1))) {
        classes.add(row.get(other));
        classes.addAll(classes(is + " " + row.get(other), other));
      }
    }
    return classes;
  }
}
