package inkling.kernel;

/**
 * A {@link Convolution} as a dense product over the patches under the window: {@code ∂L/∂W = patchesᵀ · d}, and
 * {@code d · Wᵀ} is added to the pixels that the patches came from. The patches are made a piece at a time, which a
 * processor's cache holds, and made again in the pass back: that costs less than keeping them for the whole batch.
 */
public final class PatchConvolution implements Convolution {
    /** Values of patches at a time: 256 KB. */
    private static final int PIECE = 1 << 16;

    /** The fewest places at a time, and what their number is a multiple of: kernels go through rows by the group. */
    private static final int GROUP = 16;

    private final Kernels kernels;
    private final Window window;
    private final int filters;
    private final int placesAtOnce;
    private final float[] patches;
    private final float[] part;

    PatchConvolution(Window window, int filters, Kernels kernels) {
        this.kernels = kernels;
        this.window = window;
        this.filters = filters;
        placesAtOnce = placesAtOnce(window);
        patches = new float[placesAtOnce * window.patch()];
        part = new float[placesAtOnce * filters];
    }

    /** How many patches are made at a time. */
    public static int placesAtOnce(Window window) {
        return Math.max(1, PIECE / window.patch() / GROUP) * GROUP;
    }

    /** How many values it needs at work. */
    public static long scratch(Window window, int filters) {
        return (long) placesAtOnce(window) * (window.patch() + filters);
    }

    @Override
    public void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows) {
        int places = rows * window.places();
        for (int from = 0; from < places; from += placesAtOnce) {
            int count = Math.min(placesAtOnce, places - from);
            kernels.windows().unfold(window, pictures, patches, from, count);
            kernels.dense(patches, weights, bias, Activation.IDENTITY, part, count, window.patch(), filters);
            System.arraycopy(part, 0, output, from * filters, count * filters);
        }
    }

    @Override
    public void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows) {
        int places = rows * window.places();
        for (int from = 0; from < places; from += placesAtOnce) {
            int count = Math.min(placesAtOnce, places - from);
            System.arraycopy(delta, from * filters, part, 0, count * filters);
            kernels.windows().unfold(window, pictures, patches, from, count);
            kernels.denseWeightGradient(patches, part, gradient, count, window.patch(), filters);
        }
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows) {
        int places = rows * window.places();
        kernels.clear(inputDelta, rows * window.inputs());
        for (int from = 0; from < places; from += placesAtOnce) {
            int count = Math.min(placesAtOnce, places - from);
            System.arraycopy(delta, from * filters, part, 0, count * filters);
            kernels.inputDelta(part, weights, patches, count, window.patch(), filters);
            kernels.windows().fold(window, patches, inputDelta, from, count);
        }
    }
}
