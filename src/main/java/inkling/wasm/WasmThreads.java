package inkling.wasm;

import inkling.kernel.SparseRows.Batch;
import inkling.kernel.ThreadPool;
import inkling.wasm.kernels.ParallelFor;
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
    private final JSObject memory;
    private final String shortage;
    private final JSObject workers;
    private int allowed;

    /**
     * @param products for which waiting threads prepare
     * @param threads all of them, the caller's included; 2 or more need a shared memory
     * @param module the kernels' code, as the caller runs it
     * @param joined a view of the memory's word {@link ParallelFor#JOINED}
     * @param shortage why there are fewer than were asked for, in a sentence, or nothing
     */
    WasmThreads(Products products, int threads, byte[] module, JSObject memory, int[] joined, String shortage) {
        this.products = products;
        wished = threads;
        this.joined = joined;
        this.memory = memory;
        this.shortage = shortage;
        allowed = threads;
        if (threads > 1) {
            allow(memory, ParallelFor.ALLOWED, threads);
        }
        workers = start(threads, module, memory);
    }

    @Override
    public int count() {
        int helpers = Math.min(joined[0], wished - 1 - failed(workers));
        return 1 + Math.max(0, Math.min(helpers, allowed - 1));
    }

    @Override
    public void limit(int threads) {
        allowed = Math.max(1, Math.min(threads, wished));
        products.limit(allowed);
        if (wished > 1) {
            allow(memory, ParallelFor.ALLOWED, allowed);
        }
    }

    @Override
    public String shortage() {
        return shortage;
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

    /** Says how many may take part, and wakes those who sleep because they might not. */
    @JSBody(
            params = {"memory", "address", "threads"},
            script = "const words = new Int32Array(memory.buffer);"
                    + "Atomics.store(words, address / 4, threads); Atomics.notify(words, address / 4);")
    private static native void allow(JSObject memory, int address, int threads);

    @JSBody(
            params = {"threads", "code", "memory"},
            script = "const helpers = {workers: [], failed: 0};"
                    + "const module = threads > 1 ? new WebAssembly.Module(code) : null;"
                    + "for (let thread = 1; thread < threads; thread++) {"
                    + " try { const worker = new Worker('helper.js', {type: 'module'});"
                    + " worker.onerror = e => { e.preventDefault(); helpers.failed++; };"
                    + " helpers.workers.push(worker); worker.postMessage({module, memory, thread});"
                    + " } catch (refused) { helpers.failed++; } }"
                    + "return helpers;")
    private static native JSObject start(int threads, @JSByRef byte[] code, JSObject memory);

    @JSBody(params = "helpers", script = "return helpers.failed;")
    private static native int failed(JSObject helpers);

    @JSBody(params = "helpers", script = "helpers.workers.forEach(worker => worker.terminate());")
    private static native void terminate(JSObject helpers);
}
