/**
 * The view "Mistakes": the confusion matrix, the test images behind each of its numbers, training images most like one of
 * them, precision and recall, reliability. Begin with {@link inkling.lab.mistakes.MistakesView}.
 */
package inkling.lab.mistakes;
