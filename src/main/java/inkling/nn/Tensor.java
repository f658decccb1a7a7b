package inkling.nn;

import inkling.kernel.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * A named part of what a network is when it is saved: weights and biases, and the running statistics that are not
 * learnt by gradient.
 *
 * @param name unique in its network, such as {@code dense1.weight}
 * @param shape its sides, the last of which varies fastest
 * @param start what all values begin as, unless an initialiser draws them
 * @param least what no value may be less than
 * @param values the values themselves, as many as the sides' product; changes are seen by the network
 */
public record Tensor(String name, List<Integer> shape, float start, float least, float[] values) {
    /** A tensor of any values, in the memory of the kernels, all as they start. */
    static Tensor allocate(String name, List<Integer> shape, float start, Kernels kernels) {
        int length = 1;
        for (int side : shape) {
            length *= side;
        }
        return restarted(new Tensor(name, shape, start, -Float.MAX_VALUE, kernels.allocate(length)));
    }

    /** A vector of variances, which begin at 1 and are never below 0. */
    static Tensor variances(String name, int length, Kernels kernels) {
        return restarted(new Tensor(name, List.of(length), 1f, 0f, kernels.allocate(length)));
    }

    private static Tensor restarted(Tensor tensor) {
        tensor.restart();
        return tensor;
    }

    /** Number of values. */
    public int length() {
        return values.length;
    }

    void restart() {
        Arrays.fill(values, start);
    }
}
