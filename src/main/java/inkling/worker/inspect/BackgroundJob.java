package inkling.worker.inspect;

import inkling.protocol.report.InspectReport;

/** Something that takes long to find out, with weights that do not change meanwhile. */
interface BackgroundJob {
    /**
     * Does a small piece of it.
     *
     * @return whether there is more
     */
    boolean advance();

    /** What came of it, after the last piece. */
    InspectReport report();
}
