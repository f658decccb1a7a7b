/**
 * The visitor's run: its buttons, its figures, and its network as a file.
 */
package inkling.page.run;
