/**
 * A believable corpus with its own truth: agencies, years, forms, carriers and their damage.
 *
 * <p>{@link nianbao.sample.SampleCorpus} writes three things:
 *
 * <ul>
 *   <li>{@code landing/}: documents as a crawler leaves them, {@code province/year/name}, sidecars
 *       beside them, some batches inside {@code .zip} or {@code .tar.gz}
 *   <li>{@code reports.csv}: one row per document, {@link nianbao.sample.ReportRow}
 *   <li>{@code truth.csv}: one row per stated figure, {@link nianbao.sample.Truth}
 * </ul>
 *
 * <p>How to score a reader against it: join by {@code path} and by indicator, applicant type (empty
 * and {@code total} are one), review stage and period basis. A {@code printed} row wants the same
 * value; a {@code blank} or {@code nil} row wants no printed value, a proved one is welcome; a
 * {@code narrative} row wants the value or, where the reader trusts no prose, nothing. Documents
 * with {@code duplicate=}, {@code corrected=} or {@code superseded=} are one report in several
 * documents: only the one that the lake keeps can be joined. With {@code wrong_total} the
 * identities fail and still the printed value is the truth. With {@code prose_disagrees} the table
 * is the truth.
 *
 * <p>What forms print and how pages are damaged stands in catalogues of this layer's own, written
 * from the forms themselves and not from the readers' catalogues: two that were wrong in the same
 * way would agree. Divisions alone come from {@code entity}.
 */
package nianbao.sample;
