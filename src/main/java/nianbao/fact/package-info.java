/** Canonical facts: one schema for all years; the identities that must hold; numbers in prose. */
package nianbao.fact;
