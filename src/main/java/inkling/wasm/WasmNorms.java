package inkling.wasm;

import inkling.kernel.Memory;
import inkling.kernel.NormKernels;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** {@link NormKernels} in WebAssembly. */
final class WasmNorms implements NormKernels {
    private final Memory memory;
    private final JSObject exports;
    private final Pieces pieces;
    private float[] scale;
    private float[] sums;
    private float[] products;

    /**
     * @param memory what scratch is allocated from
     */
    WasmNorms(Memory memory, JSObject exports, Pieces pieces) {
        this.memory = memory;
        this.exports = exports;
        this.pieces = pieces;
        scale = memory.allocate(0);
        sums = scale;
        products = scale;
    }

    @Override
    public void moments(float[] values, float[] mean, float[] variance, int rows, int columns) {
        moments(exports, values, mean, variance, rows, columns, 1f / rows, pieces.ofColumns(columns, rows));
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
        reserve(columns);
        for (int j = 0; j < columns; j++) {
            scale[j] = NormKernels.inverseDeviation(variance[j]);
        }
        normalise(
                exports,
                input,
                normalised,
                output,
                mean,
                scale,
                gamma,
                beta,
                columns,
                rows,
                pieces.ofCopies(rows, columns));
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
        reserve(columns);
        normSums(exports, delta, normalised, sums, products, rows, columns, pieces.ofColumns(columns, rows));
        for (int j = 0; j < columns; j++) {
            betaGradient[j] += sums[j];
            gammaGradient[j] += products[j];
            scale[j] = gamma[j] * NormKernels.inverseDeviation(variance[j]);
            sums[j] /= rows;
            products[j] /= rows;
        }
        normaliseDelta(
                exports, delta, normalised, scale, sums, products, columns, rows, pieces.ofCopies(rows, columns));
    }

    private void reserve(int columns) {
        if (scale.length < columns) {
            scale = memory.allocate(columns);
            sums = memory.allocate(columns);
            products = memory.allocate(columns);
        }
    }

    @JSBody(
            params = {"e", "values", "mean", "variance", "rows", "columns", "share", "grain"},
            script = "e.moments(values.byteOffset, mean.byteOffset, variance.byteOffset, rows, 4 * columns, share,"
                    + " 4 * columns, 4 * grain);")
    private static native void moments(
            JSObject e,
            @JSByRef float[] values,
            @JSByRef float[] mean,
            @JSByRef float[] variance,
            int rows,
            int columns,
            float share,
            int grain);

    @JSBody(
            params = {"e", "input", "normalised", "output", "mean", "scale", "gamma", "beta", "columns", "rows", "grain"
            },
            script = "e.normalise(input.byteOffset, normalised.byteOffset, output.byteOffset, mean.byteOffset,"
                    + " scale.byteOffset, gamma.byteOffset, beta.byteOffset, 4 * columns, rows, grain);")
    private static native void normalise(
            JSObject e,
            @JSByRef float[] input,
            @JSByRef float[] normalised,
            @JSByRef float[] output,
            @JSByRef float[] mean,
            @JSByRef float[] scale,
            @JSByRef float[] gamma,
            @JSByRef float[] beta,
            int columns,
            int rows,
            int grain);

    @JSBody(
            params = {"e", "delta", "normalised", "sums", "products", "rows", "columns", "grain"},
            script = "e.normSums(delta.byteOffset, normalised.byteOffset, sums.byteOffset, products.byteOffset, rows,"
                    + " 4 * columns, 4 * columns, 4 * grain);")
    private static native void normSums(
            JSObject e,
            @JSByRef float[] delta,
            @JSByRef float[] normalised,
            @JSByRef float[] sums,
            @JSByRef float[] products,
            int rows,
            int columns,
            int grain);

    @JSBody(
            params = {"e", "delta", "normalised", "scale", "sums", "products", "columns", "rows", "grain"},
            script = "e.normaliseDelta(delta.byteOffset, normalised.byteOffset, scale.byteOffset, sums.byteOffset,"
                    + " products.byteOffset, 4 * columns, rows, grain);")
    private static native void normaliseDelta(
            JSObject e,
            @JSByRef float[] delta,
            @JSByRef float[] normalised,
            @JSByRef float[] scale,
            @JSByRef float[] sums,
            @JSByRef float[] products,
            int columns,
            int rows,
            int grain);
}
