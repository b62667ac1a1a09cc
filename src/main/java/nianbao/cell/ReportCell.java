package nianbao.cell;

import nianbao.Place;

/**
 * One printed cell of a recognised table. The codes come from the form's catalogue and are null
 * where no row or column of it has the printed label.
 *
 * @param form {@code matrix_2021}, {@code matrix_2019}, {@code annex_2014}, {@code annex_local}
 * @param variant name of the catalogue file that matched, such as {@code annex_local.fujian}
 * @param part table of the form: {@code art20}, {@code requests}, {@code remedies}, {@code annex}
 * @param rowLabel printed row label, as read
 * @param columnLabel printed column label, as read; empty where the column is known by order only
 * @param indicator code, null if the label is unknown
 * @param applicantType code or null
 * @param reviewStage code or null
 * @param periodBasis {@code year} or {@code cumulative}
 * @param unit printed unit that applies (cell, else column, else row), null if none is printed
 * @param text the words of the cell as read, empty if blank
 * @param quantity what they say
 * @param byOrder true where the cell's row or column was told by order among labelled neighbours,
 *     not by its own label
 */
public record ReportCell(
    String form,
    String variant,
    String part,
    String rowLabel,
    String columnLabel,
    String indicator,
    String applicantType,
    String reviewStage,
    String periodBasis,
    String unit,
    String text,
    Quantity quantity,
    Place place,
    boolean byOrder) {}
