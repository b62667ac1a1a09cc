package nianbao.work;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nianbao.lake.Lake;
import nianbao.lake.Release;
import nianbao.lake.Schemas;
import nianbao.trend.TrendTables;
import nianbao.trend.Trends;

/** At which versions the tables of a lake stand, beside those that a release names. */
final class TableVersions {
  private final Lake lake;
  private final List<String> trends;

  /**
   * @param share as {@link TrendTables#update} has it
   */
  TableVersions(Lake lake, BigDecimal share) {
    this.lake = lake;
    this.trends = TrendTables.names(share);
  }

  /** The tables that documents fill; the ledger is none of them. */
  static List<String> tables() {
    return Schemas.tables().values().stream()
        .filter(table -> table.kind() != Schemas.Kind.VIEW)
        .map(Schemas.Table::name)
        .filter(name -> !name.equals("runs"))
        .toList();
  }

  /** The aggregates, and what is kept for them. */
  List<String> trends() {
    return trends;
  }

  /** Whether every table that documents fill stands as the release left it. */
  boolean areThoseOf(Release release) {
    return tables().stream()
        .allMatch(table -> release.versions().getOrDefault(table, -1L) == lake.version(table));
  }

  /** Whether the aggregates of the release are those of the tables and queries as they are. */
  boolean trendsAreThoseOf(Release release) {
    return release.versions().keySet().containsAll(trends)
        && release.trendVersion().equals(Trends.version())
        && areThoseOf(release);
  }

  /**
   * The versions to serve; an aggregate that was not computed from these tables is not among them.
   */
  Map<String, Long> toServe(Optional<Release> before, boolean trendsComputed) {
    Map<String, Long> versions = new TreeMap<>();
    for (String table : tables()) {
      long version = lake.version(table);
      if (version >= 0) {
        versions.put(table, version);
      }
    }
    Map<String, Long> old = before.map(Release::versions).orElseGet(Map::of);
    boolean same =
        versions.entrySet().stream().allMatch(e -> e.getValue().equals(old.get(e.getKey())));
    for (String trend : trends) {
      if (trendsComputed) {
        versions.put(trend, lake.version(trend));
      } else if (same && old.containsKey(trend)) {
        versions.put(trend, old.get(trend));
      }
    }
    return versions;
  }
}
