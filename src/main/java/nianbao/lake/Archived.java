package nianbao.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nianbao.archive.Containers;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;

/** Contents of landing files, out of the archive: only those asked for are read. */
public final class Archived {
  private final Lookups lookups;

  public Archived(Lookups lookups) {
    this.lookups = lookups;
  }

  /**
   * A document as it landed.
   *
   * @param sourceUri path of the landing file, after {@code !} the member of a container
   * @return empty where the archive does not hold it
   */
  public Optional<Landed> document(String landingUri, String sha256, String sourceUri) {
    Optional<byte[]> content = content(landingUri, sha256);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Landed landed = new Landed(landingUri, content.get(), Sidecar.NONE);
    if (sourceUri.equals(landingUri)) {
      return Optional.of(landed);
    }
    return Containers.open(landed).members().stream()
        .filter(member -> member.uri().equals(sourceUri))
        .findFirst();
  }

  /** Its own row's; else that of the row which landed the same bytes first; else an object's. */
  private Optional<byte[]> content(String landingUri, String sha256) {
    return kept(Map.of("landing_uri", List.of(landingUri), "sha256", List.of(sha256)))
        .or(() -> lookups.object(sha256))
        .or(() -> kept(Map.of("sha256", List.of(sha256))));
  }

  private Optional<byte[]> kept(Map<String, List<String>> wanted) {
    return lookups.rows("archive", List.of("content"), wanted).stream()
        .filter(row -> row.bytes("content") != null)
        .findFirst()
        .map(row -> row.bytes("content"));
  }
}
