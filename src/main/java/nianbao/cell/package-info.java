/** Tables as labelled figures, exactly as printed; carriers are unknown here. */
package nianbao.cell;
