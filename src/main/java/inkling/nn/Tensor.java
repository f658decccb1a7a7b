package inkling.nn;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import inkling.kernel.StateVisitor;
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
    /** The {@link #least} value where any is allowed. */
    static final float ANY = -Float.MAX_VALUE;

    /** A tensor in the memory of the kernels, all its values as they start. */
    static Tensor of(String name, List<Integer> shape, Layout layout, float start, float least, Memory memory) {
        float[] values = memory.allocate((long) layout.rows() * layout.columns());
        Tensor tensor = new Tensor(name, shape, start, least, layout, values);
        tensor.restart();
        return tensor;
    }

    /** A zeroed matrix of any values in a layout. */
    static Tensor matrix(String name, Layout layout, Memory memory) {
        return of(name, List.of(layout.rows(), layout.columns()), layout, 0f, ANY, memory);
    }

    /** A vector of values that start alike. */
    static Tensor vector(String name, int length, float start, float least, Memory memory) {
        return of(name, List.of(length), Layout.rowMajor(1, length), start, least, memory);
    }

    /** Number of values. */
    public int length() {
        return layout.rows() * layout.columns();
    }

    /** The i-th value, the last of the shape's sides varying fastest. */
    public float get(int i) {
        return values[layout.index(i)];
    }

    /** Changes the i-th value. */
    public void set(int i, float value) {
        values[layout.index(i)] = value;
    }

    /** Takes over the values of a tensor of the same shape. */
    public void copy(Tensor from) {
        for (int i = 0; i < values.length; i++) {
            set(i, from.get(i));
        }
    }

    /** Shows its values. */
    public void visit(StateVisitor state) {
        state.floats(values, layout);
    }

    void restart() {
        Arrays.fill(values, start);
    }
}
