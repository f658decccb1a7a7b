package inkling.nn;

import inkling.kernel.Activation;
import java.util.ArrayList;
import java.util.List;

/** Multilayer perceptrons: networks of dense layers alone. */
public final class Perceptron {
    private Perceptron() {}

    /**
     * A perceptron.
     *
     * @param widths units of the hidden layers, in order; none for a linear classifier
     * @param dropout rate of the dropout after each hidden layer; 0 for none
     */
    public static NetworkSpec spec(
            Shape input, List<Integer> widths, Activation activation, float dropout, int classes, Head head) {
        List<LayerSpec> hidden = new ArrayList<>();
        for (int units : widths) {
            hidden.add(new Dense(units, activation));
        }
        return NetworkSpec.of(input, hidden, activation, dropout, classes, head);
    }
}
