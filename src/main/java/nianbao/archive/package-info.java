/** The landed bytes as they came: files, their sidecars, the documents inside containers. */
package nianbao.archive;
