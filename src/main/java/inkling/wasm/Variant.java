package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Division;
import java.util.Locale;
import java.util.function.Consumer;

/** Which SIMD instructions the kernels use. */
public enum Variant implements BackendFactory {
    /** Products and sums are rounded separately. */
    STRICT,
    /** A product and a sum may be rounded together, which most machines do in one instruction. */
    RELAXED;

    /** The faster one that this browser knows. */
    public static Variant best() {
        return LinearMemory.validate(RELAXED.module(false).code()) ? RELAXED : STRICT;
    }

    @Override
    public Backend create(int threads, Consumer<Backend> use) {
        return WasmKernels.create(threads, this, Division.USUAL_WORK, use);
    }

    @Override
    public String variant() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All kernels, over a memory that threads share or not. */
    KernelModule module(boolean shared) {
        return new KernelModule(this == RELAXED, shared);
    }
}
