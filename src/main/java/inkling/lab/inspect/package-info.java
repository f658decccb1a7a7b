/**
 * The view Inspect: every layer of the network for the visitor's own drawing, the sum of one unit, and which ink speaks for
 * and against a class. Begin with {@link inkling.lab.inspect.InspectView}.
 */
package inkling.lab.inspect;
