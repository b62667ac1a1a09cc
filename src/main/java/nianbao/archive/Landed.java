package nianbao.archive;

/**
 * One document as it landed: a file, or a member of a container.
 *
 * @param uri path relative to the landing, always with {@code /}; a member of a container follows a
 *     {@code !}, as in {@code 2023/batch.zip!a/b.html}
 * @param bytes the content, untouched
 * @param sidecar what the crawler said about it, {@link Sidecar#NONE} if nothing
 */
public record Landed(String uri, byte[] bytes, Sidecar sidecar) {}
