package inkling.kernel;

import java.util.Arrays;

/**
 * A {@link Convolution} as a dense product over the patches under the window (Chellapilla, Puri and Simard 2006): the
 * patches of {@code count} positions are a matrix {@code count × patch}, the filters one {@code patch × filters}, and the
 * product has the layout of a picture with a channel for each filter. So {@code ∂L/∂W = patchesᵀ · d}, and {@code d · Wᵀ}
 * is added to the pixels that the patches came from. Positions are numbered through the batch. The patches are made a piece at a time, which a
 * processor's cache holds, and made again in the pass back: that costs less than keeping them for the whole batch.
 */
public final class PatchConvolution implements Convolution {
    /** Values of patches at a time: 256 KB. */
    private static final int PIECE = 1 << 16;

    /** The fewest positions at a time; their number is a multiple of this, because kernels take rows in groups. */
    private static final int GROUP = 16;

    private final Kernels kernels;
    private final Window window;
    private final int filters;
    private final int positionsAtOnce;
    private final float[] patches;
    private final float[] part;

    PatchConvolution(Window window, int filters, Kernels kernels) {
        this.kernels = kernels;
        this.window = window;
        this.filters = filters;
        positionsAtOnce = Math.max(1, PIECE / window.patch() / GROUP) * GROUP;
        patches = new float[positionsAtOnce * window.patch()];
        part = new float[positionsAtOnce * filters];
    }

    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        int positions = rows * window.positions();
        for (int from = 0; from < positions; from += positionsAtOnce) {
            int count = Math.min(positionsAtOnce, positions - from);
            unfold(pictures, from, count);
            kernels.dense(patches, weights, bias, Activation.IDENTITY, part, count, window.patch(), filters);
            System.arraycopy(part, 0, output, from * filters, count * filters);
        }
    }

    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        int positions = rows * window.positions();
        for (int from = 0; from < positions; from += positionsAtOnce) {
            int count = Math.min(positionsAtOnce, positions - from);
            System.arraycopy(delta, from * filters, part, 0, count * filters);
            unfold(pictures, from, count);
            kernels.denseWeightGradient(patches, part, gradient, count, window.patch(), filters);
        }
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        int positions = rows * window.positions();
        kernels.clear(inputDelta, rows * window.inputs());
        for (int from = 0; from < positions; from += positionsAtOnce) {
            int count = Math.min(positionsAtOnce, positions - from);
            System.arraycopy(delta, from * filters, part, 0, count * filters);
            kernels.inputDelta(part, weights, patches, count, window.patch(), filters);
            fold(inputDelta, from, count);
        }
    }

    /** Copies the patches at the positions {@code from .. from + count} to the rows of {@link #patches} (im2col). */
    private void unfold(float[] pictures, int from, int count) {
        int line = window.size() * window.channels();
        for (int n = 0; n < count; n++) {
            int position = (from + n) % window.positions();
            int picture = (from + n) / window.positions() * window.inputs();
            int x = position % window.outWidth() * window.stride() - window.left();
            int y = position / window.outWidth() * window.stride() - window.top();
            int begin = Math.max(0, -x) * window.channels();
            int end = Math.min(window.size(), window.width() - x) * window.channels();
            int to = n * window.patch();
            for (int row = y; row < y + window.size(); row++, to += line) {
                if (row < 0 || row >= window.height()) {
                    Arrays.fill(patches, to, to + line, 0f);
                    continue;
                }
                Arrays.fill(patches, to, to + begin, 0f);
                int source = picture + (row * window.width() + x) * window.channels();
                for (int i = begin; i < end; i++) {
                    patches[to + i] = pictures[source + i];
                }
                Arrays.fill(patches, to + end, to + line, 0f);
            }
        }
    }

    /** Adds the rows of {@link #patches} to the pictures, each to where {@link #unfold} took it from. */
    private void fold(float[] pictures, int from, int count) {
        int line = window.size() * window.channels();
        for (int n = 0; n < count; n++) {
            int position = (from + n) % window.positions();
            int picture = (from + n) / window.positions() * window.inputs();
            int x = position % window.outWidth() * window.stride() - window.left();
            int y = position / window.outWidth() * window.stride() - window.top();
            int begin = Math.max(0, -x) * window.channels();
            int end = Math.min(window.size(), window.width() - x) * window.channels();
            int last = Math.min(y + window.size(), window.height());
            for (int row = Math.max(0, y); row < last; row++) {
                int source = n * window.patch() + (row - y) * line;
                int to = picture + (row * window.width() + x) * window.channels();
                for (int i = begin; i < end; i++) {
                    pictures[to + i] += patches[source + i];
                }
            }
        }
    }
}
