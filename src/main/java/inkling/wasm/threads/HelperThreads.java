package inkling.wasm.threads;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * Web workers that share the memory of the thread which calls the kernels, and take ranges of its jobs. They join when
 * their scripts have loaded; until then, and if one cannot, the others do its work.
 */
public final class HelperThreads {
    private final int wished;
    private final int[] joined;
    private final JSObject workers;
    private int resting;

    /**
     * @param threads all of them, the caller's included; 2 or more need a shared memory
     * @param module the kernels' code, as the caller runs it
     * @param joined a view of the memory's word {@link ParallelFor#JOINED}
     */
    public HelperThreads(int threads, byte[] module, JSObject memory, int[] joined) {
        wished = threads;
        this.joined = joined;
        workers = start(threads, module, memory);
    }

    /** How many threads are at work now, the caller's included. */
    public int count() {
        return 1 + Math.max(0, Math.min(joined[0], wished - 1 - failed(workers)));
    }

    /** Stops giving jobs to the helpers, or starts again. */
    public void rest(boolean wished) {
        int all = resting + joined[0];
        resting = wished ? all : 0;
        joined[0] = all - resting;
    }

    /** Ends the helpers for good. */
    public void dismiss() {
        terminate(workers);
    }

    @JSBody(
            params = {"threads", "code", "memory"},
            script = "const helpers = {workers: [], failed: 0};"
                    + "const module = threads > 1 ? new WebAssembly.Module(code) : null;"
                    + "for (let thread = 1; thread < threads; thread++) {"
                    + " const worker = new Worker('helper.js', {type: 'module'});"
                    + " worker.onerror = e => { e.preventDefault(); helpers.failed++; };"
                    + " worker.postMessage({module, memory, thread, threads}); helpers.workers.push(worker); }"
                    + "return helpers;")
    private static native JSObject start(int threads, @JSByRef byte[] code, JSObject memory);

    @JSBody(params = "helpers", script = "return helpers.failed;")
    private static native int failed(JSObject helpers);

    @JSBody(params = "helpers", script = "helpers.workers.forEach(worker => worker.terminate());")
    private static native void terminate(JSObject helpers);
}
