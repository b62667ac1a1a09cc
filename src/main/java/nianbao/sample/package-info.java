/** A believable corpus with its own truth: agencies, years, forms, carriers and their damage. */
package nianbao.sample;
