package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Window;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A pool: one value for each channel in the place of those under a square window, which stays within the picture. Pictures
 * are {@code rows × height × width × channels}, and so are the outputs.
 */
sealed interface Pool extends LayerSpec permits AveragePool, MaxPool {
    /** Side of the window, 1 to {@link #MAX_SIDE}. */
    int size();

    /** Pixels from one position to the next, 1 to {@link #MAX_SIDE}. */
    int stride();

    /** The word of a kind: a letter and the size, as in {@code p2}, followed by {@code s3} if the stride differs. */
    static LayerText.Word word(String letter, String help, BiFunction<Integer, Integer, LayerSpec> pool) {
        return new LayerText.Word(letter, help, token -> {
            int size = token.number();
            return pool.apply(size, token.take("s") ? token.number() : size);
        });
    }

    /** Writes what {@link #word} reads. */
    default String text(LayerText.Word word) {
        return word.prefix() + size() + (stride() == size() ? "" : "s" + stride());
    }

    /** Refuses a size or a stride that is out of range. */
    static void requireRange(int size, int stride) {
        LayerSpec.require(size, MAX_SIDE, "A pool is 1 to " + MAX_SIDE + " pixels wide");
        LayerSpec.require(stride, MAX_SIDE, "A pool's stride is 1 to " + MAX_SIDE + " pixels");
    }

    /** How the window moves over a picture. */
    default Window window(Shape input) {
        return LayerSpec.within(input, size(), stride(), "pool");
    }

    /**
     * One output as a weighted sum of the values under the window.
     *
     * @param weights the weight of each of those values, which depend on them for the largest
     */
    default UnitSum pooled(Window window, float[] input, int channel, int pixel, UnaryOperator<float[]> weights) {
        float[] values = new float[window.area()];
        for (int k = 0; k < values.length; k++) {
            values[k] = input[window.at(pixel, k * window.channels() + channel)];
        }
        return new UnitSum(new Shape(size(), size(), 1), values, weights.apply(values), 0f, Activation.IDENTITY);
    }

    @Override
    default Shape output(Shape input) {
        Window window = window(input);
        return new Shape(window.outHeight(), window.outWidth(), window.channels());
    }

    @Override
    default boolean needsPicture() {
        return true;
    }
}
