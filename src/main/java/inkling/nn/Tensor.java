package inkling.nn;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * A named part of a network's saved state: weights and biases, and running statistics that are not learned from
 * gradients.
 *
 * @param name unique in its network, such as {@code dense1.weight}
 * @param shape its sides; the index of the last varies fastest
 * @param start the initial value of all values, unless an initialiser draws them
 * @param least the smallest value that is allowed
 * @param layout where the values are in their array, which the kernels decide
 * @param values the values themselves, as many as the sides' product; changes are seen by the network
 */
public record Tensor(String name, List<Integer> shape, float start, float least, Layout layout, float[] values) {
    /** A tensor of any values, in the memory of the kernels, all as they start. */
    static Tensor allocate(String name, List<Integer> shape, float start, Memory memory) {
        int length = 1;
        for (int side : shape) {
            length *= side;
        }
        return restarted(
                new Tensor(name, shape, start, -Float.MAX_VALUE, Layout.rowMajor(1, length), memory.allocate(length)));
    }

    /** A matrix of any values in a layout. */
    static Tensor matrix(String name, Layout layout, Memory memory) {
        float[] values = memory.allocate(layout.rows() * layout.columns());
        return restarted(
                new Tensor(name, List.of(layout.rows(), layout.columns()), 0f, -Float.MAX_VALUE, layout, values));
    }

    /** A vector of variances, which begin at 1 and are never below 0. */
    static Tensor variances(String name, int length, Memory memory) {
        return restarted(
                new Tensor(name, List.of(length), 1f, 0f, Layout.rowMajor(1, length), memory.allocate(length)));
    }

    private static Tensor restarted(Tensor tensor) {
        tensor.restart();
        return tensor;
    }

    /** Number of values. */
    public int length() {
        return values.length;
    }

    /** The i-th value, the last of the shape's sides varying fastest. */
    public float get(int i) {
        return values[layout.place(i)];
    }

    /** Changes the i-th value. */
    public void set(int i, float value) {
        values[layout.place(i)] = value;
    }

    /** Takes over the values of a tensor of the same shape. */
    public void copy(Tensor from) {
        for (int i = 0; i < values.length; i++) {
            set(i, from.get(i));
        }
    }

    void restart() {
        Arrays.fill(values, start);
    }
}
