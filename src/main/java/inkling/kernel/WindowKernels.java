package inkling.kernel;

/**
 * The arithmetic of windows that slide over pictures. A batch is {@code rows × height × width × channels}, channels
 * innermost.
 *
 * <p>A convolution is {@link #unfold} (often called im2col) and a product: the patches of {@code count} places are a
 * matrix {@code count × patch}, the filters a matrix {@code patch × filters}, and their product has the layout of a
 * picture with a channel for each filter. So {@link Kernels#dense} and its derivatives serve convolutions too
 * (Chellapilla, Puri and Simard 2006). Places are numbered through the batch: place {@code p} of picture {@code r} is
 * {@code r · places + p}, so that a batch can be walked through in pieces that fit a cache.
 */
public interface WindowKernels {
    /** Copies the patches at {@code from .. from + count} to the rows of a matrix {@code count × patch}. */
    void unfold(Window window, float[] pictures, float[] patches, int from, int count);

    /** Adds the rows of a matrix {@code count × patch} to the pictures, each where {@link #unfold} took it from. */
    void fold(Window window, float[] patches, float[] pictures, int from, int count);

    /**
     * The largest value of each channel under the window, the first of equals.
     *
     * @param window one that stays within the picture
     * @param output {@code rows × places × channels}
     * @param winners receives where each largest value stands in its picture; as long as the output
     */
    void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows);

    /** Sets {@code inputDelta} to the sums of the derivatives of what each value was the largest of, or zero. */
    void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows);

    /**
     * The mean of each channel under the window.
     *
     * @param window one that stays within the picture
     * @param output {@code rows × places × channels}
     */
    void averagePool(Window window, float[] pictures, float[] output, int rows);

    /** Sets {@code inputDelta} to the derivatives by the pictures: each place's is shared by all under the window. */
    void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows);
}
