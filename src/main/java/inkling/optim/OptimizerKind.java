package inkling.optim;

import inkling.kernel.UpdateRule;
import java.util.function.Function;
import java.util.function.Supplier;

/** The optimisers that a recipe may name: the one list of them. */
public enum OptimizerKind {
    SGD("Plain gradient descent", () -> new GradientDescent()),
    MOMENTUM("Momentum", momentum -> new Momentum(momentum, false)),
    NESTEROV("Nesterov momentum", momentum -> new Momentum(momentum, true)),
    RMSPROP("RMSProp", () -> new RmsProp()),
    ADAM("Adam", beta1 -> new Adam(beta1)),
    ADAMW("AdamW", beta1 -> new AdamW(beta1)),
    LION("Lion", beta1 -> new Lion(beta1));

    private final String title;
    private final boolean takesMomentum;

    @SuppressWarnings("ImmutableEnumChecker") // A function that makes a value keeps none.
    private final Function<Float, UpdateRule> rule;

    /** An optimiser without a coefficient of momentum. */
    OptimizerKind(String title, Supplier<UpdateRule> rule) {
        this.title = title;
        this.takesMomentum = false;
        this.rule = momentum -> rule.get();
    }

    /** An optimiser with a coefficient of momentum, or with a beta1 instead. */
    OptimizerKind(String title, Function<Float, UpdateRule> rule) {
        this.title = title;
        this.takesMomentum = true;
        this.rule = rule;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Whether it makes a difference which {@code momentum} {@link #rule} is given. */
    public boolean takesMomentum() {
        return takesMomentum;
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
