package nianbao.sample;

/**
 * What can be chosen about a corpus beside its size and seed.
 *
 * @param damagePercent how much damage: 0 none, 100 as {@code damages.tsv} lists it
 * @param badPerMille documents that are no reports, per thousand reports, on top of them
 * @param containerPerMille folders' batches that land inside {@code .zip} or {@code .tar.gz}
 * @param threads how many write at a time; the corpus does not depend on it
 */
public record SampleOptions(
    int damagePercent, int badPerMille, int containerPerMille, int threads) {
  public static final SampleOptions USUAL =
      new SampleOptions(100, 6, 60, Runtime.getRuntime().availableProcessors());

  public SampleOptions {
    if (damagePercent < 0 || badPerMille < 0 || containerPerMille < 0 || threads < 1) {
      throw new IllegalArgumentException("sample options must not be negative, threads at least 1");
    }
  }
}
