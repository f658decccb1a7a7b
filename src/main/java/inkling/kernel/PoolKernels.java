package inkling.kernel;

/**
 * The arithmetic of pools. A batch is {@code rows × height × width × channels}, channels innermost; the window stays within
 * the picture.
 */
public interface PoolKernels {
    /**
     * The largest value of each channel under the window; of equal values the first.
     *
     * @param output {@code rows × positions × channels}
     * @param winners receives the index of each largest value in its picture; as long as the output
     */
    void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows);

    /** Sets {@code inputDelta}, for each value, to the sum of the derivatives of all windows in which it was the largest. */
    void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows);

    /**
     * The mean of each channel under the window.
     *
     * @param output {@code rows × positions × channels}
     */
    void averagePool(Window window, float[] pictures, float[] output, int rows);

    /** Sets {@code inputDelta}: each position's derivative is shared equally by all values under the window. */
    void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows);
}
