package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Window;

/** What a layer is, without its weights. */
public sealed interface LayerSpec {
    /** The widest dense layer that a network may have. */
    int MAX_UNITS = 4096;

    /** The most filters of a convolution. */
    int MAX_FILTERS = 512;

    /** The largest side of a convolution's kernel or a pool, and the largest stride. */
    int MAX_SIDE = 31;

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

    /** Multiplications of a pass forward over one image, a bias counted as one. */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /** The same layer with another activation, if it has one. */
    default LayerSpec with(Activation activation) {
        return this;
    }

    /** Whether it is a hidden layer in the narrow sense: one with weights, and with units or filters. */
    default boolean hasWeights() {
        return false;
    }

    /** What makes the shape of a convolution's output. */
    enum Padding {
        /** Zeros around the picture, so that only the stride makes the output smaller. */
        SAME,
        /** None: the kernel stays within the picture. */
        VALID
    }

    /**
     * A fully connected layer: {@code y = f(x · W + b)}. A picture that reaches it is taken as the vector of its values.
     *
     * @param units number of outputs, 1 to {@link #MAX_UNITS}
     * @param activation f
     */
    record Dense(int units, Activation activation) implements LayerSpec {
        public Dense {
            if (units < 1 || units > MAX_UNITS) {
                throw new IllegalArgumentException(
                        "A layer has 1 to " + MAX_UNITS + " units, not " + units + "; choose a number in that range.");
            }
        }

        @Override
        public Shape output(Shape input) {
            return Shape.vector(units);
        }

        @Override
        public long parameters(Shape input) {
            return (input.size() + 1L) * units;
        }

        @Override
        public long multiplyAdds(Shape input) {
            return parameters(input);
        }

        @Override
        public Dense with(Activation other) {
            return new Dense(units, other);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /**
     * Inverted dropout: in training, drops each value with the given probability and scales the others up.
     *
     * @param rate probability of dropping, 0 (inclusive) to 1 (exclusive)
     */
    record Dropout(float rate) implements LayerSpec {
        public Dropout {
            if (!(rate >= 0f && rate < 1f)) {
                throw new IllegalArgumentException(
                        "Dropout is 0 or more and less than 1, not " + rate + "; 0.2 to 0.5 are usual.");
            }
        }

        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /**
     * A convolution: every filter looks at every place of the picture through a square window.
     *
     * @param filters channels of its output, 1 to {@link #MAX_FILTERS}
     * @param kernelSize side of the window, 1 to {@link #MAX_SIDE}
     * @param stride pixels from one place to the next, 1 to {@link #MAX_SIDE}
     * @param padding whether the window reaches over the edge
     * @param activation of its outputs
     */
    record Conv2d(int filters, int kernelSize, int stride, Padding padding, Activation activation)
            implements LayerSpec {
        public Conv2d {
            require(filters, MAX_FILTERS, "A convolution has 1 to " + MAX_FILTERS + " filters");
            require(kernelSize, MAX_SIDE, "A convolution's kernel is 1 to " + MAX_SIDE + " pixels wide");
            require(stride, MAX_SIDE, "A convolution's stride is 1 to " + MAX_SIDE + " pixels");
        }

        /** How its window slides over an input. */
        Window window(Shape input) {
            if (padding == Padding.SAME) {
                return Window.padded(input.height(), input.width(), input.channels(), kernelSize, stride);
            }
            return within(input, kernelSize, stride, "convolution without padding");
        }

        @Override
        public Shape output(Shape input) {
            Window window = window(input);
            if ((long) window.places() * filters > Shape.MAX_SIZE) {
                throw new IllegalArgumentException(filters + " filters make " + (long) window.places() * filters
                        + " values of a picture of " + input.height() + "×" + input.width() + ", more than "
                        + Shape.MAX_SIZE + "; choose fewer filters, or a pool or a stride before.");
            }
            return new Shape(window.outHeight(), window.outWidth(), filters);
        }

        @Override
        public long parameters(Shape input) {
            return (window(input).patch() + 1L) * filters;
        }

        @Override
        public long multiplyAdds(Shape input) {
            return window(input).places() * parameters(input);
        }

        @Override
        public Conv2d with(Activation other) {
            return new Conv2d(filters, kernelSize, stride, padding, other);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /**
     * Keeps the largest value of each channel under a square window that stays within the picture.
     *
     * @param size side of the window, 1 to {@link #MAX_SIDE}
     * @param stride pixels from one place to the next, 1 to {@link #MAX_SIDE}
     */
    record MaxPool(int size, int stride) implements LayerSpec {
        public MaxPool {
            requirePool(size, stride);
        }

        /** How its window slides over an input. */
        Window window(Shape input) {
            return within(input, size, stride, "pool");
        }

        @Override
        public Shape output(Shape input) {
            return pooled(window(input));
        }
    }

    /**
     * The mean of each channel under a square window that stays within the picture.
     *
     * @param size side of the window, 1 to {@link #MAX_SIDE}
     * @param stride pixels from one place to the next, 1 to {@link #MAX_SIDE}
     */
    record AveragePool(int size, int stride) implements LayerSpec {
        public AveragePool {
            requirePool(size, stride);
        }

        /** How its window slides over an input. */
        Window window(Shape input) {
            return within(input, size, stride, "pool");
        }

        @Override
        public Shape output(Shape input) {
            return pooled(window(input));
        }
    }

    /**
     * Batch normalisation of each channel (a unit, after a dense layer), with a scale and a shift that are learnt.
     *
     * @param activation of its outputs: that of the layer before, which has none of its own then
     */
    record BatchNorm(Activation activation) implements LayerSpec {
        @Override
        public Shape output(Shape input) {
            return input;
        }

        @Override
        public long parameters(Shape input) {
            return 2L * input.channels();
        }

        @Override
        public BatchNorm with(Activation other) {
            return new BatchNorm(other);
        }
    }

    private static void require(int value, int most, String rule) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(rule + ", not " + value + "; choose a number in that range.");
        }
    }

    private static void requirePool(int size, int stride) {
        require(size, MAX_SIDE, "A pool is 1 to " + MAX_SIDE + " pixels wide");
        require(stride, MAX_SIDE, "A pool's stride is 1 to " + MAX_SIDE + " pixels");
    }

    private static Window within(Shape input, int size, int stride, String what) {
        if (size > input.height() || size > input.width()) {
            throw new IllegalArgumentException("A " + size + "×" + size + " " + what + " does not fit the "
                    + input.height() + "×" + input.width() + " picture that reaches it; make it smaller, or pool less"
                    + " before it.");
        }
        return Window.within(input.height(), input.width(), input.channels(), size, stride);
    }

    private static Shape pooled(Window window) {
        return new Shape(window.outHeight(), window.outWidth(), window.channels());
    }
}
