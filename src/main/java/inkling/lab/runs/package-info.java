/** The view of all runs that are kept, and of races. */
package inkling.lab.runs;
