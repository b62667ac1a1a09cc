/** Who reports: the agency, its division as of the year, and the year reported on. */
package nianbao.entity;
