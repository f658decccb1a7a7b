package inkling.optim;

import inkling.kernel.UpdateRule;
import java.util.function.Function;

/** The optimisers that a recipe may name: the one list of them. */
public enum OptimizerKind {
    SGD("Plain gradient descent", momentum -> new GradientDescent()),
    MOMENTUM("Momentum", momentum -> new Momentum(momentum, false)),
    NESTEROV("Nesterov momentum", momentum -> new Momentum(momentum, true)),
    RMSPROP("RMSProp", momentum -> new RmsProp()),
    ADAM("Adam", beta1 -> new Adam(beta1, false)),
    ADAMW("AdamW", beta1 -> new Adam(beta1, true)),
    LION("Lion", beta1 -> new Lion(beta1));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // A function that makes a value keeps none.
    private final Function<Float, UpdateRule> rule;

    OptimizerKind(String title, Function<Float, UpdateRule> rule) {
        this.title = title;
        this.rule = rule;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Whether it makes a difference which {@code momentum} {@link #rule} is given. */
    public boolean takesMomentum() {
        // Rules are equal if their numbers are.
        return !rule(0f).equals(rule(0.5f));
    }

    /**
     * The optimiser's formula.
     *
     * @param momentum momentum's coefficient, or Adam's beta1, in [0, 1)
     */
    public UpdateRule rule(float momentum) {
        return rule.apply(momentum);
    }
}
