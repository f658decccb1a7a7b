/** The text that tells how the network works. */
package inkling.lab.how;
