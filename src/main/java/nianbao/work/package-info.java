/** The commands that run all this, their settings, their exit codes. */
package nianbao.work;
