/**
 * Facts as rows of Delta tables. Spark begins here; what a table is stands in {@code lake/*.tsv}.
 */
package nianbao.lake;
