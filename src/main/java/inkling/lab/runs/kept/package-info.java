/**
 * Runs that are kept with their settings, curves and results. Begin with {@link inkling.lab.runs.kept.KeptRun}; a run
 * becomes one by way of {@link inkling.lab.runs.kept.RunRecorder}.
 */
package inkling.lab.runs.kept;
