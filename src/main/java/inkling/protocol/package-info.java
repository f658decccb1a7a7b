/**
 * What page and worker say to each other: a {@link inkling.protocol.command.Command} is what the page asks for, a {@link
 * inkling.protocol.report.Report} what the worker tells. Begin with these two.
 *
 * <p>Each message is a record that writes itself into a {@link inkling.protocol.frame.Frame} and is read from one.
 * Whoever receives messages implements an interface with a method for each kind, so that a kind that is forgotten does
 * not compile. Only {@code protocol.browser} knows the browser; the room uses {@code train} for what a run is described
 * with.
 */
package inkling.protocol;
