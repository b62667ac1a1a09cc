/** A landed document as paragraphs and tables in reading order; the carrier is forgotten here. */
package nianbao.block;
