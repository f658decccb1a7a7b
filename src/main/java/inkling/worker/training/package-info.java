/**
 * A run of training in the worker: {@link inkling.worker.training.Run} trains in time slices and obeys the page's
 * buttons, the other classes make the reports of it.
 */
package inkling.worker.training;
