/**
 * The view "Data": the images of every set, by class and by number, the mean image of each class, how many there are, and how
 * training varies them. Begin with {@link inkling.lab.data.DataView}.
 */
package inkling.lab.data;
