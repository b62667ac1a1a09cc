package nianbao.entity;

import java.util.List;

/**
 * A zone that is no division but has offices: a row of {@code zones.tsv}, or a zone that only a
 * document names (高新区 of a known city), then with a made-up id of host and name.
 *
 * @param host GB/T 2260 code of the division it lies in
 */
record Zone(String id, String name, List<String> aliases, String host, String kind) {
  Zone {
    aliases = List.copyOf(aliases);
  }
}
