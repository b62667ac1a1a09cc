package nianbao.archive;

/**
 * What the crawler wrote beside a landing file ({@code <name>.meta.json}). Every field may be null;
 * none is proof of anything.
 *
 * @param url address the bytes came from
 * @param fetchedAt when, as written (ISO 8601)
 * @param publisher 发布单位 as the site gives it
 * @param publishedOn date of publication, as written
 * @param title the page's title as the crawler saw it
 */
public record Sidecar(
    String url, String fetchedAt, String publisher, String publishedOn, String title) {

  /** No sidecar: nothing is known. */
  public static final Sidecar NONE = new Sidecar(null, null, null, null, null);
}
