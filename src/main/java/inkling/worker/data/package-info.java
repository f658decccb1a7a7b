/**
 * The images that the worker learns from, loaded in one place: {@link inkling.worker.data.DataLibrary} knows what is
 * loaded, what is on its way and who waits for it; the loaders fetch MNIST from the site or draw synthetic digits.
 */
package inkling.worker.data;
