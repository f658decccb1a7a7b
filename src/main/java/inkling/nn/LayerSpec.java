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
public sealed interface LayerSpec permits AveragePool, BatchNorm, Conv2d, Dense, Dropout, GlobalAveragePool, MaxPool {
    /** The largest side of a window, and the largest stride. */
    int MAX_SIDE = 31;

    /** The kind in a word, of which the names of its parameters are made: {@code conv}, for {@code conv1.weight}. */
    String kind();

    /**
     * The short name that {@link LayerText} reads, such as {@code c8k5}. It tells nothing of the activation.
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

    /** Values that are learnt: weights, biases, and the like. */
    default long parameters(Shape input) {
        return 0;
    }

    /** Values that are saved with a network: those that are learnt, and statistics that are not. */
    default long savedValues(Shape input) {
        return parameters(input);
    }

    /** Multiplications of a pass forward over one image, a bias counted as one. */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /** The same layer with another activation, if it has one. */
    default LayerSpec with(Activation activation) {
        return this;
    }

    /** Whether it applies the activation of a layer with weights right before it, which then has none of its own. */
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

    /** Whether its output is still a picture, or of the shape of one, when its input is. */
    default boolean leavesPicture() {
        return true;
    }

    /** The layer itself, its weights zero. */
    Layer layer(LayerContext context);

    /** The layer as a network's first, if it takes images as they are kept: as sparse rows. */
    default Optional<InputLayer> inputLayer(LayerContext context) {
        return Optional.empty();
    }

    /**
     * Checks a number of a layer.
     *
     * @param rule a sentence with the range, without its end
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
