package inkling.wasm;

import inkling.kernel.Convolution;
import inkling.kernel.Window;
import inkling.wasm.kernels.ProductWriter;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSObject;

/**
 * A {@link Convolution} in WebAssembly. Pictures are copied once, with zeros around them, and products read the patches
 * where they stand. The derivative by the pictures is a convolution too, of the output's derivative (spread out as far
 * as the window strides, with zeros between and around) with the filters turned by half a circle and their channels
 * changed places with them.
 */
final class WasmConvolution implements Convolution {
    private static final int FLOAT = 4;

    /** Floats of a vector. */
    private static final int VECTOR = 4;

    /** Skipping zeros is slower than the plain product when more than this share of derivatives is other than zero. */
    private static final double MOST_SET = 0.4;

    private final WasmKernels kernels;
    private final JSObject exports;
    private final Pieces pieces;
    private final Window window;
    private final int filters;
    private final float[] padded;
    private final int[] starts;
    private final int[] steps;
    private final float[] spread;
    private final int[] backStarts;
    private final float[] turned;
    private final float[] zeros;

    WasmConvolution(
            Window window,
            int filters,
            int maxRows,
            boolean first,
            WasmKernels kernels,
            KernelMemory memory,
            JSObject exports,
            Pieces pieces) {
        this.kernels = kernels;
        this.exports = exports;
        this.pieces = pieces;
        this.window = window;
        this.filters = filters;
        padded = memory.allocate(maxRows * window.reachHeight() * window.reachWidth() * window.channels());
        starts = memory.allocateIndices(window.places());
        steps = memory.allocateIndices(window.patch());
        int pixel = FLOAT * window.channels();
        number(starts, window.outWidth(), window.stride() * paddedLine(), window.stride() * pixel);
        number(steps, window.size() * window.channels(), paddedLine(), FLOAT);
        int back = first ? 0 : 1;
        int spreadValues = spreadHeight() * spreadWidth() * filters;
        int paddedValues = window.reachHeight() * window.reachWidth() * window.channels();
        spread = memory.allocate(back * maxRows * Math.max(spreadValues, paddedValues));
        backStarts = memory.allocateIndices(back * window.height() * window.width());
        number(backStarts, window.width(), spreadWidth() * FLOAT * filters, FLOAT * filters);
        turned = memory.allocate(window.patch() * filters);
        zeros = memory.allocate(back * window.channels());
    }

