/** How well a finished run's network reads the test images, and which it misreads. */
package inkling.lab.mistakes;
