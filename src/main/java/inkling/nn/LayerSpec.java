package inkling.nn;

import inkling.kernel.Activation;

/** What a layer is, without its weights. */
public sealed interface LayerSpec {
    /**
     * A fully connected layer: {@code y = f(x · W + b)}.
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
    }

    /** The widest dense layer that a network may have. */
    int MAX_UNITS = 4096;
}
