/**
 * Pictures of a finished run, drawn with Java's own graphics. Begin with {@link inkling.cli.plots.Plots}, which lists
 * them; {@code Canvas} has what they share. Part of the room {@code cli}.
 */
package inkling.cli.plots;
