package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Division;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Which SIMD instructions the kernels use. */
public enum Variant implements BackendFactory {
    /** Products and sums are rounded separately. */
    STRICT,
    /** A product and a sum may be rounded together, which most machines do in one instruction. */
    RELAXED;

    /** All of them, the fastest first. */
    public static final List<Variant> FASTEST_FIRST = List.of(RELAXED, STRICT);

    /** Written when first needed: that takes longer than to compile it, and every run needs the same. */
    private Optional<KernelModule> alone = Optional.empty();

    private Optional<KernelModule> shared = Optional.empty();

    @Override
    public boolean isSupported() {
        return LinearMemory.validate(module(false).code());
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
    KernelModule module(boolean threads) {
        KernelModule module = (threads ? shared : alone).orElseGet(() -> new KernelModule(this == RELAXED, threads));
        if (threads) {
            shared = Optional.of(module);
        } else {
            alone = Optional.of(module);
        }
        return module;
    }
}
