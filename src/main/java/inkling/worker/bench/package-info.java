/**
 * Measurements for {@code bench.html}: {@link inkling.worker.bench.BenchRun} times an engine, {@link
 * inkling.worker.bench.TextbookBench} the textbook loops beside it.
 */
package inkling.worker.bench;
