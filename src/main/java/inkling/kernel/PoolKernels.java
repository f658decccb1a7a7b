package inkling.kernel;

/**
 * The arithmetic of pools. A batch is {@code rows × height × width × channels}, channels innermost; the window stays within
 * the picture.
 */
public interface PoolKernels {
    /**
     * The largest value of each channel under the window, the first of equals.
     *
     * @param output {@code rows × places × channels}
     * @param winners receives where each largest value stands in its picture; as long as the output
     */
    void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows);

    /** Sets {@code inputDelta} to the sums of the derivatives of what each value was the largest of, or zero. */
    void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows);

    /**
     * The mean of each channel under the window.
     *
     * @param output {@code rows × places × channels}
     */
    void averagePool(Window window, float[] pictures, float[] output, int rows);

    /** Sets {@code inputDelta} to the derivatives by the pictures: each place's is shared by all under the window. */
    void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows);
}
