package inkling.wasm;

import inkling.kernel.Memory;
import inkling.kernel.NormKernels;
import inkling.wasm.kernels.BatchNormKernels;

/** {@link NormKernels} in WebAssembly. */
final class WasmNorms implements NormKernels {
    private final BatchNormKernels kernels;
    private final KernelCall call;
    private final float[] scale;
    private final float[] sums;
    private final float[] products;

    WasmNorms(BatchNormKernels kernels, KernelCall call, Memory memory, int columns) {
        this.kernels = kernels;
        this.call = call;
        scale = memory.allocate(columns);
        sums = memory.allocate(columns);
        products = memory.allocate(columns);
    }

    @Override
    public void moments(float[] values, float[] mean, float[] variance, int rows, int columns) {
        call.of(kernels.moments).array(values).array(mean).array(variance);
        call.integer(rows).integer(columns).number(1f / rows).run(columns, (double) columns * rows);
    }

    @Override
    public void normalise(
            float[] input,
            float[] mean,
            float[] variance,
            float[] gamma,
            float[] beta,
            float[] normalised,
            float[] output,
            int rows,
            int columns) {
        for (int j = 0; j < columns; j++) {
            scale[j] = NormKernels.inverseDeviation(variance[j]);
        }
        call.of(kernels.normalise).array(input).array(normalised).array(output);
        call.array(mean).array(scale).array(gamma).array(beta);
        call.integer(columns).run(rows, (double) rows * columns);
    }

    @Override
    public void normaliseDelta(
            float[] delta,
            float[] normalised,
            float[] variance,
            float[] gamma,
            float[] gammaGradient,
            float[] betaGradient,
            int rows,
            int columns) {
        call.of(kernels.sums).array(delta).array(normalised).array(sums).array(products);
        call.integer(rows).integer(columns).run(columns, (double) columns * rows);
        for (int j = 0; j < columns; j++) {
            betaGradient[j] += sums[j];
            gammaGradient[j] += products[j];
            scale[j] = gamma[j] * NormKernels.inverseDeviation(variance[j]);
            sums[j] /= rows;
            products[j] /= rows;
        }
        call.of(kernels.normaliseDelta).array(delta).array(normalised);
        call.array(scale).array(sums).array(products).integer(columns).run(rows, (double) rows * columns);
    }
}
