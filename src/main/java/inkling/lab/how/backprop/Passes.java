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

import inkling.lab.how.backprop.Formula.Factor;
import java.util.HashMap;
import java.util.Map;

/** A pass forward through the tiny network and the pass back, number by number, each with its formula. */
final class Passes {
    private final TinyNetwork network;
    private final Map<Quantity, Double> values;
    private final Map<Quantity, Double> derivatives = new HashMap<>();

    Passes(TinyNetwork network, Map<Quantity, Double> given) {
        this.network = network;
        values = forward(network, given, Quantity.LOSS, 0);
        for (Quantity quantity : network.derived()) {
            derivatives.put(quantity, back(quantity).value());
        }
    }

    /** All values when one of them is larger by so much, and what follows from it. */
    static Map<Quantity, Double> forward(TinyNetwork network, Map<Quantity, Double> given, Quantity nudged, double by) {
        Map<Quantity, Double> values = new HashMap<>(given);
        values.computeIfPresent(nudged, (quantity, value) -> value + by);
        for (Quantity quantity : network.computed()) {
            double value = formula(network, values, quantity).value();
            values.put(quantity, quantity.equals(nudged) ? value + by : value);
        }
        return values;
    }

    double value(Quantity quantity) {
        return values.get(quantity);
    }

    /** The loss's derivative by a number. */
    double derivative(Quantity quantity) {
        return derivatives.get(quantity);
    }

    /** How a number of the pass forward comes about. */
    Formula forward(Quantity quantity) {
        return formula(network, values, quantity);
    }

    private static Formula formula(TinyNetwork network, Map<Quantity, Double> values, Quantity quantity) {
        int unit = quantity.from();
        return switch (quantity.kind()) {
            case HIDDEN_SUM -> sum(values, HIDDEN_WEIGHT, INPUT, unit, Quantity.of(HIDDEN_BIAS, unit));
            case HIDDEN_OUTPUT -> {
                Quantity sum = Quantity.of(HIDDEN_SUM, unit);
                double z = values.get(sum);
                String name = network.activation().title();
                yield new Formula()
                        .plus(new Factor(
                                name + "(" + sum.name() + ")",
                                name + "(" + Formula.number(z) + ")",
                                network.activation().apply(z)));
            }
            case OUTPUT_SUM -> sum(values, OUTPUT_WEIGHT, HIDDEN_OUTPUT, unit, Quantity.of(OUTPUT_BIAS, unit));
            case OUTPUT -> {
                double s = values.get(Quantity.of(OUTPUT_SUM, unit));
                yield new Formula()
                        .plus(new Factor(
                                "sigmoid(s" + unit + ")",
                                "sigmoid(" + Formula.number(s) + ")",
                                ExactActivation.SIGMOID.apply(s)));
            }
            case LOSS -> loss(network, values);
            default -> throw new IllegalArgumentException(quantity.name() + " is given, not computed.");
        };
    }

    private static Formula sum(
            Map<Quantity, Double> values, Quantity.Kind weights, Quantity.Kind inputs, int unit, Quantity bias) {
        Formula sum = new Formula();
        for (int i = 1; i <= 2; i++) {
            sum.plus(factor(values, Quantity.weight(weights, i, unit)), factor(values, Quantity.of(inputs, i)));
        }
        return sum.plus(factor(values, bias));
    }

    private static Formula loss(TinyNetwork network, Map<Quantity, Double> values) {
        Formula loss = new Formula();
        for (int k = 1; k <= network.outputs(); k++) {
            Factor error = error(values, k);
            loss.plus(new Factor(
                    "½" + error.symbols() + "²", "½" + error.numbers() + "²", 0.5 * error.value() * error.value()));
        }
        return loss;
    }

    /** {@code p - t}. */
    private static Factor error(Map<Quantity, Double> values, int output) {
        double p = values.get(Quantity.of(OUTPUT, output));
        double t = values.get(Quantity.of(TARGET, output));
        return new Factor(
                "(p" + output + " − t" + output + ")",
                "(" + Formula.number(p) + " − " + Formula.number(t) + ")",
                p - t);
    }

    private static Factor factor(Map<Quantity, Double> values, Quantity quantity) {
        return new Factor(quantity.name(), values.get(quantity));
    }

    /** How a derivative comes about from those that were there before it. */
    Formula back(Quantity quantity) {
        int from = quantity.from();
        int to = quantity.to();
        return switch (quantity.kind()) {
            case OUTPUT -> new Formula().plus(error(values, from));
            case OUTPUT_SUM -> {
                double p = values.get(Quantity.of(OUTPUT, from));
                yield chain(
                        Quantity.of(OUTPUT, from),
                        new Factor(
                                "p" + from + "(1 − p" + from + ")",
                                Formula.number(p) + " × " + Formula.number(1 - p),
                                p * (1 - p)));
            }
            case OUTPUT_WEIGHT -> chain(Quantity.of(OUTPUT_SUM, to), factor(values, Quantity.of(HIDDEN_OUTPUT, from)));
            case OUTPUT_BIAS -> chain(Quantity.of(OUTPUT_SUM, from), one());
            case HIDDEN_OUTPUT -> throughWeights(from);
            case HIDDEN_SUM -> {
                double slope = network.activation().slope(values.get(Quantity.of(HIDDEN_SUM, from)));
                yield chain(
                        Quantity.of(HIDDEN_OUTPUT, from),
                        new Factor(network.activation().title() + "′(z" + from + ")", slope));
            }
            case HIDDEN_WEIGHT -> chain(Quantity.of(HIDDEN_SUM, to), factor(values, Quantity.of(INPUT, from)));
            case HIDDEN_BIAS -> chain(Quantity.of(HIDDEN_SUM, from), one());
            default -> throw new IllegalArgumentException("Nothing asks for " + quantity.derivativeName() + ".");
        };
    }

    private static Factor one() {
        return new Factor("1", "1", 1);
    }

    private Formula chain(Quantity above, Factor local) {
        return new Formula().plus(new Factor(above.derivativeName(), derivatives.get(above)), local);
    }

    /** A hidden unit's output reaches the loss through every output. */
    private Formula throughWeights(int unit) {
        Formula sum = new Formula();
        for (int k = 1; k <= network.outputs(); k++) {
            Quantity above = Quantity.of(OUTPUT_SUM, k);
            sum.plus(
                    new Factor(above.derivativeName(), derivatives.get(above)),
                    factor(values, Quantity.weight(OUTPUT_WEIGHT, unit, k)));
        }
        return sum;
    }
}
