package nianbao;

/** How much a {@link Notice} weighs. */
public enum Severity {
  /** Worth knowing; no figure is in doubt. */
  INFO,
  /** Something is odd or missing; figures stand as printed. */
  WARNING,
  /** Figures contradict each other or could not be read. */
  ERROR
}
