package inkling.wasm;

import inkling.kernel.Batch;
import inkling.kernel.ThreadPool;
import inkling.wasm.threads.HelperThreads;

/** The caller's thread and its helpers. */
final class WasmThreads implements ThreadPool {
    private final HelperThreads helpers;
    private final SparseProducts products;

    WasmThreads(HelperThreads helpers, SparseProducts products) {
        this.helpers = helpers;
        this.products = products;
    }

    @Override
    public int count() {
        return helpers.count();
    }

    @Override
    public void workAlone(boolean alone) {
        products.workAlone(alone);
        helpers.rest(alone);
    }

    @Override
    public void dismiss() {
        products.dismiss();
        helpers.dismiss();
    }

    @Override
    public void prefetch(Batch next) {
        products.expect(next);
    }
}
