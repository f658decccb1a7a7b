package inkling.wasm;

import inkling.kernel.SparseRows.Batch;
import inkling.kernel.ThreadPool;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * The caller's thread and its helpers: web workers that share the memory of the thread which calls the kernels, and take
 * ranges of its jobs. They join when their scripts have loaded; until then, and if one cannot, the others do its work.
 */
final class WasmThreads implements ThreadPool {
    private final Products products;
    private final int wished;
    private final int[] joined;
    private final JSObject workers;
    private int resting;

    /**
     * @param products for which waiting threads prepare
     * @param threads all of them, the caller's included; 2 or more need a shared memory
     * @param module the kernels' code, as the caller runs it
     * @param joined a view of the memory's word {@link inkling.wasm.kernels.ParallelFor#JOINED}
     */
    WasmThreads(Products products, int threads, byte[] module, JSObject memory, int[] joined) {
        this.products = products;
        wished = threads;
        this.joined = joined;
        workers = start(threads, module, memory);
    }

    @Override
    public int count() {
        return 1 + Math.max(0, Math.min(joined[0], wished - 1 - failed(workers)));
    }

    @Override
    public void workAlone(boolean alone) {
        products.workAlone(alone);
        int all = resting + joined[0];
        resting = alone ? all : 0;
        joined[0] = all - resting;
    }

    @Override
    public void dismiss() {
        products.dismiss();
        terminate(workers);
    }

    @Override
    public void prefetch(Batch next) {
        products.expect(next);
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
