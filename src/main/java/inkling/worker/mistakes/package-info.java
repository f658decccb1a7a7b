/**
 * A network's mistakes: {@link inkling.worker.mistakes.MistakesService} measures a network on test images, shows those
 * of a cell of the confusion matrix, and searches the training images for the ones most alike to one of them.
 */
package inkling.worker.mistakes;
