package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Window;
import java.util.Optional;

/**
 * What a layer is, without its weights.
 *
 * <p>A kind of layer is one file: its settings and their limits, its short name, its shapes and counts, and the
 * {@link Layer} itself with its passes forward and back. {@link LayerText} lists the kinds that have a short name.
 */
public sealed interface LayerSpec permits BatchNorm, Conv2d, Dense, Dropout, GlobalAveragePool, Pool {
    /** The largest side of a window, and the largest stride. */
    int MAX_SIDE = 31;

    /** The kind in one word, with which the names of its parameters begin: {@code conv}, as in {@code conv1.weight}. */
    String kind();

    /**
     * The short name that {@link LayerText} reads, such as {@code c8k5}. It does not include the activation.
     *
     * @throws IllegalArgumentException when it has none
     */
    String text();

    /**
     * The shape of its output.
     *
     * @throws IllegalArgumentException when the layer does not fit the input
     */
    Shape output(Shape input);

    /** Number of learned values: weights, biases, and the like. */
    default long parameters(Shape input) {
        return 0;
    }

    /** Number of values that are saved with a network: the learned ones, and statistics. */
    default long savedValues(Shape input) {
        return parameters(input);
    }

    /** Multiplications of a forward pass over one image; a bias counts as one. */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /** The same layer with another activation, if it has one. */
    default LayerSpec with(Activation activation) {
        return this;
    }

    /** Whether it applies the activation of a layer with weights directly before it, which then has none. */
    default boolean takesActivation() {
        return false;
    }

    /** How many units or filters with weights of their own it has. */
    default int units() {
        return 0;
    }

    /** Whether it is a hidden layer in the narrow sense: one with weights. */
    default boolean hasWeights() {
        return units() > 0;
    }

    /** What one of its units looks at: the whole input, or what a window shows of it. */
    default Shape view(Shape input) {
        return input;
    }

    /** Whether it looks at neighbouring pixels, so that it must come before the first dense layer. */
    default boolean needsPicture() {
        return false;
    }

    /** Whether its output still has the shape of a picture if its input has. */
    default boolean leavesPicture() {
        return true;
    }

    /** The layer itself, its weights zero. */
    Layer layer(LayerContext context);

    /** The layer as the first of a network, if it takes images as sparse rows, which is how they are kept. */
    default Optional<InputLayer> inputLayer(LayerContext context) {
        return Optional.empty();
    }

    /**
     * Checks a number of a layer.
     *
     * @param rule the beginning of a sentence that names the range
     * @throws IllegalArgumentException when it is less than 1 or more than {@code most}
     */
    static void require(int value, int most, String rule) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(rule + ", not " + value + "; choose a number in that range.");
        }
    }

    /**
     * A window that stays within the picture.
     *
     * @throws IllegalArgumentException when it is larger than the picture
     */
    static Window within(Shape input, int size, int stride, String what) {
        if (size > input.height() || size > input.width()) {
            throw new IllegalArgumentException("A " + size + "×" + size + " " + what + " does not fit the "
                    + input.height() + "×" + input.width() + " picture that reaches it; make it smaller, or pool less"
                    + " before it.");
        }
        return Window.within(input.height(), input.width(), input.channels(), size, stride);
    }
}