    /** Numbers the cells of a table by what they are away from the first. */
    private static void number(int[] cells, int width, int down, int right) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i / width * down + i % width * right;
        }
    }

    private int paddedLine() {
        return FLOAT * window.reachWidth() * window.channels();
    }

    private int spreadHeight() {
        return window.height() + window.size() - 1;
    }

    private int spreadWidth() {
        return window.width() + window.size() - 1;
    }

    private double work() {
        return (double) window.places() * window.patch() * filters;
    }

    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        int pixel = FLOAT * window.channels();
        int lines = Math.min(window.height(), window.reachHeight() - window.top());
        int columns = Math.min(window.width(), window.reachWidth() - window.left());
        WindowCalls.spread(
                exports,
                pictures,
                0,
                FLOAT * window.inputs(),
                window.width() * pixel,
                padded,
                window.reachHeight() * paddedLine(),
                window.top() * paddedLine() + window.left() * pixel,
                paddedLine(),
                lines,
                1,
                columns * pixel,
                0,
                rows,
                pieces.ofCopies(rows, window.inputs()));
        WindowCalls.convolve(
                exports,
                padded,
                window.reachHeight() * paddedLine(),
                starts,
                window.places(),
                window.size(),
                window.size() * pixel,
                paddedLine(),
                kernels.pack(weights, window.patch(), filters),
                window.patch() * ProductWriter.PANEL,
                bias,
                output,
                filters,
                rows,
                pieces.ofPictures(rows, work()));
    }

    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        if (isSparse(delta)) {
            sparseWeightGradient(delta, gradient, rows);
            return;
        }
        int right = FLOAT * window.stride() * window.channels();
        WindowCalls.filterGradient(
                exports,
                padded,
                window.reachHeight() * paddedLine(),
                steps,
                delta,
                gradient,
                filters,
                window.outHeight(),
                window.outWidth(),
                right,
                window.stride() * paddedLine() - window.outWidth() * right,
                rows,
                window.patch(),
                pieces.ofPatch(window.patch(), rows * work()));
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        if (isSparse(delta)) {
            sparseInputDelta(delta, weights, inputDelta, rows);
            return;
        }
        int pixel = FLOAT * filters;
        int line = spreadWidth() * pixel;
        int top = window.size() - 1 - window.top();
        int left = window.size() - 1 - window.left();
        boolean dense = window.stride() == 1;
        WindowCalls.spread(
                exports,
                delta,
                0,
                window.places() * pixel,
                window.outWidth() * pixel,
                spread,
                spreadHeight() * line,
                top * line + left * pixel,
                window.stride() * line,
                window.outHeight(),
                dense ? 1 : window.outWidth(),
                dense ? window.outWidth() * pixel : pixel,
                window.stride() * pixel,
                rows,
                pieces.ofCopies(rows, window.places() * filters));
        turn(weights);
        int patch = window.size() * window.size() * filters;
        WindowCalls.convolve(
                exports,
                spread,
                spreadHeight() * line,
                backStarts,
                window.height() * window.width(),
                window.size(),
                window.size() * pixel,
                line,
                kernels.pack(turned, patch, window.channels()),
                patch * ProductWriter.PANEL,
                zeros,
                inputDelta,
                window.channels(),
                rows,
                pieces.ofPictures(rows, (double) window.inputs() * patch));
    }

    /** The weights, from {@code (i, j), channel, filter} to the opposite {@code (i, j), filter, channel}. */
    private void turn(float[] weights) {
        int channels = window.channels();
        int cells = window.size() * window.size();
        for (int cell = 0; cell < cells; cell++) {
            int to = (cells - 1 - cell) * filters * channels;
            for (int c = 0; c < channels; c++) {
                int from = (cell * channels + c) * filters;
                for (int filter = 0; filter < filters; filter++) {
                    turned[to + filter * channels + c] = weights[from + filter];
                }
            }
        }
    }

    /** Whether so few of the first picture's derivatives are other than zero that the others are worth skipping. */
    private boolean isSparse(float[] delta) {
        int length = window.places() * filters;
        if (filters % VECTOR != 0 || window.size() * window.channels() % VECTOR != 0) {
            return false;
        }
        int set = 0;
        for (int i = 0; i < length; i++) {
            set += delta[i] != 0f ? 1 : 0;
        }
        return set < MOST_SET * length;
    }

    private void sparseWeightGradient(float[] delta, float[] gradient, int rows) {
        kernels.clear(turned, turned.length);
        sparse(
                "sparseFilterGradient",
                padded,
                delta,
                rows,
                FLOAT * filters,
                FLOAT * pieces.ofPatch(filters, rows * work()));
        int patch = window.patch();
        for (int k = 0; k < patch; k++) {
            for (int filter = 0; filter < filters; filter++) {
                gradient[k * filters + filter] += turned[filter * patch + k];
            }
        }
    }

    private void sparseInputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        int patch = window.patch();
        for (int k = 0; k < patch; k++) {
            for (int filter = 0; filter < filters; filter++) {
                turned[filter * patch + k] = weights[k * filters + filter];
            }
        }
        sparse("scatterFilters", spread, delta, rows, rows, pieces.ofPictures(rows, work()));
        int pixel = FLOAT * window.channels();
        WindowCalls.spread(
                exports,
                spread,
                window.top() * paddedLine() + window.left() * pixel,
                window.reachHeight() * paddedLine(),
                paddedLine(),
                inputDelta,
                FLOAT * window.inputs(),
                0,
                window.width() * pixel,
                Math.min(window.height(), window.reachHeight() - window.top()),
                1,
                Math.min(window.width(), window.reachWidth() - window.left()) * pixel,
                0,
                rows,
                pieces.ofCopies(rows, window.inputs()));
    }

    private void sparse(String name, float[] pictures, float[] delta, int rows, int extent, int grain) {
        WindowCalls.sparse(
                exports,
                name,
                pictures,
                window.reachHeight() * paddedLine(),
                starts,
                window.places(),
                window.size(),
                FLOAT * window.size() * window.channels(),
                paddedLine(),
                delta,
                filters,
                turned,
                FLOAT * window.patch(),
                rows,
                extent,
                grain);
    }
}
