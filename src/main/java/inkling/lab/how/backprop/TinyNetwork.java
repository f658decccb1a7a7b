package inkling.lab.how.backprop;

import static inkling.lab.how.backprop.Quantity.Kind.HIDDEN_BIAS;
import static inkling.lab.how.backprop.Quantity.Kind.HIDDEN_OUTPUT;
import static inkling.lab.how.backprop.Quantity.Kind.HIDDEN_SUM;
import static inkling.lab.how.backprop.Quantity.Kind.HIDDEN_WEIGHT;
import static inkling.lab.how.backprop.Quantity.Kind.INPUT;
import static inkling.lab.how.backprop.Quantity.Kind.OUTPUT;
import static inkling.lab.how.backprop.Quantity.Kind.OUTPUT_BIAS;
import static inkling.lab.how.backprop.Quantity.Kind.OUTPUT_SUM;
import static inkling.lab.how.backprop.Quantity.Kind.OUTPUT_WEIGHT;
import static inkling.lab.how.backprop.Quantity.Kind.TARGET;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two inputs, two hidden units, one or two outputs: every number of the pass forward, every derivative of the pass back.
 *
 * <p>{@code z[j] = b[j] + Σ w[i][j] x[i]}, {@code h[j] = f(z[j])}, {@code s[k] = c[k] + Σ v[j][k] h[j]},
 * {@code p[k] = sigmoid(s[k])}, {@code L = ½ Σ (p[k] - t[k])²}; the derivatives by the chain rule (Rumelhart, Hinton and
 * Williams 1986; the loss is Nielsen's quadratic cost, 2015, chapter 1).
 */
final class TinyNetwork {
    static final int INPUTS = 2;
    static final int HIDDEN = 2;
    static final int MOST_OUTPUTS = 2;

    /** First values at which all hidden sums are above 0, so that every activation passes something on. */
    private static final Map<String, Double> FIRST = Map.ofEntries(
            Map.entry("x1", 1.0),
            Map.entry("x2", 0.5),
            Map.entry("w11", 0.4),
            Map.entry("w21", -0.6),
            Map.entry("w12", -0.3),
            Map.entry("w22", 0.8),
            Map.entry("b1", 0.1),
            Map.entry("b2", 0.2),
            Map.entry("v11", 0.7),
            Map.entry("v21", -0.5),
            Map.entry("v12", -0.4),
            Map.entry("v22", 0.9),
            Map.entry("c1", 0.0),
            Map.entry("c2", 0.1),
            Map.entry("t1", 1.0),
            Map.entry("t2", 0.0));

    private final Map<Quantity, Double> given = new LinkedHashMap<>();
    private final ExactActivation activation;
    private final int outputs;

    /**
     * A network with its first values.
     *
     * @param outputs 1 or 2
     */
    TinyNetwork(ExactActivation activation, int outputs) {
        this.activation = activation;
        this.outputs = outputs;
        restart();
    }

    /** Back to the first values. */
    void restart() {
        given.clear();
        for (Quantity quantity : given()) {
            given.put(quantity, FIRST.get(quantity.name()));
        }
    }

    /** Takes over the values of another as far as both have them. */
    void take(TinyNetwork other) {
        given.replaceAll((quantity, value) -> other.given.getOrDefault(quantity, value));
    }

    ExactActivation activation() {
        return activation;
    }

    int outputs() {
        return outputs;
    }

    /** What is not computed: inputs, weights, biases, targets. */
    List<Quantity> given() {
        List<Quantity> all = new ArrayList<>();
        add(all, INPUT, INPUTS);
        addWeights(all, HIDDEN_WEIGHT, HIDDEN);
        add(all, HIDDEN_BIAS, HIDDEN);
        addWeights(all, OUTPUT_WEIGHT, outputs);
        add(all, OUTPUT_BIAS, outputs);
        add(all, TARGET, outputs);
        return all;
    }

    /** What is computed on the way forward, in that order. */
    List<Quantity> computed() {
        List<Quantity> all = new ArrayList<>();
        for (int j = 1; j <= HIDDEN; j++) {
            all.add(Quantity.of(HIDDEN_SUM, j));
            all.add(Quantity.of(HIDDEN_OUTPUT, j));
        }
        for (int k = 1; k <= outputs; k++) {
            all.add(Quantity.of(OUTPUT_SUM, k));
            all.add(Quantity.of(OUTPUT, k));
        }
        all.add(Quantity.LOSS);
        return all;
    }

    /** By what the loss is derived on the way back, in an order in which each needs only those before it. */
    List<Quantity> derived() {
        List<Quantity> all = new ArrayList<>();
        add(all, OUTPUT, outputs);
        add(all, OUTPUT_SUM, outputs);
        addWeights(all, OUTPUT_WEIGHT, outputs);
        add(all, OUTPUT_BIAS, outputs);
        add(all, HIDDEN_OUTPUT, HIDDEN);
        add(all, HIDDEN_SUM, HIDDEN);
        addWeights(all, HIDDEN_WEIGHT, HIDDEN);
        add(all, HIDDEN_BIAS, HIDDEN);
        return all;
    }

    private static void add(List<Quantity> all, Quantity.Kind kind, int count) {
        for (int i = 1; i <= count; i++) {
            all.add(Quantity.of(kind, i));
        }
    }

    private static void addWeights(List<Quantity> all, Quantity.Kind kind, int units) {
        for (int to = 1; to <= units; to++) {
            for (int from = 1; from <= 2; from++) {
                all.add(Quantity.weight(kind, from, to));
            }
        }
    }

    /** Sets an input, a weight, a bias or a target. */
    void set(Quantity quantity, double value) {
        if (!given.containsKey(quantity)) {
            throw new IllegalArgumentException(quantity.name() + " is computed and cannot be set.");
        }
        given.put(quantity, value);
    }

    /** Both passes with the values as they are. */
    Passes passes() {
        return new Passes(this, given);
    }

    /** The loss when one number, given or computed, is a little larger than it is. */
    double lossWith(Quantity nudged, double by) {
        return Passes.forward(this, given, nudged, by).get(Quantity.LOSS);
    }

    /** Gradient descent: every weight and bias goes {@code rate} times its derivative down. */
    void step(double rate) {
        Passes now = passes();
        given.replaceAll(
                (quantity, value) -> quantity.kind().isLearned() ? value - rate * now.derivative(quantity) : value);
    }
}
