package inkling.wasm;

import inkling.kernel.Memory;
import inkling.wasm.kernels.DenseKernels;

/** The products of dense layers, and the packing of their factors. */
final class DenseProducts {
    /** No value is smaller. */
    private static final float ANY = Float.NEGATIVE_INFINITY;

    /** From so many rows on, packing the weights costs less than it saves. */
    private static final int ROWS_WORTH_PACKING = 24;

    /** A cache line holds so many columns, so that packing them would gain nothing. */
    private static final int COLUMNS_AS_THEY_ARE = 16;

    /** Floats of a cache line; packed matrices have room for whole lines. */
    private static final int LINE = 16;

    private static final int PANEL = DenseKernels.PANEL_COLUMNS;

    private final DenseKernels kernels;
    private final KernelCall call;
    private final Scratch packed;
    private final Scratch zeros;

    DenseProducts(DenseKernels kernels, KernelCall call, Memory memory) {
        this.kernels = kernels;
        this.call = call;
        packed = new Scratch(memory);
        zeros = new Scratch(memory);
    }

    /** Takes the room that the passes of a layer need. */
    void reserve(int maxRows, int in, int out) {
        zeros.of(in);
        room(in, out);
        room(maxRows, out);
    }

    /** Output = max(least, input · weights + bias); {@code rows × out} from {@code rows × in}. */
    void forward(float[] input, float[] weights, float[] bias, float least, float[] output, int rows, int in, int out) {
        boolean pack = rows >= ROWS_WORTH_PACKING && out > COLUMNS_AS_THEY_ARE;
        float[] factor = pack ? pack(weights, in, out) : weights;
        call.of(kernels.product).array(input).integer(in);
        factor(factor, pack, in, out);
        call.array(bias).integer(0).number(least).array(output).integer(in).integer(out);
        call.run(rows, (double) rows * in * out);
    }

    /** Gradient += inputᵀ · delta; {@code in × out} from {@code rows × in} and {@code rows × out}. */
    void weightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        boolean pack = out > COLUMNS_AS_THEY_ARE;
        float[] factor = pack ? pack(delta, rows, out) : delta;
        call.of(kernels.transposedProduct).array(input).integer(in);
        factor(factor, pack, rows, out);
        call.array(gradient)
                .integer(out)
                .number(ANY)
                .array(gradient)
                .integer(rows)
                .integer(out);
        call.run(in, (double) in * rows * out);
    }

    /** The arguments for the second factor: the matrix, packed in panels or as it is. */
    private void factor(float[] matrix, boolean packed, int rows, int columns) {
        call.array(matrix).integer(packed ? rows * PANEL : PANEL).integer(packed ? PANEL : columns);
    }

    /** Gradient += the sum of delta's rows; {@code out} from {@code rows × out}. */
    void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        call.of(kernels.sumRows).array(delta).array(gradient).integer(rows).integer(out);
        call.run(out, (double) rows * out);
    }

    /** InputDelta = delta · weightsᵀ; {@code rows × in} from {@code rows × out} and {@code in × out}. */
    void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        float[] panels = room(in, out);
        call.of(kernels.packTransposed).array(weights).integer(out).array(panels);
        call.run(in, (double) in * out);
        call.of(kernels.productByColumns).array(delta).integer(out);
        call.array(panels).integer(out * PANEL).integer(PANEL);
        call.array(zeros.of(in))
                .integer(0)
                .number(ANY)
                .array(inputDelta)
                .integer(out)
                .integer(in);
        call.integer(rows).run(in, (double) rows * out * in);
    }

    /** A matrix in panels, which hold until the next use of {@link #room}. */
    float[] pack(float[] matrix, int rows, int columns) {
        float[] panels = room(rows, columns);
        call.of(kernels.pack).array(matrix).integer(columns).array(panels).integer(rows);
        call.run(columns, (double) columns * rows);
        return panels;
    }

    /** Room for a packed matrix, whichever of its sides is rounded up. */
    float[] room(int rows, int columns) {
        return packed.of((rows + LINE) * (columns + LINE));
    }
}
