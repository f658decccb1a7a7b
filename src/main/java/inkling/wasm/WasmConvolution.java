package inkling.wasm;

import inkling.kernel.Convolution;
import inkling.kernel.Memory;
import inkling.kernel.Window;
import inkling.wasm.kernels.DenseKernels;
import inkling.wasm.kernels.KernelModule;
import inkling.wasm.kernels.KernelModule.Kernel;

/**
 * A {@link Convolution} in WebAssembly. Pictures are copied once, with zeros around them, and products read the patches
 * in place. The derivative with respect to the pictures is a convolution too, of the output's derivative (spread out as far
 * as the window strides, with zeros between and around) with the filters rotated by 180 degrees and their channels
 * exchanged with them.
 */
final class WasmConvolution implements Convolution {
    /** Floats of a vector. */
    private static final int VECTOR_FLOATS = 4;

    /** Skipping zeros is slower than the plain product if more than this fraction of the derivatives is not zero. */
    private static final double MOST_SET = 0.4;

    private final KernelModule kernels;
    private final KernelCall call;
    private final Products packing;
    private final Window window;
    private final int filters;
    private final int channels;
    private final int size;
    private final float[] padded;
    private final int[] starts;
    private final int[] steps;
    private final float[] spread;
    private final int[] backStarts;
    private final float[] rotated;
    private final float[] zeros;

    WasmConvolution(
            Window window,
            int filters,
            int maxRows,
            boolean first,
            KernelModule kernels,
            KernelCall call,
            Products packing,
            Memory memory) {
        this.kernels = kernels;
        this.call = call;
        this.packing = packing;
        this.window = window;
        this.filters = filters;
        channels = window.channels();
        size = window.size();
        padded = memory.allocate((long) maxRows * paddedPicture());
        starts = memory.allocateIndices(window.positions());
        steps = memory.allocateIndices(window.patch());
        number(starts, window.outWidth(), window.stride() * paddedLine(), window.stride() * channels);
        number(steps, size * channels, paddedLine(), 1);
        int back = first ? 0 : 1;
        spread = memory.allocate((long) back * maxRows * Math.max(spreadHeight() * spreadLine(), paddedPicture()));
        backStarts = memory.allocateIndices(back * window.height() * window.width());
        number(backStarts, window.width(), spreadLine(), filters);
        rotated = memory.allocate((long) window.patch() * filters);
        zeros = memory.allocate((long) back * channels);
        packing.room(window.patch(), filters);
        packing.room(back * size * size * filters, channels);
    }

