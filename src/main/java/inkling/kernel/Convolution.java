package inkling.kernel;

/**
 * The products of one convolution: {@code output[v, u, f] = bias[f] + Σ picture[v·s + i - top, u·s + j - left, c] ·
 * W[i, j, c, f]} at every position of a {@link Window}, and its derivatives. Pictures are {@code rows × height × width ×
 * channels}, outputs {@code rows × positions × filters}, weights {@code patch × filters}.
 *
 * <p>It has buffers of its own and is made once for a layer, by {@link Kernels#convolution}.
 */
public interface Convolution {
    /** Sets the output, for at most the largest batch. */
    void forward(float[] pictures, float[] weights, float[] bias, float[] output, int rows);

    /** Adds the derivative with respect to the weights; the pictures are those of the last forward pass. */
    void weightGradient(float[] pictures, float[] delta, float[] gradient, int rows);

    /** Sets the derivative with respect to the pictures. */
    void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows);
}
