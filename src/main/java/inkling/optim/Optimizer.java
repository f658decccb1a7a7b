package inkling.optim;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.StateVisitor;
import inkling.kernel.UpdateRule;
import inkling.nn.Parameter;
import java.util.List;

/** Changes a network's parameters along their gradients by a rule, whose state it keeps. */
public final class Optimizer {
    private final List<Parameter> parameters;
    private final Kernels kernels;
    private final float[][][] state;
    private UpdateRule rule;
    private float decay;
    private int steps;

    /**
     * @param decay coefficient of weight decay, 0 or more; biases and the like do not decay
     */
    public Optimizer(UpdateRule rule, float decay, List<Parameter> parameters, Backend backend) {
        this.rule = rule;
        this.decay = decay;
        this.parameters = List.copyOf(parameters);
        kernels = backend.kernels();
        state = new float[parameters.size()][rule.stateArrays()][];
        for (int p = 0; p < state.length; p++) {
            for (int i = 0; i < state[p].length; i++) {
                state[p][i] = backend.memory().allocate(parameters.get(p).length());
            }
        }
    }

    /** Goes on with other constants of the same rule, and another decay. */
    public void adjust(UpdateRule other, float otherDecay) {
        rule = other;
        decay = otherDecay;
    }

    /** Shows how many steps it took, and what the rule remembers of them. */
    public void visit(StateVisitor visitor) {
        steps = visitor.integer(steps, 0, Integer.MAX_VALUE);
        for (int p = 0; p < state.length; p++) {
            for (float[] values : state[p]) {
                visitor.floats(values, parameters.get(p).tensor().layout());
            }
        }
    }

    /**
     * One step along the gradients that the parameters hold; the gradients are zero afterwards.
     *
     * @param rate learning rate, above 0
     */
    public void step(float rate) {
        steps++;
        UpdateRule.Step decaying = new UpdateRule.Step(rate, decay, steps);
        UpdateRule.Step plain = new UpdateRule.Step(rate, 0f, steps);
        for (int p = 0; p < state.length; p++) {
            Parameter parameter = parameters.get(p);
            kernels.update(
                    rule,
                    parameter.values(),
                    parameter.gradient(),
                    state[p],
                    parameter.length(),
                    parameter.decays() ? decaying : plain);
        }
    }
}