    /** Numbers the cells of a table by the bytes that they are away from the first. */
    private static void number(int[] cells, int width, int down, int right) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Float.BYTES * (i / width * down + i % width * right);
        }
    }

    private int paddedLine() {
        return window.reachWidth() * channels;
    }

    private int paddedPicture() {
        return window.reachHeight() * paddedLine();
    }

    /** From a padded picture's beginning to the picture itself. */
    private int margin() {
        return window.top() * paddedLine() + window.left() * channels;
    }

    private int spreadHeight() {
        return window.height() + size - 1;
    }

    private int spreadLine() {
        return (window.width() + size - 1) * filters;
    }

    /** Multiply-adds of one picture. */
    private double work() {
        return (double) window.positions() * window.patch() * filters;
    }

    /** Lines of a picture that the window looks at. */
    private int lines() {
        return Math.min(window.height(), window.reachHeight() - window.top());
    }

    /** Values of a picture's line that the window looks at. */
    private int lineValues() {
        return Math.min(window.width(), window.reachWidth() - window.left()) * channels;
    }

    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        call.of(kernels.convolutions.spread).array(pictures).integer(window.inputs());
        call.integer(window.width() * channels);
        call.array(padded).integer(paddedPicture()).integer(margin()).integer(paddedLine());
        call.integer(lines()).integer(1).integer(lineValues()).integer(0);
        call.run(rows, (double) rows * window.inputs());
        float[] panels = packing.pack(weights, window.patch(), filters);
        convolve(padded, paddedPicture(), starts, window.positions(), channels, paddedLine(), panels, bias, output);
        call.integer(filters).run(rows, rows * work());
    }

    /** Begins a product of pictures, of so many values, lines and channels, with panels; the output's rows follow. */
    private void convolve(
            float[] pictures,
            int picture,
            int[] from,
            int positions,
            int pixel,
            int line,
            float[] panels,
            float[] initial,
            float[] output) {
        call.of(kernels.convolutions.convolve).array(pictures).integer(picture);
        call.array(from).integer(positions).integer(size).integer(size * pixel).integer(line);
        call.array(panels).integer(size * size * pixel * DenseKernels.PANEL_COLUMNS);
        call.array(initial).array(output);
    }

    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        if (isSparse(delta)) {
            sparseWeightGradient(delta, gradient, rows);
            return;
        }
        int right = window.stride() * channels;
        call.of(kernels.convolutions.filterGradient).array(padded).integer(paddedPicture());
        call.array(steps).array(delta).array(gradient).integer(filters);
        call.integer(window.outHeight()).integer(window.outWidth()).integer(right);
        call.integer(window.stride() * paddedLine() - window.outWidth() * right).integer(rows);
        call.run(window.patch(), rows * work());
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        if (isSparse(delta)) {
            sparseInputDelta(delta, weights, inputDelta, rows);
            return;
        }
        int line = spreadLine();
        int outputs = window.positions() * filters;
        boolean dense = window.stride() == 1;
        call.of(kernels.convolutions.spread).array(delta).integer(outputs);
        call.integer(window.outWidth() * filters);
        call.array(spread).integer(spreadHeight() * line);
        call.integer((size - 1 - window.top()) * line + (size - 1 - window.left()) * filters);
        call.integer(window.stride() * line).integer(window.outHeight());
        call.integer(dense ? 1 : window.outWidth()).integer(dense ? window.outWidth() * filters : filters);
        call.integer(window.stride() * filters).run(rows, (double) rows * outputs);
        rotate(weights);
        int patch = size * size * filters;
        int positions = window.height() * window.width();
        float[] panels = packing.pack(rotated, patch, channels);
        convolve(spread, spreadHeight() * line, backStarts, positions, filters, line, panels, zeros, inputDelta);
        call.integer(channels).run(rows, (double) rows * window.inputs() * patch);
    }

    /** The weights, from {@code (i, j), channel, filter} to the opposite {@code (i, j), filter, channel}. */
    private void rotate(float[] weights) {
        int cells = size * size;
        for (int cell = 0; cell < cells; cell++) {
            int to = (cells - 1 - cell) * filters * channels;
            for (int c = 0; c < channels; c++) {
                int from = (cell * channels + c) * filters;
                for (int filter = 0; filter < filters; filter++) {
                    rotated[to + filter * channels + c] = weights[from + filter];
                }
            }
        }
    }

    /** Whether so few of the first picture's derivatives are other than zero that the others are worth skipping. */
    private boolean isSparse(float[] delta) {
        int length = window.positions() * filters;
        if (filters % VECTOR_FLOATS != 0 || size * channels % VECTOR_FLOATS != 0) {
            return false;
        }
        int set = 0;
        for (int i = 0; i < length; i++) {
            set += delta[i] != 0f ? 1 : 0;
        }
        return set < MOST_SET * length;
    }

    private void sparseWeightGradient(float[] delta, float[] gradient, int rows) {
        LinearMemory.clear(rotated, rotated.length);
        sparse(kernels.sparseConvolutions.filterGradient, padded, delta, rows);
        call.run(filters, rows * work());
        int patch = window.patch();
        for (int k = 0; k < patch; k++) {
            for (int filter = 0; filter < filters; filter++) {
                gradient[k * filters + filter] += rotated[filter * patch + k];
            }
        }
    }

    private void sparseInputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        int patch = window.patch();
        for (int k = 0; k < patch; k++) {
            for (int filter = 0; filter < filters; filter++) {
                rotated[filter * patch + k] = weights[k * filters + filter];
            }
        }
        sparse(kernels.sparseConvolutions.scatterFilters, spread, delta, rows);
        call.run(rows, rows * work());
        call.of(kernels.convolutions.spread).array(spread, margin()).integer(paddedPicture());
        call.integer(paddedLine());
        call.array(inputDelta).integer(window.inputs()).integer(0).integer(window.width() * channels);
        call.integer(lines()).integer(1).integer(lineValues()).integer(0);
        call.run(rows, (double) rows * window.inputs());
    }

    private void sparse(Kernel kernel, float[] pictures, float[] delta, int rows) {
        call.of(kernel).array(pictures).integer(paddedPicture()).array(starts);
        call.integer(window.positions()).integer(size).integer(size * channels).integer(paddedLine());
        call.array(delta)
                .integer(filters)
                .array(rotated)
                .integer(window.patch())
                .integer(rows);
    }
}
