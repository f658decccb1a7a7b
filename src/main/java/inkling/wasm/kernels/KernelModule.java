package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.kernels.Kernel.Division;

/** All kernels, as declarations to call them by and as a module to run. While it is made, kernels are declared in it. */
public final class KernelModule {
    private final ModuleWriter writer;
    private final ParallelFor threads;
    private final boolean relaxed;
    private int declared;

    public final SparseKernels sparse;
    public final DenseKernels dense;
    public final ConvolutionKernels convolutions;
    public final SparseConvolutionKernels sparseConvolutions;
    public final MaxPoolKernels maxPools;
    public final BatchNormKernels batchNorm;
    public final SoftmaxKernels softmax;
    public final ActivationKernels activations;
    public final ElementKernels elements;
    private final byte[] code;

    /**
     * @param relaxed whether a product and a sum may be rounded together, which takes newer instructions
     * @param shared whether threads share the memory
     */
    public KernelModule(boolean relaxed, boolean shared) {
        writer = new ModuleWriter(shared);
        threads = new ParallelFor(writer);
        this.relaxed = relaxed;
        sparse = new SparseKernels(this);
        dense = new DenseKernels(this);
        convolutions = new ConvolutionKernels(this);
        sparseConvolutions = new SparseConvolutionKernels(this);
        maxPools = new MaxPoolKernels(this);
        batchNorm = new BatchNormKernels(this);
        softmax = new SoftmaxKernels(this);
        activations = new ActivationKernels(this);
        elements = new ElementKernels(this);
        threads.write(sparse.product.code(), sparse.prepare(), sparse.expectNothing.code());
        code = writer.toBytes();
    }

    /** The module in WebAssembly's binary format. */
    public byte[] code() {
        return code.clone();
    }

    /** Writes the functions that are no kernels. */
    ModuleWriter writer() {
        return writer;
    }

    ParallelFor threads() {
        return threads;
    }

    /** Declares a kernel. */
    Kernel declare(String name, Division division) {
        return new Kernel(name, declared++, division, writer);
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
