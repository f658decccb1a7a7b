package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.threads.Division;
import inkling.wasm.threads.ParallelFor;
import java.util.ArrayList;
import java.util.List;

/** What kernels are written into: a module, for machines of one kind. */
final class KernelWriter {
    /** Bytes of a float. */
    static final int FLOAT = Float.BYTES;

    /** Bytes of a vector. */
    static final int VECTOR = 16;

    /** Values of a cache line. */
    static final int LINE = 16;

    /** What a value costs that is loaded, changed and stored. */
    static final int VALUE_COST = 2;

    /** What an exponential costs. */
    static final int EXPONENTIAL_COST = 64;

    private final ModuleWriter module;
    private final ParallelFor threads;
    private final boolean relaxed;
    private final List<Kernel> kernels = new ArrayList<>();

    /**
     * @param relaxed whether a product and a sum may be rounded together
     */
    KernelWriter(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
        threads = new ParallelFor(module);
    }

    ModuleWriter module() {
        return module;
    }

    ParallelFor threads() {
        return threads;
    }

    List<Kernel> kernels() {
        return List.copyOf(kernels);
    }

    /** Declares a kernel. */
    Kernel declare(String name, Division division) {
        Kernel kernel = new Kernel(name, kernels.size(), division, module);
        kernels.add(kernel);
        return kernel;
    }

    /** Arithmetic on four values at a time, or on one. */
    Lanes lanes(FunctionWriter code, boolean wide) {
        return new Lanes(code, wide, relaxed);
    }

    /** Arithmetic on four values at a time. */
    Lanes lanes(FunctionWriter code) {
        return lanes(code, true);
    }
}
