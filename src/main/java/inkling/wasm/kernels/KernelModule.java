package inkling.wasm.kernels;

import inkling.wasm.assembler.ModuleWriter;

/** All kernels, as declarations to call them by and as a module to run. */
public final class KernelModule {
    public final SparseKernels sparse;
    public final DenseKernels dense;
    public final ConvolutionKernels convolutions;
    public final SparseConvolutionKernels sparseConvolutions;
    public final MaxPoolKernels maxPools;
    public final BatchNormKernels batchNorm;
    public final SoftmaxKernels softmax;
    public final ActivationKernels activations;
    public final ElementKernels elements;
    public final UpdateKernels updates;
    private final byte[] code;

    /**
     * @param relaxed whether a product and a sum may be rounded together, which takes newer instructions
     * @param shared whether threads share the memory
     */
    public KernelModule(boolean relaxed, boolean shared) {
        ModuleWriter module = new ModuleWriter(shared);
        KernelWriter writer = new KernelWriter(module, relaxed);
        sparse = new SparseKernels(writer);
        dense = new DenseKernels(writer);
        convolutions = new ConvolutionKernels(writer);
        sparseConvolutions = new SparseConvolutionKernels(writer);
        maxPools = new MaxPoolKernels(writer);
        batchNorm = new BatchNormKernels(writer);
        softmax = new SoftmaxKernels(writer);
        activations = new ActivationKernels(writer);
        elements = new ElementKernels(writer);
        updates = new UpdateKernels(writer);
        writer.threads().write(sparse.product.code(), sparse.prepare(), sparse.expectNothing.code());
        code = module.toBytes();
    }

    /** The module in WebAssembly's binary format. */
    public byte[] code() {
        return code.clone();
    }
}
