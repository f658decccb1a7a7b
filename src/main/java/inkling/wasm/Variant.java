package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Division;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Which SIMD instructions the kernels use. */
public enum Variant implements BackendFactory {
    /** Products and sums are rounded separately. */
    STRICT,
    /** A product and a sum may be rounded together, which most machines do in one instruction. */
    RELAXED;

    /** All of them, the fastest first. */
    public static final List<Variant> FASTEST_FIRST = List.of(RELAXED, STRICT);

    /** By whether threads share the memory. Written when first needed: that takes longer than to compile them. */
    @SuppressWarnings("ImmutableEnumChecker") // What is kept changes nothing but the time.
    private final Map<Boolean, KernelModule> modules = new HashMap<>();

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
    KernelModule module(boolean shared) {
        return modules.computeIfAbsent(shared, threads -> new KernelModule(this == RELAXED, threads));
    }
}
