/**
 * What page and worker say to each other: a {@link inkling.protocol.Command} is what the page asks for, a {@link
 * inkling.protocol.Report} what the worker tells. Begin with these two.
 *
 * <p>Each message is a record that writes itself into a {@link inkling.protocol.Frame} and is read from one. Whoever
 * receives messages implements an interface with a method for each kind, so that a kind that is forgotten does not
 * compile. This package knows no browser; it uses {@code train} for what a run is described with.
 */
package inkling.protocol;
