/** What leaves the house: one real-named file per table, and a description of them all. */
package nianbao.view;
