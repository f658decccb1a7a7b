package inkling.wasm;

import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.kernels.BatchNormKernels;
import inkling.wasm.kernels.ConvolutionKernels;
import inkling.wasm.kernels.DenseKernels;
import inkling.wasm.kernels.DropoutKernel;
import inkling.wasm.kernels.ElementKernels;
import inkling.wasm.kernels.PoolKernels;
import inkling.wasm.kernels.SoftmaxKernels;
import inkling.wasm.kernels.SparseConvolutionKernels;
import inkling.wasm.kernels.SparseKernels;
import inkling.wasm.threads.SharingWriter;
import java.util.Locale;

/** Which SIMD instructions the kernels use. */
public enum Variant implements BackendFactory {
    /** Products and sums are rounded one by one. */
    STRICT,
    /** The machine may round a product and a sum together, which most do in one instruction. */
    RELAXED;

    /** The faster one that this browser knows. */
    public static Variant best() {
        return LinearMemory.validate(module(RELAXED, false)) ? RELAXED : STRICT;
    }

    @Override
    public Backend create(long bytes, int threads) {
        return new WasmKernels(bytes, threads, this).backend();
    }

    @Override
    public String variant() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All kernels, over a memory that threads share or not. */
    static byte[] module(Variant variant, boolean shared) {
        ModuleWriter module = new ModuleWriter(shared);
        boolean relaxed = variant == RELAXED;
        new SparseKernels(module, relaxed).write();
        new DenseKernels(module, relaxed).write();
        new ConvolutionKernels(module, relaxed).write();
        new SparseConvolutionKernels(module, relaxed).write();
        new PoolKernels(module).write();
        DropoutKernel.write(module);
        new BatchNormKernels(module, relaxed).write();
        new SoftmaxKernels(module, relaxed).write();
        new ElementKernels(module, relaxed).write();
        new SharingWriter(module).write();
        return module.toBytes();
    }
}
