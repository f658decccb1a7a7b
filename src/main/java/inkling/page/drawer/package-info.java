/**
 * The drawer below the bench: its tabs, and the laboratory that fills it, a script of its own which is loaded when it is
 * needed first.
 */
package inkling.page.drawer;
