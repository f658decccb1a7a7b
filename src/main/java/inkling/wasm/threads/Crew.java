package inkling.wasm.threads;

import inkling.wasm.LinearMemory;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The threads that share a memory: the one that calls the kernels, and helpers, workers of their own, that take pieces of
 * its jobs. Helpers come when their scripts have loaded; until then, and if one fails to, the others do its work.
 */
public final class Crew {
    /** Is called from within a kernel when a helper that took a piece has not come back. */
    @JSFunctor
    public interface Loss extends JSObject {
        void lost();
    }

    private final int wished;
    private final int[] joined;
    private final JSObject helpers;
    private int resting;

    /**
     * @param threads all of them, the caller's included; 2 or more need a shared memory
     * @param module the kernels' code, as the caller runs it
     */
    public Crew(int threads, byte[] module, JSObject memory) {
        wished = threads;
        joined = LinearMemory.integers(memory, SharingWriter.JOINED, 1);
        helpers = start(threads, module, memory);
    }

    /** How many threads are at work now. */
    public int size() {
        return 1 + Math.max(0, Math.min(joined[0], wished - 1 - failed(helpers)));
    }

    /** Gives the helpers no more jobs, or again. */
    public void rest(boolean wished) {
        int all = resting + joined[0];
        resting = wished ? all : 0;
        joined[0] = all - resting;
    }

    /** Sends the helpers away for good. */
    public void dismiss() {
        terminate(helpers);
    }

    @JSBody(
            params = {"threads", "code", "memory"},
            script = "const crew = {workers: [], failed: 0};"
                    + "const module = threads > 1 ? new WebAssembly.Module(code) : null;"
                    + "for (let turn = 1; turn < threads; turn++) {"
                    + " const worker = new Worker('helper.js', {type: 'module'});"
                    + " worker.onerror = e => { e.preventDefault(); crew.failed++; };"
                    + " worker.postMessage({module, memory, turn, threads}); crew.workers.push(worker); }"
                    + "return crew;")
    private static native JSObject start(int threads, @JSByRef byte[] code, JSObject memory);

    @JSBody(params = "crew", script = "return crew.failed;")
    private static native int failed(JSObject crew);

    @JSBody(params = "crew", script = "crew.workers.forEach(worker => worker.terminate());")
    private static native void terminate(JSObject crew);
}
