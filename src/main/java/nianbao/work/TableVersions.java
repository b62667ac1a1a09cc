package nianbao.work;

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

  TableVersions(Lake lake) {
    this.lake = lake;
  }

  /** The tables that documents fill; the ledger is none of them. */
  static List<String> tables() {
    return Schemas.tables().values().stream()
        .filter(table -> table.kind() != Schemas.Kind.VIEW)
        .map(Schemas.Table::name)
        .filter(name -> !name.equals("runs"))
        .toList();
  }

  /** Whether every table that documents fill stands as the release left it. */
  boolean areThoseOf(Release release) {
    return tables().stream()
        .allMatch(table -> release.versions().getOrDefault(table, -1L) == lake.version(table));
  }

  /** Whether the aggregates of the release are those of the tables and queries as they are. */
  boolean trendsAreThoseOf(Release release) {
    return release.versions().keySet().containsAll(TrendTables.aggregates())
        && release.trendVersion().equals(Trends.version())
        && areThoseOf(release);
  }

  /**
   * The versions to serve. An aggregate that was not computed from these tables is not among them,
   * nor are sums that are kept for other ones.
   *
   * @param computed aggregates, and what is kept for them, that this run brought up to date; empty
   *     where it left them as they were
   */
  Map<String, Long> toServe(Optional<Release> before, List<String> computed) {
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
    computed.forEach(name -> versions.put(name, lake.version(name)));
    if (computed.isEmpty() && same) {
      TrendTables.names().stream()
          .filter(old::containsKey)
          .forEach(name -> versions.put(name, old.get(name)));
    }
    return versions;
  }
}
