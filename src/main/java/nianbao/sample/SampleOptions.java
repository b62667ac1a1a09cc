package nianbao.sample;

/**
 * What can be chosen about a corpus beside its size and seed.
 *
 * @param damagePercent how much damage: 0 none, 100 as {@code damages.tsv} lists it
 * @param badPerMille documents that are no reports, per thousand reports, on top of them
 * @param containerPerMille folders' batches that land inside {@code .zip} or {@code .tar.gz}
 * @param editionsPerMille reports with tables that are published twice, first with a wrong total,
 *     per thousand of them and beside what the damage does
 * @param threads how many write at a time; the corpus does not depend on it
 */
public record SampleOptions(
    int damagePercent, int badPerMille, int containerPerMille, int editionsPerMille, int threads) {
  public static final SampleOptions USUAL =
      new SampleOptions(100, 6, 60, Runtime.getRuntime().availableProcessors());

  public SampleOptions {
    boolean negative =
        damagePercent < 0 || badPerMille < 0 || containerPerMille < 0 || editionsPerMille < 0;
    if (negative || threads < 1) {
      throw new IllegalArgumentException("sample options must not be negative, threads at least 1");
    }
  }

  /** Without editions beside those of the damage. */
  public SampleOptions(int damagePercent, int badPerMille, int containerPerMille, int threads) {
    this(damagePercent, badPerMille, containerPerMille, 0, threads);
  }
}
