package nianbao.block;

/** One way a report comes: reads bytes of its kind as blocks. What it cannot read, it closes. */
@FunctionalInterface
interface Carrier {
  /**
   * Reads a document.
   *
   * @param bytes content that {@link Sniff} took for this carrier's kind
   */
  Document read(byte[] bytes);
}
