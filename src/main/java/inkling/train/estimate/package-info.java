/**
 * How long training takes, before it begins. {@link inkling.train.estimate.Calibration} times this machine's arithmetic for
 * a moment, {@link inkling.train.estimate.Workload} counts what a run has to do, and both together are an
 * {@link inkling.train.estimate.Forecast}. Begin there.
 */
package inkling.train.estimate;
