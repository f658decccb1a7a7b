/**
 * Looks into the network that answers, while somebody watches: {@link inkling.worker.inspect.Inspector} decides what is worked
 * out when, the other classes make the reports.
 */
package inkling.worker.inspect;
