/**
 * nianbao (年报): the multi-year warehouse of government-information-disclosure annual reports.
 *
 * <p>The packages are the data's way, and their alphabetical order is its order. A package names
 * only packages before its own; Spark begins at {@code lake}.
 *
 * <ul>
 *   <li>{@code archive}: the landed bytes as they came, with their sidecar
 *   <li>{@code block}: one landed document as paragraphs and tables in reading order
 *   <li>{@code cell}: tables as labelled figures, exactly as printed
 *   <li>{@code entity}: which agency, of which division, reports on which year
 *   <li>{@code fact}: canonical facts, one schema for all years; identities, proofs, prose
 *   <li>{@code lake}: facts as rows of Delta tables; Spark begins here
 *   <li>{@code sample}: a believable corpus with its own truth
 *   <li>{@code trend}: aggregates; the meaning stands in SQL
 *   <li>{@code view}: what leaves the house
 *   <li>{@code work}: the commands that run all this
 * </ul>
 *
 * The root package holds the few words every layer may use.
 */
package nianbao;
