/** Aggregates. What a trend means stands in its SQL file; Java only registers views and checks. */
package nianbao.trend;
